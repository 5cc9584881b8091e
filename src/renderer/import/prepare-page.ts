import { BASE_SELECTOR, STYLE_ATTRIBUTE } from './quiet-markup.ts'

/**
 * Puts into plain markup what a page says by other means, before Readability and the sanitiser drop those means:
 * what is hidden, what scripts would have loaded, formulas, and where addresses lead. In place.
 *
 * The page was parsed from quiet markup.
 *
 * @param address what relative addresses are relative to; null when unknown: they are dropped then.
 */
export function preparePage(page: Document, address: string | null): void {
  const base =
    URL.parse(page.querySelector(BASE_SELECTOR)?.getAttribute('href') ?? '', address ?? undefined)?.href ??
    address
  markHidden(page)
  unwrapNoscript(page)
  spellOutFormulas(page)
  removeActiveContent(page)
  resolveAddresses(page, base)
  renameOutdated(page)
}

/** Makes every link and picture address absolute; links within the page stay fragments. */
export function resolveAddresses(root: ParentNode, base: string | null): void {
  for (const link of root.querySelectorAll('a[href], area[href]')) resolveLink(link, base)
  for (const image of root.querySelectorAll('img')) {
    for (const name of ['src', 'data-src', 'data-original', 'data-lazy-src']) {
      const value = image.getAttribute(name)
      if (value === null || /^(?:data|cid):/i.test(value.trim())) continue
      const url = URL.parse(value.trim(), base ?? undefined)
      if (url !== null) image.setAttribute(name, url.href)
    }
  }
}

function resolveLink(link: Element, base: string | null): void {
  const href = link.getAttribute('href')?.trim() ?? ''
  if (href.startsWith('#')) {
    link.setAttribute('href', decodedFragment(href))
    return
  }
  const url = URL.parse(href, base ?? undefined)
  if (url === null) link.removeAttribute('href')
  else if (base !== null && url.hash !== '' && withoutHash(url) === withoutHash(new URL(base))) {
    link.setAttribute('href', decodedFragment(url.hash))
  } else link.setAttribute('href', url.href)
}

function withoutHash(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length)
}

function decodedFragment(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch (error) {
    if (error instanceof URIError) return hash
    throw error
  }
}

/**
 * Takes out what could only be run or loaded. The sanitiser would, but until then Readability copies attributes, and
 * copying one that holds a script throws where Trusted Types are enforced, even in a document that runs none.
 */
export function removeActiveContent(root: ParentNode): void {
  for (const element of root.querySelectorAll('script, iframe, object, embed, applet, frame, noembed'))
    element.remove()
  for (const element of root.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (/^on|^srcdoc$/i.test(name)) element.removeAttribute(name)
    }
  }
}

/** The style sheet is not there to hide it again. */
function markHidden(page: Document): void {
  for (const element of page.querySelectorAll(`[${STYLE_ATTRIBUTE}]`)) {
    if (
      /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(
        element.getAttribute(STYLE_ATTRIBUTE) ?? '',
      )
    ) {
      element.setAttribute('hidden', '')
    }
    element.removeAttribute(STYLE_ATTRIBUTE)
  }
}

/** Removes what a page doesn't show: for sources whose whole body is the article. */
export function removeHidden(root: ParentNode): void {
  for (const element of root.querySelectorAll('[hidden]')) element.remove()
}

/** Pictures that wait for a script stand ready for readers without one. */
function unwrapNoscript(page: Document): void {
  for (const noscript of page.querySelectorAll('noscript')) {
    const image = noscript.querySelector('img[src]')
    if (image !== null && (noscript.textContent ?? '').trim() === '') {
      const before = noscript.previousElementSibling
      const placeholder = before === null || before.nodeName === 'IMG' ? before : before.querySelector('img')
      if (placeholder === null || (before?.textContent ?? '').trim() !== '') noscript.before(image)
      else placeholder.replaceWith(image)
    }
    noscript.remove()
  }
}

/** A formula's own words: its TeX source, its text alternative, or its characters in a row. */
function spellOutFormulas(page: Document): void {
  for (const formula of page.querySelectorAll('math')) {
    const tex =
      formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ??
      formula.getAttribute('alttext')
    const words = (tex ?? formula.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (words === '') formula.remove()
    else formula.replaceWith(code(page, words))
  }
  for (const script of page.querySelectorAll('script[type^="math/tex" i]')) {
    script.replaceWith(code(page, (script.textContent ?? '').trim()))
  }
}

function code(page: Document, words: string): Element {
  const element = page.createElement('code')
  element.textContent = words
  return element
}

const MODERN: Readonly<Record<string, string>> = {
  tt: 'code',
  strike: 's',
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
  acronym: 'abbr',
}

/** Elements of the nineties, by their present names. */
function renameOutdated(page: Document): void {
  for (const element of page.querySelectorAll(Object.keys(MODERN).join(','))) {
    const modern = page.createElement(MODERN[element.nodeName.toLowerCase()] ?? 'span')
    modern.append(...element.childNodes)
    element.replaceWith(modern)
  }
}
