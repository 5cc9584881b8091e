import type { Database } from 'better-sqlite3'
import type { LibraryDocument } from '../../shared/interchange/match.ts'
import { documentId, revisionId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import type { ImportTarget } from './import-annotation.ts'
import { statement } from './statements.ts'

/** The live documents, as far as matching needs them, the last added first. */
export function documentsToMatch(store: Database): LibraryDocument[] {
  return statement<[], { id: string; title: string; url: string | null; sha256: string }>(
    store,
    `SELECT document.id, title, url, sha256 FROM document JOIN revision ON revision.id = revision_id
     WHERE deleted_at IS NULL ORDER BY added_at DESC, document.id DESC`,
  )
    .all()
    .map((row) => ({ ...row, id: documentId.parse(row.id) }))
}

/** Whether a document, in the trash or not, has this id. */
export function isDocument(store: Database, id: DocumentId): boolean {
  return statement<[string]>(store, 'SELECT 1 FROM document WHERE id = ?').get(id) !== undefined
}

/** Which of these annotations there are, and whether they are in the trash themselves or by their document. */
export function knownAnnotations(
  store: Database,
  ids: readonly AnnotationId[],
): Map<string, 'live' | 'trash'> {
  const rows = statement<[string], { id: string; in_trash: number }>(
    store,
    `SELECT annotation.id, annotation.deleted_at IS NOT NULL OR document.deleted_at IS NOT NULL AS in_trash
     FROM annotation JOIN document ON document.id = document_id
     WHERE annotation.id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids))
  return new Map(rows.map(({ id, in_trash }) => [id, in_trash === 1 ? 'trash' : 'live']))
}

/** A live document as annotations are hung onto it; null when it is not there. */
export function importTarget(store: Database, id: DocumentId): ImportTarget | null {
  const row = statement<[string], { revision_id: string; text: string }>(
    store,
    `SELECT revision_id, text FROM document JOIN revision ON revision.id = revision_id
     WHERE document.id = ? AND deleted_at IS NULL`,
  ).get(id)
  if (row === undefined) return null
  const revisions = statement<[string], { id: string }>(
    store,
    'SELECT id FROM revision WHERE document_id = ?',
  ).all(id)
  return {
    id,
    revisionId: revisionId.parse(row.revision_id),
    text: row.text,
    revisions: new Set(revisions.map((revision) => revision.id)),
  }
}
