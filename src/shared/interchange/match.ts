import type { DocumentId } from '../model/ids.ts'
import type { TextRange } from '../model/selector.ts'
import type { ImportedDocument } from './imported.ts'

/** A document of the library, as far as matching needs it. */
export type LibraryDocument = {
  id: DocumentId
  title: string
  url: string | null
  /** Of the current canonical text. */
  sha256: string
}

/** Which document of the library an imported one is, and what told. */
export type DocumentMatch = { id: DocumentId; by: 'id' | 'text' | 'url' | 'title' | 'quote' }

/** Finds imported documents in the library, except by quotes; built once for many look-ups. */
export class DocumentMatcher {
  readonly #byId = new Map<string, DocumentId>()
  readonly #byText = new Map<string, DocumentId>()
  readonly #byUrl = new Map<string, DocumentId>()
  /** Null where several documents have the title. */
  readonly #byTitle = new Map<string, LibraryDocument | null>()

  constructor(library: Iterable<LibraryDocument>) {
    for (const document of library) {
      this.#byId.set(document.id, document.id)
      this.#byText.set(document.sha256, document.id)
      if (document.url !== null) this.#byUrl.set(comparableUrl(document.url), document.id)
      const title = comparableTitle(document.title)
      if (title !== '') this.#byTitle.set(title, this.#byTitle.has(title) ? null : document)
    }
  }

  /**
   * The document by id, text, address or title, in this order; null when none is it.
   *
   * A title counts only if one document has it, and not against two different addresses.
   */
  match(imported: Pick<ImportedDocument, 'id' | 'sha256' | 'url' | 'title'>): DocumentMatch | null {
    const byId = imported.id === null ? undefined : this.#byId.get(imported.id)
    if (byId !== undefined) return { id: byId, by: 'id' }
    const byText = imported.sha256 === null ? undefined : this.#byText.get(imported.sha256)
    if (byText !== undefined) return { id: byText, by: 'text' }
    const byUrl = imported.url === null ? undefined : this.#byUrl.get(comparableUrl(imported.url))
    if (byUrl !== undefined) return { id: byUrl, by: 'url' }
    for (const title of titlesOf(imported.title)) {
      const found = this.#byTitle.get(title) ?? null
      if (found !== null && (found.url === null || imported.url === null))
        return { id: found.id, by: 'title' }
    }
    return null
  }
}

/** Parameters that say where a reader came from, not what they read. */
const trackingParameter = /^(?:utm_|fbclid$|gclid$|mc_[ce]id$|igshid$|ref$|ref_src$|cmpid$|smid$|ocid$)/i

/** An address in the form in which two that lead to the same page are most often equal. */
export function comparableUrl(address: string): string {
  if (!URL.canParse(address)) return address.trim()
  const url = new URL(address)
  const query = Array.from(url.searchParams)
    .filter(([name]) => !trackingParameter.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  const host = url.host.toLowerCase().replace(/^(?:www|m|mobile|amp)\./, '')
  const path = url.pathname.replace(/\/(?:amp|index\.html?)\/?$/, '/').replace(/\/+$/, '')
  return `${host}${path}${query === '' ? '' : `?${query}`}`
}

/** A title in the form in which two that name the same article are most often equal. */
export function comparableTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A page's title often ends with its site's name: "Headline | Site", "Headline - Site". */
export function titlesOf(title: string): string[] {
  const shorter = title.replace(/\s+[|–—-]\s+[^|–—]{1,40}$/, '')
  return [comparableTitle(title), ...(shorter === title ? [] : [comparableTitle(shorter)])].filter(
    (one) => one !== '',
  )
}

/** The shortest quote that tells one document from others, in UTF-16 code units: about five words. */
const MIN_TELLING_QUOTE = 24

/**
 * The document that has most of the quotes; null when none has a telling one, or two have as many.
 *
 * `candidates` is read once, so that texts can be taken from the store one by one.
 */
export function matchByQuotes(
  quotes: readonly string[],
  candidates: Iterable<{ id: DocumentId; text: string }>,
): DocumentMatch | null {
  const telling = quotes.map(comparableText).filter(({ text }) => text.length >= MIN_TELLING_QUOTE)
  if (telling.length === 0) return null
  let best: DocumentId | null = null
  let bestCount = 0
  for (const { id, text } of candidates) {
    const words = comparableText(text).text
    const count = telling.filter((quote) => words.includes(quote.text)).length
    if (count > bestCount) {
      best = id
      bestCount = count
    } else if (count === bestCount) best = null
  }
  return best === null ? null : { id: best, by: 'quote' }
}

/**
 * Where a quote stands in a text, whatever its white space, quotation marks and dashes are; null when it is not
 * there, or in several places of which `prefix` and `suffix` fit none better. UTF-16 code units.
 */
export function findQuote(
  text: string,
  quote: { exact: string; prefix: string; suffix: string },
): TextRange | null {
  const whole = comparableText(text)
  const exact = comparableText(quote.exact).text.trim()
  if (exact === '') return null
  const prefix = comparableText(quote.prefix).text.trimEnd()
  const suffix = comparableText(quote.suffix).text.trimStart()
  const places: { at: number; score: number }[] = []
  for (let at = whole.text.indexOf(exact); at !== -1; at = whole.text.indexOf(exact, at + 1)) {
    const before = prefix !== '' && whole.text.slice(0, at).trimEnd().endsWith(prefix) ? 1 : 0
    const after =
      suffix !== '' &&
      whole.text
        .slice(at + exact.length)
        .trimStart()
        .startsWith(suffix)
        ? 1
        : 0
    places.push({ at, score: before + after })
    // A word that stands everywhere is told apart by its surroundings or not at all.
    if (places.length > 1_000) return null
  }
  places.sort((a, b) => b.score - a.score || a.at - b.at)
  const [first, second] = places
  if (first === undefined || (second !== undefined && second.score === first.score)) return null
  const start = whole.offsets[first.at]
  const last = whole.offsets[first.at + exact.length - 1]
  const next = whole.offsets[first.at + exact.length] ?? text.length
  if (start === undefined || last === undefined) return null
  return { start, end: Math.min(next, last + 1) }
}

/** Text with its white space, quotation marks and dashes evened out, and where each of its units was. */
function comparableText(text: string): { text: string; offsets: number[] } {
  const units: string[] = []
  const offsets: number[] = []
  let isSpace = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at)
    if (/[\s\u200b\ufeff\u00ad]/.test(unit)) {
      if (!isSpace && units.length > 0 && unit !== '\u00ad' && unit !== '\u200b') {
        units.push(' ')
        offsets.push(at)
        isSpace = true
      }
      continue
    }
    isSpace = false
    units.push(evened.get(unit) ?? unit)
    offsets.push(at)
  }
  return { text: units.join(''), offsets }
}

const evened = new Map([
  ...Array.from('“”„‟«»″', (mark): [string, string] => [mark, '"']),
  ...Array.from('‘’‚‛‹›′', (mark): [string, string] => [mark, "'"]),
  ...Array.from('‐‑‒–—−', (mark): [string, string] => [mark, '-']),
])
