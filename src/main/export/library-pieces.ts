import {
  annotationCsvPieces,
  annotationsToCsv,
  claimCsvPieces,
  claimsToCsv,
} from '../../shared/export/annotation-csv.ts'
import { documentToHtml } from '../../shared/export/article-html.ts'
import { documentsToBibtex, documentsToCslJson, type Citable } from '../../shared/export/bibliography.ts'
import { claimReview, claimReviewsToJsonLd } from '../../shared/export/claim-review.ts'
import { libraryJsonPieces } from '../../shared/export/library-json.ts'
import {
  documentsMarkdownPieces,
  documentToMarkdown,
  type DocumentExport,
} from '../../shared/export/markdown.ts'
import { annotationToRecord, documentToRecord } from '../../shared/export/postil-record.ts'
import { renderTemplate, TEMPLATE_LIMITS } from '../../shared/export/template.ts'
import type { TemplateProblem } from '../../shared/export/template-problem.ts'
import { documentToWebAnnotations } from '../../shared/export/web-annotation.ts'
import type { ImageRecord } from '../../shared/interchange/postil-schema.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { LibraryFormat } from '../../shared/model/library-export.ts'
import { assertNever } from '../../shared/result.ts'
import type { LibraryFrame } from './library-frame.ts'
import type { FedDocument } from './read-feed.ts'

/** Where a writer takes documents from, as often as it needs to. */
export type LibrarySource = {
  frame: LibraryFrame
  /** Documents with their annotations, each placed in its text. */
  placed: () => Iterable<DocumentExport>
  /** Documents alone, with every state of their text where that is asked for. */
  documents: () => Iterable<FedDocument>
  /** The pictures of the documents, each once. */
  images: () => Iterable<ImageRecord>
  /** Every annotation, in the order of the documents. */
  annotations: () => Iterable<Annotation>
}

/** A library as one file, in pieces: no more than a batch of documents is in memory at a time. */
export function* libraryPieces(
  format: LibraryFormat,
  source: LibrarySource,
  { withArticle, publisher = null }: { withArticle: boolean; publisher?: string | null | undefined },
): Generator<string, void> {
  switch (format) {
    case 'markdown':
      return yield* documentsMarkdownPieces(source.frame.totals, source.placed())
    case 'json':
      return yield* jsonPieces(source, withArticle)
    case 'csv-annotations':
      return yield* annotationCsvPieces(source.placed())
    case 'csv-claims':
      return yield* claimCsvPieces(source.placed())
    case 'web-annotation':
      return yield* listPieces(source.placed(), (input) => documentToWebAnnotations(input, publisher))
    case 'claim-review':
      return yield* claimReviewPieces(source.placed(), publisher)
    case 'bibtex':
      return yield documentsToBibtex(citable(source))
    case 'csl-json':
      return yield documentsToCslJson(citable(source))
    case 'html':
      throw new Error('Expected a format that makes one file, found html')
    default:
      return assertNever(format)
  }
}

/** One document as a file of its own. */
export function documentFile(
  format: LibraryFormat,
  input: DocumentExport,
  options: {
    template: string | null
    publisher: string | null
    images: ReadonlyMap<string, string>
    check: () => void
  },
): { text: string; problem: TemplateProblem | null } {
  const plain = (text: string) => ({ text, problem: null })
  switch (format) {
    case 'markdown': {
      if (options.template === null) return plain(documentToMarkdown(input))
      return renderTemplate(options.template, [input], { ...TEMPLATE_LIMITS, check: options.check })
    }
    case 'csv-annotations':
      return plain(annotationsToCsv([input]))
    case 'csv-claims':
      return plain(claimsToCsv([input]))
    case 'web-annotation':
      return plain(documentToWebAnnotations(input, options.publisher))
    case 'claim-review':
      return plain(
        claimReviewsToJsonLd(
          input.annotations.map(({ annotation }) => ({ annotation, document: input.document })),
          options.publisher,
        ),
      )
    case 'html':
      return plain(documentToHtml({ ...input, images: options.images }))
    case 'json':
    case 'bibtex':
    case 'csl-json':
      throw new Error(`Expected a format that makes a file each, found ${format}`)
    default:
      return assertNever(format)
  }
}

function* jsonPieces(source: LibrarySource, withArticle: boolean): Generator<string, void> {
  const { kinds, speakers, verdicts, dismissals, waiting } = source.frame
  yield* libraryJsonPieces({
    kinds,
    speakers,
    verdicts,
    documents: mapped(source.documents(), ({ document, history, position, progress, marks }) => ({
      ...documentToRecord(document, withArticle ? history : [], marks),
      readingPosition: position,
      ...(progress === null ? {} : { readingProgress: progress }),
    })),
    ...(withArticle ? { images: source.images() } : {}),
    annotations: mapped(source.annotations(), annotationToRecord),
    ...(dismissals.length === 0 ? {} : { dismissals }),
    ...(waiting.length === 0 ? {} : { waiting }),
  })
}

/** A JSON list of documents that are JSON themselves. */
function* listPieces(
  inputs: Iterable<DocumentExport>,
  toJson: (input: DocumentExport) => string,
): Generator<string, void> {
  let separator = '[\n'
  for (const input of inputs) {
    yield separator + toJson(input).trimEnd()
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** As `claimReviewsToJsonLd`, piece by piece. */
function* claimReviewPieces(
  inputs: Iterable<DocumentExport>,
  publisher: string | null,
): Generator<string, void> {
  yield '{\n  "@context": "https://schema.org",\n  "@graph": ['
  let separator = '\n'
  for (const { document, annotations } of inputs) {
    for (const { annotation } of annotations) {
      const review = claimReview(annotation, document, publisher)
      if (review === null) continue
      yield `${separator}    ${JSON.stringify(review, null, 2).replaceAll('\n', '\n    ')}`
      separator = ',\n'
    }
  }
  yield separator === '\n' ? ']\n}\n' : '\n  ]\n}\n'
}

/** Metadata is small: a bibliography's keys must be told apart over all of it. */
function citable(source: LibrarySource): Citable[] {
  return Array.from(source.documents(), ({ document }) => {
    const { id, title, byline, source: site, url, publishedAt, language, addedAt } = document
    return { id, title, byline, source: site, url, publishedAt, language, addedAt }
  })
}

function* mapped<Item, Other>(items: Iterable<Item>, change: (item: Item) => Other): Generator<Other, void> {
  for (const item of items) yield change(item)
}
