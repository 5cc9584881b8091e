import { Archive } from './archive.ts'
import { canonicalize } from './canonical.ts'
import { decodeText } from './decode-text.ts'
import { disarmNames } from './disarm-names.ts'
import { finishDraft } from './finish-draft.ts'
import { ImageCollection } from './images.ts'
import { ImportError } from './import-failure.ts'
import { checkMarkupLength, checkTree } from './import-limits.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { placeImages } from './place-images.ts'
import { preparePage, removeHidden } from './prepare-page.ts'
import { quietMarkup } from './quiet-markup.ts'
import { sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'
import { byLocalName, parseXmlPart } from './xml-part.ts'

/** What a book's package document says. */
type Package = {
  metadata: FoundMetadata
  /** Paths in reading order. */
  chapters: string[]
  /** Those of them that are only a table of contents. */
  navigation: ReadonlySet<string>
  /** Path of the cover's picture. */
  cover: string | null
}

/**
 * Reads an EPUB (2 or 3): its chapters in reading order as one document, with links between them and their
 * pictures. Throws `ImportError` when it is damaged, protected or not to be unpacked.
 */
export async function importEpub(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  const archive = new Archive(source.bytes, source.name)
  if (archive.names.includes('META-INF/rights.xml') || hasLockedChapters(archive)) {
    throw new ImportError(
      'encrypted',
      `“${source.name}” has copy protection, and can only be read in its shop’s app.`,
    )
  }
  const book = readPackage(archive, source.name)
  const numbers = new Map(book.chapters.map((path, at) => [path, at]))
  const whole = parseInertHtml('')
  const images = new ImageCollection()
  for (const [at, path] of book.chapters.entries()) {
    await run.pause('parsing', at / book.chapters.length)
    if (book.navigation.has(path)) continue
    const bytes = archive.read(path)
    if (bytes === null) continue
    const chapter = parseChapter(decodeText(bytes), source.name)
    joinLinks(chapter, path, at, numbers)
    preparePage(chapter, null)
    removeHidden(chapter)
    showDrawnPictures(chapter)
    await placeImages(chapter, (address) => archive.read(resolvePath(path, address)), images, run)
    const section = whole.createElement('section')
    section.id = `c${at}`
    section.append(...chapter.body.childNodes)
    whole.body.append(section)
  }
  await run.pause('cleaning', 1)
  const draft = finishDraft(canonicalize(sanitizeSource(whole.body)), book.metadata, source)
  const cover = book.cover === null ? null : archive.read(book.cover)
  const leadImage = cover === null ? null : await images.keep(cover)
  return { ...draft, images: images.all, leadImage }
}

function readPackage(archive: Archive, name: string): Package {
  const container = archive.read('META-INF/container.xml')
  const root = container === null ? null : parseXmlPart(container)
  const path = byLocalName(root, 'rootfile')[0]?.getAttribute('full-path') ?? ''
  const bytes = archive.read(path)
  const opf = bytes === null ? null : parseXmlPart(bytes)
  if (opf === null) throw new ImportError('damaged', `“${name}” is damaged: it doesn’t say what is in it.`)
  const items = new Map(byLocalName(opf, 'item').map((item) => [item.getAttribute('id') ?? '', item]))
  const spine = byLocalName(opf, 'itemref').flatMap(
    (reference) => items.get(reference.getAttribute('idref') ?? '') ?? [],
  )
  const pathOf = (item: Element): string => resolvePath(path, item.getAttribute('href') ?? '')
  const first = (term: string): string | null => byLocalName(opf, term)[0]?.textContent?.trim() ?? null
  const named = byLocalName(opf, 'meta').find((meta) => meta.getAttribute('name') === 'cover')
  const cover =
    [...items.values()].find((item) => /\bcover-image\b/.test(item.getAttribute('properties') ?? '')) ??
    items.get(named?.getAttribute('content') ?? '')
  const chapters = spine
    .filter((item) => /html|xml/.test(item.getAttribute('media-type') ?? 'html'))
    .map(pathOf)
  if (chapters.length === 0) throw new ImportError('damaged', `“${name}” is damaged: it lists no chapters.`)
  return {
    chapters: [...new Set(chapters)],
    cover: cover === undefined ? null : pathOf(cover),
    navigation: new Set(
      spine.filter((item) => /\bnav\b/.test(item.getAttribute('properties') ?? '')).map(pathOf),
    ),
    metadata: {
      title: first('title') ?? undefined,
      byline:
        byLocalName(opf, 'creator')
          .map((creator) => (creator.textContent ?? '').trim())
          .filter((one) => one !== '')
          .join(', ') || null,
      source: first('publisher'),
      publishedAt: first('date'),
      language: first('language'),
      url: [first('source'), first('identifier')].find((value) => /^https?:/.test(value ?? '')) ?? null,
    },
  }
}

/** Chapters are XHTML; those that aren't quite are read as HTML, with XHTML's short form of empty elements undone. */
function parseChapter(markup: string, name: string): Document {
  checkMarkupLength(markup, name)
  const html = markup
    .replace(/^[^<]*<\?xml[^>]*\?>/, '')
    .replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>/i, '')
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1')
    .replace(
      /<((?!area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)[a-z][\w:-]*)((?:\s[^<>]*?)?)\/>/gi,
      '<$1$2></$1>',
    )
  const chapter = parseInertHtml(quietMarkup(html))
  disarmNames(chapter)
  checkTree(chapter, name)
  return chapter
}

/** Covers are often a picture inside an SVG, to scale it. */
function showDrawnPictures(chapter: Document): void {
  for (const drawing of chapter.querySelectorAll('svg')) {
    for (const picture of drawing.querySelectorAll('image')) {
      const image = chapter.createElement('img')
      image.setAttribute('src', picture.getAttribute('xlink:href') ?? picture.getAttribute('href') ?? '')
      drawing.before(image)
    }
    drawing.remove()
  }
}

/** Gives every id its chapter's number, and makes links between chapters links within the document. */
function joinLinks(chapter: Document, path: string, at: number, numbers: ReadonlyMap<string, number>): void {
  for (const element of chapter.querySelectorAll('[id]')) element.id = `c${at}-${element.id}`
  for (const link of chapter.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (/^[a-z][\w+.-]*:/i.test(href)) continue
    const [file = '', fragment = ''] = href.split('#', 2)
    const target = file === '' ? at : numbers.get(resolvePath(path, file))
    if (target === undefined) link.removeAttribute('href')
    else link.setAttribute('href', fragment === '' ? `#c${target}` : `#c${target}-${fragment}`)
  }
}

/** A path inside the archive, from one that is relative to another entry. */
function resolvePath(from: string, address: string): string {
  const url = URL.parse(
    address.split('#', 1)[0] ?? '',
    `archive:///${from.split('/').map(encodeURIComponent).join('/')}`,
  )
  if (url === null || url.protocol !== 'archive:') return address
  return url.pathname.slice(1).split('/').map(decodedSegment).join('/')
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}

/** Whether `encryption.xml` locks more than fonts, which are only obfuscated. */
function hasLockedChapters(archive: Archive): boolean {
  const bytes = archive.read('META-INF/encryption.xml')
  if (bytes === null) return false
  return byLocalName(parseXmlPart(bytes), 'CipherReference').some((reference) =>
    /\.x?html?$/i.test(reference.getAttribute('URI') ?? ''),
  )
}
