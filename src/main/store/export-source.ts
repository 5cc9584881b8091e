import type { Database } from 'better-sqlite3'
import type { MarkdownTotals } from '../../shared/export/markdown.ts'
import type { ExportScope } from '../../shared/model/export-request.ts'
import { annotationId, documentId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import { LIVE } from './live.ts'
import { statement } from './statements.ts'

/** What an export is about: the documents, in order, and of which annotations; null for all of theirs. */
export type ExportPlan = { documents: DocumentId[]; annotations: ReadonlySet<AnnotationId> | null }

/** The live documents of a scope, the first added first; of those that were chosen one by one, in the order of the choice. */
export function planExport(store: Database, scope: ExportScope): ExportPlan {
  if (scope.kind === 'documents') {
    const rows = statement<[string], { id: string }>(
      store,
      `SELECT document.id FROM json_each(?) AS wanted JOIN document ON document.id = wanted.value
       WHERE deleted_at IS NULL GROUP BY document.id ORDER BY min(wanted.key)`,
    ).all(JSON.stringify(scope.ids))
    return { documents: rows.map(({ id }) => documentId.parse(id)), annotations: null }
  }
  if (scope.kind === 'annotations') {
    const rows = statement<[string], { id: string; document_id: string }>(
      store,
      `SELECT annotation.id, document_id FROM annotation JOIN document ON document.id = annotation.document_id
       WHERE annotation.id IN (SELECT value FROM json_each(?)) AND ${LIVE} ORDER BY added_at, document.id`,
    ).all(JSON.stringify(scope.ids))
    return {
      documents: [...new Set(rows.map(({ document_id }) => documentId.parse(document_id)))],
      annotations: new Set(rows.map(({ id }) => annotationId.parse(id))),
    }
  }
  const rows = statement<[], { id: string }>(
    store,
    'SELECT id FROM document WHERE deleted_at IS NULL ORDER BY added_at, id',
  ).all()
  return { documents: rows.map(({ id }) => documentId.parse(id)), annotations: null }
}

/** How much a plan comes to, without reading the articles. */
export function exportTotals(store: Database, plan: ExportPlan): MarkdownTotals {
  const documents = JSON.stringify(plan.documents)
  const annotations = plan.annotations === null ? null : JSON.stringify([...plan.annotations])
  const parameters = { documents, annotations }
  const chosen = `annotation.document_id IN (SELECT value FROM json_each($documents)) AND annotation.deleted_at IS NULL
    AND ($annotations IS NULL OR annotation.id IN (SELECT value FROM json_each($annotations)))`
  const counts = statement<typeof parameters, { annotations: number; claims: number }>(
    store,
    `SELECT count(*) AS annotations, count(claim.annotation_id) AS claims FROM annotation
     JOIN kind ON kind.id = annotation.kind_id
     LEFT JOIN claim ON claim.annotation_id = annotation.id AND kind.is_claim = 1 WHERE ${chosen}`,
  ).get(parameters)
  const tags = statement<typeof parameters, { name: string }>(
    store,
    `SELECT DISTINCT tag.name AS name FROM annotation JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id
     JOIN tag ON tag.id = annotation_tag.tag_id WHERE ${chosen}`,
  ).all(parameters)
  return {
    documents: plan.documents.length,
    annotations: counts?.annotations ?? 0,
    claims: counts?.claims ?? 0,
    tags: tags.map(({ name }) => name),
  }
}
