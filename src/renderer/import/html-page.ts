import { Readability } from '@mozilla/readability'
import { canonicalize } from './canonical.ts'
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
import { pageMetadata, plainName, savedFrom } from './page-metadata.ts'
import { placeImages, type ImageFinder } from './place-images.ts'
import { preparePage, removeHidden } from './prepare-page.ts'
import { quietMarkup } from './quiet-markup.ts'
import { sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'
import { bylineOf } from './title-block.ts'

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
  checkTree(page, source.name)
  const address = source.url ?? savedFrom(lifted.markup)
  const metadata = pageMetadata(page, address)
  preparePage(page, address)
  await run.pause('parsing', 0.5)
  const { article, found } = findArticle(page, lifted.markup, address)
  const known = { ...found, ...withoutAbsent(metadata), url: metadata.url ?? address }
  removeTitleBlock(article, known)

  const images = new ImageCollection()
  await placeImages(article, (wanted) => lifted.find(wanted) ?? find(wanted), images, run)
  await run.pause('finishing', 0)
  const draft = finishDraft(canonicalize(sanitizeSource(article)), withSource(known), source)
  return { ...draft, images: images.all }
}

/** The element that holds the article, and what Readability learned on the way. */
function findArticle(
  page: Document,
  markup: string,
  address: string | null,
): { article: Element; found: FoundMetadata } {
  shadowBodyMarkup(page)
  const result = new Readability<Node>(page, { serializer: (node) => node, keepClasses: false }).parse()
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
  preparePage(whole, address)
  removeHidden(whole)
  const body = whole.querySelector('main, article') ?? whole.body
  return { article: (body.textContent ?? '').trim().length >= MIN_ARTICLE_LENGTH ? body : whole.body, found }
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

/** The title is shown above the text, from the metadata: the article need not begin by repeating it. */
function removeTitleBlock(article: Element, known: FoundMetadata): void {
  const heading = article.querySelector('h1, h2')
  if (heading !== null && plain(heading.textContent) === plain(known.title) && isFirst(heading, article))
    heading.remove()
  const first = [...article.querySelectorAll('p, address, div')].find(
    (element) => plain(element.textContent) !== '',
  )
  if (first === undefined || !isFirst(first, article)) return
  const name = bylineOf((first.textContent ?? '').replace(/\s+/g, ' ').trim())
  if (name !== null && plain(name) === plain(known.byline)) first.remove()
}

function isFirst(element: Element, article: Element): boolean {
  const range = article.ownerDocument.createRange()
  range.setStart(article, 0)
  range.setEndBefore(element)
  return plain(range.toString()) === ''
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
