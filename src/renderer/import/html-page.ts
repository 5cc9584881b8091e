import { Readability } from '@mozilla/readability'
import { canonicalize } from './canonical.ts'
import { disarmNames } from './disarm-names.ts'
import { finishDraft } from './finish-draft.ts'
import { decodeHtml } from './html-encoding.ts'
import { ImageCollection } from './images.ts'
import { ImportError } from './import-failure.ts'
import { checkMarkupLength, checkTree } from './import-limits.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { looksBinary } from './decode-text.ts'
import { liftDataUrls } from './data-urls.ts'
import { leadImageAddress, pageMetadata, plainName, savedFrom } from './page-metadata.ts'
import { keepImage, placeImages, type ImageFinder } from './place-images.ts'
import { preparePage, removeHidden } from './prepare-page.ts'
import { quietMarkup } from './quiet-markup.ts'
import { sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'
import { bylineOf } from './title-block.ts'
import { isoDate } from './published-date.ts'

/** Readability takes less than this for a failure of its own, and so do we: the whole page is shown then. */
const MIN_ARTICLE_LENGTH = 140

/**
 * Reads a web page: finds the article in it, and what it says about itself.
 * Throws `ImportError` when it is no page, too large, or has no text.
 */
export async function importHtmlPage(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  if (looksBinary(source.bytes)) {
    throw new ImportError('unsupported', `“${source.name}” is not a web page, whatever its name says.`)
  }
  return readPage(decodeHtml(source.bytes, source.mediaType), source, () => null, run)
}

/** The same for a page that is decoded already, with pictures that came along with it. */
export async function readPage(
  markup: string,
  source: ImportSource,
  find: ImageFinder,
  run: ImportRun,
): Promise<ImportedDocument> {
  const lifted = liftDataUrls(quietMarkup(markup))
  checkMarkupLength(lifted.markup, source.name)
  await run.pause('parsing', 0)
  const page = parseInertHtml(lifted.markup)
  disarmNames(page)
  checkTree(page, source.name)
  const address = source.url ?? savedFrom(lifted.markup)
  const metadata = pageMetadata(page, address)
  const lead = leadImageAddress(page, address)
  preparePage(page, address)
  await run.pause('parsing', 0.5)
  const { article, found } = run.keepWhole ? wholePage(page) : findArticle(page, lifted.markup, address)
  const known = takeTitleBlock(article, {
    ...found,
    ...withoutAbsent(metadata),
    url: metadata.url ?? address,
  })

  const images = new ImageCollection()
  const findInside: ImageFinder = (wanted) => lifted.find(wanted) ?? find(wanted)
  await placeImages(article, findInside, images, run)
  const leadImage = lead === null ? null : await keepImage(lead, findInside, images, run)
  await run.pause('finishing', 0)
  const draft = finishDraft(canonicalize(sanitizeSource(article)), withSource(known), source)
  return { ...draft, images: images.all, leadImage }
}

/** The element that holds the article, and what Readability learned on the way. */
function findArticle(
  page: Document,
  markup: string,
  address: string | null,
): { article: Element; found: FoundMetadata } {
  shadowBodyMarkup(page)
  const result = new Readability<Node>(page, { serializer: (node) => node, disableJSONLD: true }).parse()
  const found: FoundMetadata = {
    title: result?.title ?? undefined,
    byline: plainName(result?.byline),
    source: result?.siteName ?? null,
    publishedAt: result?.publishedTime ?? null,
    language: result?.lang ?? null,
  }
  const content = result?.content
  if (content instanceof Element && (content.textContent ?? '').trim().length >= MIN_ARTICLE_LENGTH) {
    return { article: content, found }
  }
  // Not an article: a list, a form, a short note. Readability has taken the page apart by now.
  const whole = parseInertHtml(markup)
  disarmNames(whole)
  preparePage(whole, address)
  removeHidden(whole)
  const body = bodyOf(whole)
  const main = whole.querySelector('main, article') ?? body
  return { article: (main.textContent ?? '').trim().length >= MIN_ARTICLE_LENGTH ? main : body, found }
}

/** The body of a page; a frameset that hides itself has left the page without one. */
function bodyOf(page: Document): Element {
  return page.querySelector('body') ?? page.documentElement.appendChild(page.createElement('body'))
}

/**
 * Readability keeps the page's markup as a string, and assigns it to `innerHTML` before each further attempt.
 * Where Trusted Types are enforced that throws: this one element assigns through our policy instead.
 */
function shadowBodyMarkup(page: Document): void {
  const { body } = page
  Object.defineProperty(body, 'innerHTML', {
    get: () => Reflect.get(Element.prototype, 'innerHTML', body),
    set: (markup: string) => {
      body.replaceChildren(...parseInertHtml(markup).body.childNodes)
    },
  })
}

/** A page of which nothing is clutter, and its own heading if it has one. */
function wholePage(page: Document): { article: Element; found: FoundMetadata } {
  removeHidden(page)
  return { article: page.body, found: { title: page.querySelector('h1')?.textContent ?? undefined } }
}

/** How many blocks from the top may belong to the title block. */
const TITLE_BLOCKS = 5

/**
 * Takes the title block out of the article, since it is shown above the text from the metadata: headline, byline and
 * date. What the page didn't say otherwise is learned from it.
 */
function takeTitleBlock(article: Element, known: FoundMetadata): FoundMetadata {
  const learned = { ...known }
  for (const block of leadingBlocks(article)) {
    const words = (block.textContent ?? '').replace(/\s+/g, ' ').trim()
    const byline = bylineOf(words)
    const date = isoDate(words)
    if (/^H[1-3]$/.test(block.nodeName) && plain(words) === plain(known.title)) block.remove()
    else if (
      byline !== null &&
      (known.byline === null || known.byline === undefined || plain(byline) === plain(known.byline))
    ) {
      learned.byline = known.byline ?? byline
      block.remove()
    } else if (date !== null && block.nodeName !== 'LI') {
      learned.publishedAt = known.publishedAt ?? date
      block.remove()
    } else break
  }
  return learned
}

/** The first blocks that hold words themselves, in order. */
function leadingBlocks(article: Element): Element[] {
  const blocks: Element[] = []
  const all = article.ownerDocument.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  while (blocks.length < TITLE_BLOCKS && all.nextNode() !== null) {
    if (plain(all.currentNode.nodeValue) === '') continue
    const block =
      all.currentNode.parentElement?.closest(
        'p, h1, h2, h3, h4, li, td, blockquote, pre, figure, address, div, section, article',
      ) ?? null
    // Words that stand loose in something larger are the article.
    if (
      block === null ||
      block === article ||
      /^(?:SECTION|ARTICLE)$/.test(block.nodeName) ||
      block.querySelector('p, div, ul, h1, h2, h3') !== null
    )
      break
    if (blocks.at(-1) !== block) blocks.push(block)
  }
  return blocks
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** A site without a name is known by its host. */
function withSource(known: FoundMetadata): FoundMetadata {
  const host = URL.parse(known.url ?? '')?.hostname.replace(/^www\./, '') ?? null
  return { ...known, source: known.source ?? host }
}

function withoutAbsent(metadata: FoundMetadata): FoundMetadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined),
  )
}
