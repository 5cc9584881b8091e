import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { canonicalize } from './canonical.ts'
import { charsetOf, decodeText, looksBinary } from './decode-text.ts'
import { disarmNames } from './disarm-names.ts'
import { finishDraft } from './finish-draft.ts'
import { ImageCollection } from './images.ts'
import { ImportError } from './import-failure.ts'
import { checkMarkupLength, checkTree } from './import-limits.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { placeImages } from './place-images.ts'
import { removeActiveContent, resolveAddresses } from './prepare-page.ts'
import { quietMarkup } from './quiet-markup.ts'
import { sanitizeSource } from './sanitize.ts'
import { bylineOf } from './title-block.ts'
import { parseInertHtml } from './trusted-html.ts'
import { liftDataUrls } from './data-urls.ts'

const text = z.string().optional().catch(undefined)
const textOrList = z
  .union([z.string(), z.array(z.string()).transform((names) => names.join(', '))])
  .optional()
  .catch(undefined)

/** The keys of front matter that site generators agree on. */
const frontMatter = z.looseObject({
  title: text,
  author: textOrList,
  authors: textOrList,
  source: text,
  publication: text,
  url: text,
  canonical_url: text,
  date: text,
  published: text,
  lang: text,
  language: text,
})

/**
 * Reads Markdown (CommonMark with GitHub's tables, footnotes and the rest), with YAML front matter if there is any.
 * HTML in it is HTML, and cleaned as such. A single heading at the top is the title.
 */
export async function importMarkdown(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  if (looksBinary(source.bytes)) {
    throw new ImportError('unsupported', `“${source.name}” is not a text file, whatever its name says.`)
  }
  const { metadata, body } = splitFrontMatter(
    decodeText(source.bytes, { declared: [charsetOf(source.mediaType)] }),
  )
  const lifted = liftDataUrls(body)
  checkMarkupLength(lifted.markup, source.name)
  await run.pause('parsing', 0)
  const html = micromark(lifted.markup, {
    extensions: [gfm()],
    // Everything goes through the sanitiser; this would only damage what it lets through.
    htmlExtensions: [gfmHtml({ clobberPrefix: '' })],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })
  const page = parseInertHtml(quietMarkup(html))
  disarmNames(page)
  checkTree(page, source.name)
  const found = { ...titleBlock(page), ...metadata }
  for (const box of page.querySelectorAll('input[type="checkbox"]'))
    box.replaceWith(box.hasAttribute('checked') ? '☑' : '☐')
  for (const extra of page.querySelectorAll('a[data-footnote-backref], #footnote-label')) extra.remove()
  removeActiveContent(page)
  resolveAddresses(page, source.url)
  const images = new ImageCollection()
  await placeImages(page, lifted.find, images, run)
  return {
    ...finishDraft(canonicalize(sanitizeSource(page.body)), found, source),
    images: images.all,
    leadImage: null,
  }
}

/** Front matter between `---` lines; what isn't valid YAML is text of the document. */
function splitFrontMatter(markdown: string): { metadata: FoundMetadata; body: string } {
  const match = /^\ufeff?---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(markdown)
  if (match === null) return { metadata: {}, body: markdown }
  const parsed = frontMatter.safeParse(parsedYaml(match[1] ?? ''))
  if (!parsed.success) return { metadata: {}, body: markdown }
  const { title, author, authors, source, publication, url, canonical_url, date, published, lang, language } =
    parsed.data
  const known: FoundMetadata = {
    title,
    byline: author ?? authors,
    source: publication ?? (source !== undefined && !URL.canParse(source) ? source : undefined),
    url: canonical_url ?? url ?? (source !== undefined && URL.canParse(source) ? source : undefined),
    publishedAt: date ?? published,
    language: lang ?? language,
  }
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  return { metadata: present, body: markdown.slice(match[0].length) }
}

/** Plain strings, lists and maps, dates as they were written; null when it is no YAML, or a bomb of aliases. */
function parsedYaml(yaml: string): unknown {
  const document = parseDocument(yaml, { schema: 'failsafe' })
  if (document.errors.length > 0) return null
  try {
    return document.toJS({ maxAliasCount: 10 })
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

/** The heading at the top, and "Written by …" under it, taken out of the page. */
function titleBlock(page: Document): FoundMetadata {
  const first = page.body.firstElementChild
  if (first === null || first.nodeName !== 'H1' || page.querySelectorAll('h1').length !== 1) return {}
  const title = first.textContent ?? ''
  const next = first.nextElementSibling
  const byline = next?.nodeName === 'P' ? bylineOf(next.textContent ?? '') : null
  if ((page.body.textContent ?? '').trim() === title.trim()) return { title }
  first.remove()
  if (byline !== null) next?.remove()
  return byline === null ? { title } : { title, byline }
}
