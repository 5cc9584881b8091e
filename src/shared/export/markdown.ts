import type { Annotation } from '../model/annotation.ts'
import type { Document, DocumentMetadata, Revision } from '../model/document.ts'
import type { Kind } from '../model/kind.ts'
import { articlePages } from './article-pages.ts'
import { documentLink } from './deep-link.ts'
import { dataComment } from './markdown-data.ts'
import { type FrontMatter, frontMatterToYaml } from './front-matter.ts'
import { escapeDestination, escapeInline, escapeQuote } from './markdown-escape.ts'
import { noteToMarkdown } from './markdown-note.ts'
import type { ShelfMarks } from './postil-record.ts'
import { fieldList, recordFields, recordToMarkdown, sourceField } from './markdown-record.ts'
import { obsidianTagName } from './obsidian-tag.ts'
import { type ArticleHeading, bySection, inReadingOrder, type PlacedAnnotation } from './reading-order.ts'

/** The name and version of the format, in the front matter of each file. */
export const MARKDOWN_FORMAT = 'postil/1'

/** The heading over annotations whose quote is not in the current text. */
export const ORPHANS_HEADING = 'Not found in the current text'

/** What a document's Markdown is written from; annotations that are not given are not written. */
export type DocumentExport = {
  document: Document
  kinds: readonly Kind[]
  annotations: readonly PlacedAnnotation[]
  /** The article's own headings, under which its annotations are grouped. */
  headings?: readonly ArticleHeading[]
  /** Whether the article's words go along, unseen, so that an import brings the article back too. */
  withArticle?: boolean
  /** Every state of the article's words, oldest first, when they go along; the current one, when left out. */
  revisions?: readonly Revision[]
  /** What the reader said about the article; nothing, when left out. */
  marks?: ShelfMarks
}

/** A document and its annotations as a Markdown file. The same input always gives the same bytes. */
export function documentToMarkdown(input: DocumentExport): string {
  const frontMatter = frontMatterToYaml(documentFrontMatter(input))
  return `${frontMatter}\n${body(input)}\n\n${documentData(input)}\n`
}

/** What the front matter of a file with several documents says. */
export type MarkdownTotals = {
  documents: number
  annotations: number
  claims: number
  tags: Iterable<string>
}

/**
 * Several documents in one Markdown file, in the order given, piece by piece: each document is asked for when its
 * turn comes and can be forgotten then, so that a whole library need not be in memory.
 */
export function* documentsMarkdownPieces(
  totals: MarkdownTotals,
  inputs: Iterable<DocumentExport>,
): Generator<string, void> {
  yield frontMatterToYaml({
    documents: totals.documents,
    annotations: totals.annotations,
    claims: totals.claims,
    tags: Array.from(new Set(Array.from(totals.tags, obsidianTagName))).sort(),
    format: MARKDOWN_FORMAT,
  })
  for (const input of inputs) yield `\n${body(input)}\n\n${documentData(input)}\n`
}

/** Several documents in one Markdown file as one string; for many, take `documentsMarkdownPieces`. */
export function documentsToMarkdown(inputs: readonly DocumentExport[]): string {
  const placed = inputs.flatMap(({ annotations }) => annotations)
  const totals = { documents: inputs.length, ...countsAndTags(placed) }
  return Array.from(documentsMarkdownPieces(totals, inputs)).join('')
}

function body(input: DocumentExport): string {
  return documentBlocks(input)
    .flatMap(({ heading, text }) => (heading === null ? [text] : [sectionHeading(heading), text]))
    .join('\n\n')
}

/** The machine-readable end of a document. */
export function documentData(input: DocumentExport): string {
  const {
    document,
    kinds,
    annotations,
    withArticle = false,
    revisions = [document.revision],
    marks = {},
  } = input
  const { found, orphans } = inReadingOrder(annotations)
  const ordered = [...found.map(({ annotation }) => annotation), ...orphans]
  return dataComment({
    document,
    kinds,
    annotations: ordered,
    marks,
    revisions: withArticle ? revisions : [],
  })
}

/** One annotation as Markdown for the clipboard: its record, with where it comes from in place of a block id. */
export function annotationToMarkdown(input: {
  annotation: Annotation
  kind: Kind | null
  document: { title: string; url: string | null }
}): string {
  const { annotation, kind, document } = input
  const fields = [
    ...recordFields({ annotation, kind, within: null }),
    sourceField(document.title, document.url),
  ]
  const note = noteToMarkdown(annotation.note)
  const parts = [escapeQuote(annotation.selectors.quote.exact), fieldList(fields, annotation)]
  return `${[...parts, ...(note === '' ? [] : [note])].join('\n\n')}\n`
}

/** A part of a document's Markdown that is written, or kept, as a whole. */
export type MarkdownBlock = {
  /** `title`, or the id of the annotation that it holds. */
  key: string
  /** The heading that stands before it. */
  heading: string | null
  /** Markdown, without a line end at the end. */
  text: string
}

/** The body of a document's Markdown in its parts, in order. */
export function documentBlocks({
  document,
  kinds,
  annotations,
  headings = [],
}: DocumentExport): MarkdownBlock[] {
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const { found, orphans } = inReadingOrder(annotations)
  // An article often repeats its title as its first heading.
  const sections = headings.filter(({ text }) => text.trim() !== document.title.trim())
  const pageAt = articlePages(document.revision.html)
  const record = (annotation: Annotation, within: Annotation | null, page: string | null): string =>
    recordToMarkdown({ annotation, kind: kindById.get(annotation.kindId) ?? null, within, page })
  return [
    { key: 'title', heading: null, text: titleBlock(document) },
    ...bySection(found, sections).flatMap((section) =>
      section.annotations.map(({ annotation, range, within }, index) => ({
        key: annotation.id,
        heading: index === 0 ? section.heading : null,
        text: record(annotation, within, pageAt(range.start)),
      })),
    ),
    ...orphans.map((annotation, index) => ({
      key: annotation.id,
      heading: index === 0 ? ORPHANS_HEADING : null,
      text: record(annotation, null, null),
    })),
  ]
}

/** A heading over a group of records. */
export function sectionHeading(text: string): string {
  return `## ${escapeInline(text.trim())}`
}

function titleBlock(document: Document): string {
  const links = [
    ...(document.url === null ? [] : [`[Original](${escapeDestination(document.url)})`]),
    `[Open in Postil](${documentLink(document.id)})`,
  ]
  return `# ${escapeInline(document.title)}\n\n${links.join(' · ')}`
}

/** What stands in the front matter of a document's file. */
export function documentFrontMatter({ document, annotations }: DocumentExport): FrontMatter {
  return {
    ...metadataFields(document),
    document: document.id,
    sha256: document.revision.sha256,
    ...countsAndTags(annotations),
    format: MARKDOWN_FORMAT,
  }
}

/** The part of front matter that a person may correct, and an import reads back. */
export function metadataFields(document: DocumentMetadata) {
  return {
    title: document.title,
    source: document.url,
    site: document.source,
    author: document.byline === null ? null : [document.byline],
    published: document.publishedAt === null ? null : { date: document.publishedAt },
    language: document.language,
  } satisfies FrontMatter
}

function countsAndTags(placed: readonly PlacedAnnotation[]) {
  const tags = new Set(placed.flatMap(({ annotation }) => annotation.tags.map(obsidianTagName)))
  return {
    annotations: placed.length,
    claims: placed.filter(({ annotation }) => annotation.claim !== null).length,
    tags: Array.from(tags).sort(),
  } satisfies FrontMatter
}
