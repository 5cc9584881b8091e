import type { Kind } from '../model/kind.ts'
import { joinList, toCsv } from './csv.ts'
import { annotationLink } from './deep-link.ts'
import type { DocumentExport } from './markdown.ts'
import { inReadingOrder } from './reading-order.ts'

/** The columns of `annotationCsvPieces`. */
const annotationColumns = [
  'id',
  'document',
  'title',
  'source',
  'author',
  'published',
  'url',
  'kind',
  'quote',
  'note',
  'tags',
  'claim',
  'speaker',
  'verdict',
  'found',
  'start',
  'end',
  'created',
  'updated',
  'link',
] as const

/**
 * Annotations as CSV, one a row, in the order of the documents and of their texts, a piece for each document.
 *
 * `start` and `end` are UTF-16 code units of the current text, empty for orphans. It begins with a byte order
 * mark, without which Excel takes UTF-8 for an old encoding.
 */
export function* annotationCsvPieces(inputs: Iterable<DocumentExport>): Generator<string, void> {
  yield `\ufeff${toCsv([annotationColumns])}`
  for (const { document, kinds, annotations } of inputs) {
    const kindNames = namesById(kinds)
    const { found, orphans } = inReadingOrder(annotations)
    const placed = [...found, ...orphans.map((annotation) => ({ annotation, range: null }))]
    const rows = placed.map(({ annotation, range }) => [
      annotation.id,
      document.id,
      document.title,
      document.source,
      document.byline,
      document.publishedAt,
      document.url,
      kindNames.get(annotation.kindId) ?? null,
      annotation.selectors.quote.exact,
      annotation.note,
      joinList(annotation.tags),
      annotation.claim?.claimReviewed ?? null,
      annotation.claim?.speaker?.name ?? null,
      annotation.claim?.verdict.name ?? null,
      range === null ? 'no' : 'yes',
      range?.start ?? null,
      range?.end ?? null,
      isoTime(annotation.createdAt),
      isoTime(annotation.updatedAt),
      annotationLink(annotation.id),
    ])
    yield toCsv(rows)
  }
}

/** The same in one string. */
export function annotationsToCsv(inputs: Iterable<DocumentExport>): string {
  return Array.from(annotationCsvPieces(inputs)).join('')
}

/** The columns of `claimCsvPieces`. */
const claimColumns = [
  'id',
  'document',
  'title',
  'source',
  'published',
  'url',
  'claim',
  'quote',
  'speaker',
  'aliases',
  'role',
  'affiliation',
  'source type',
  'attribution',
  'cue',
  'named in the text as',
  'said at',
  'place',
  'channel',
  'relayed by',
  'verdict',
  'conclusion',
  'reviewer',
  'reviewed at',
  'supported by',
  'contradicted by',
  'context',
  'repeats',
  'tags',
  'note',
  'link',
] as const

/** Claims as CSV, one a row; annotations that are none are left out. Otherwise like `annotationCsvPieces`. */
export function* claimCsvPieces(inputs: Iterable<DocumentExport>): Generator<string, void> {
  yield `\ufeff${toCsv([claimColumns])}`
  for (const { document, annotations } of inputs) {
    const { found, orphans } = inReadingOrder(annotations)
    const rows = [...found.map(({ annotation }) => annotation), ...orphans].flatMap((annotation) => {
      const { claim } = annotation
      if (claim === null) return []
      const { speaker, attribution } = claim
      const evidence = (relation: string): string =>
        joinList(
          claim.evidence
            .filter((one) => one.relation === relation)
            .map(({ target }) => (target.type === 'url' ? target.url : annotationLink(target.annotationId))),
        )
      return [
        [
          annotation.id,
          document.id,
          document.title,
          document.source,
          document.publishedAt,
          document.url,
          claim.claimReviewed,
          annotation.selectors.quote.exact,
          speaker?.name ?? null,
          joinList(speaker?.aliases ?? []),
          speaker?.role ?? null,
          speaker?.affiliation ?? null,
          speaker?.sourceType ?? null,
          attribution.kind,
          attribution.cue,
          attribution.source,
          attribution.saidAt,
          attribution.place,
          attribution.channel,
          attribution.relayedBy,
          claim.verdict.name,
          claim.conclusion,
          claim.reviewer,
          claim.reviewedAt,
          evidence('supports'),
          evidence('contradicts'),
          evidence('context'),
          evidence('repeats'),
          joinList(annotation.tags),
          annotation.note,
          annotationLink(annotation.id),
        ],
      ]
    })
    yield toCsv(rows)
  }
}

/** The same in one string. */
export function claimsToCsv(inputs: Iterable<DocumentExport>): string {
  return Array.from(claimCsvPieces(inputs)).join('')
}

function namesById(kinds: readonly Kind[]): ReadonlyMap<string, string> {
  return new Map(kinds.map(({ id, name }) => [id, name]))
}

/** Milliseconds since 1970 as ISO 8601 in UTC; null when they lie outside its range. */
export function isoTime(milliseconds: number): string | null {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
