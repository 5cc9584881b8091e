import type { Database } from 'better-sqlite3'
import type { MarkdownTotals } from '../../shared/export/markdown.ts'
import type { ExportScope } from '../../shared/model/export-request.ts'
import { annotationId, documentId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import { LIVE } from './live.ts'
import { statement } from './statements.ts'

/** What an export is about: the documents, in order, and of which annotations; null for all of theirs. */
export type ExportPlan = { documents: DocumentId[]; annotations: ReadonlySet<AnnotationId> | null }

/** Looked at in one turn, at most: a few milliseconds of work. */
const DOCUMENTS_AT_ONCE = 500
const ANNOTATIONS_AT_ONCE = 3_000
const LISTED_AT_ONCE = 1_000

/**
 * The live documents of a scope, the first added first; of those that were chosen one by one, in the order of the choice.
 * It yields between two short turns of work, and returns the plan.
 */
export function* planSteps(store: Database, scope: ExportScope): Generator<void, ExportPlan> {
  if (scope.kind === 'documents') {
    const rows = statement<[string], { id: string }>(
      store,
      `SELECT document.id FROM json_each(?) AS wanted JOIN document ON document.id = wanted.value
       WHERE deleted_at IS NULL GROUP BY document.id ORDER BY min(wanted.key)`,
    ).all(JSON.stringify(scope.ids))
    return { documents: rows.map(({ id }) => documentId.parse(id)), annotations: null }
  }
  if (scope.kind === 'annotations') {
    const addedAt = new Map<DocumentId, number>()
    const annotations = new Set<AnnotationId>()
    for (const part of parts(scope.ids, ANNOTATIONS_AT_ONCE)) {
      const rows = statement<[string], { id: string; document_id: string; added_at: number }>(
        store,
        `SELECT annotation.id, document_id, added_at FROM annotation JOIN document ON document.id = annotation.document_id
         WHERE annotation.id IN (SELECT value FROM json_each(?)) AND ${LIVE}`,
      ).all(JSON.stringify(part))
      for (const row of rows) {
        annotations.add(annotationId.parse(row.id))
        addedAt.set(documentId.parse(row.document_id), row.added_at)
      }
      yield
    }
    const documents = [...addedAt].sort(([a, aAt], [b, bAt]) => aAt - bAt || (a < b ? -1 : 1))
    return { documents: documents.map(([id]) => id), annotations }
  }
  const documents: DocumentId[] = []
  let last = { id: '', added_at: -Infinity }
  for (;;) {
    const rows = statement<[number, string, number], { id: string; added_at: number }>(
      store,
      `SELECT id, added_at FROM document WHERE deleted_at IS NULL AND (added_at, id) > (?, ?)
       ORDER BY added_at, id LIMIT ?`,
    ).all(last.added_at, last.id, LISTED_AT_ONCE)
    for (const { id } of rows) documents.push(documentId.parse(id))
    last = rows.at(-1) ?? last
    if (rows.length < LISTED_AT_ONCE) return { documents, annotations: null }
    yield
  }
}

/** The same in one go, for a scope of a few things. */
export function planExport(store: Database, scope: ExportScope): ExportPlan {
  const steps = planSteps(store, scope)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** How much a plan comes to, without reading the articles; in steps, as `planSteps`. */
export function* totalsSteps(
  store: Database,
  plan: ExportPlan,
  scope: ExportScope['kind'],
): Generator<void, MarkdownTotals> {
  const totals = { documents: plan.documents.length, annotations: 0, claims: 0 }
  const tags = new Set<string>()
  for (const [condition, parameters] of slicesOf(store, plan, scope)) {
    const counts = statement<(string | number)[], { annotations: number; claims: number | null }>(
      store,
      `SELECT count(*) AS annotations,
         sum(kind_id IN (SELECT id FROM kind WHERE is_claim = 1)
           AND EXISTS (SELECT 1 FROM claim WHERE claim.annotation_id = annotation.id)) AS claims
       FROM annotation WHERE ${condition} AND ${OUT_OF_TRASH}`,
    ).get(...parameters)
    totals.annotations += counts?.annotations ?? 0
    totals.claims += counts?.claims ?? 0
    yield
    if (scope === 'library') continue
    const names = statement<(string | number)[], { name: string }>(
      store,
      `SELECT DISTINCT tag.name FROM annotation JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id
         JOIN tag ON tag.id = annotation_tag.tag_id WHERE ${condition} AND ${OUT_OF_TRASH}`,
    ).all(...parameters)
    for (const { name } of names) tags.add(name)
    yield
  }
  if (scope === 'library') for (const name of tagsInUse(store)) tags.add(name)
  return { ...totals, tags }
}

/** As `LIVE`, without looking up the article of each highlight. */
const OUT_OF_TRASH = `annotation.deleted_at IS NULL
  AND annotation.document_id NOT IN (SELECT id FROM document WHERE deleted_at IS NOT NULL)`

/** The tags of all live annotations: for each tag one of them is enough. */
function tagsInUse(store: Database): string[] {
  return statement<[], { name: string }>(
    store,
    `SELECT name FROM tag WHERE EXISTS (
       SELECT 1 FROM annotation_tag CROSS JOIN annotation ON annotation.id = annotation_tag.annotation_id
       WHERE annotation_tag.tag_id = tag.id AND ${OUT_OF_TRASH})`,
  )
    .all()
    .map(({ name }) => name)
}

/** Conditions that come to all annotations of a plan, a few at a time; of a whole library as they lie in the file, not back and forth. */
function* slicesOf(
  store: Database,
  { documents, annotations }: ExportPlan,
  scope: ExportScope['kind'],
): Generator<[condition: string, parameters: (string | number)[]], void> {
  if (scope === 'library') {
    const last =
      statement<[], { last: number | null }>(store, 'SELECT max(rowid) AS last FROM annotation').get()
        ?.last ?? 0
    for (let from = 0; from < last; from += ANNOTATIONS_AT_ONCE)
      yield ['annotation.rowid > ? AND annotation.rowid <= ?', [from, from + ANNOTATIONS_AT_ONCE]]
    return
  }
  const isByDocument = annotations === null
  const slices = isByDocument
    ? parts<string>(documents, DOCUMENTS_AT_ONCE)
    : parts<string>([...annotations], ANNOTATIONS_AT_ONCE)
  const column = isByDocument ? 'document_id' : 'id'
  for (const slice of slices)
    yield [`annotation.${column} IN (SELECT value FROM json_each(?))`, [JSON.stringify(slice)]]
}

function* parts<Item>(items: readonly Item[], length: number): Generator<Item[], void> {
  for (let from = 0; from < items.length; from += length) yield items.slice(from, from + length)
}
