import type { Database } from 'better-sqlite3'
import type { Revision } from '../../shared/model/document.ts'
import {
  annotationId,
  documentId,
  revisionId,
  type AnnotationId,
  type DocumentId,
  type RevisionId,
} from '../../shared/model/ids.ts'
import { statement } from './statements.ts'

/** How many live annotations some documents have; no entry where there are none. */
export function annotationCounts(store: Database, ids: readonly DocumentId[]): Map<DocumentId, number> {
  const rows = statement<[string], { id: string; count: number }>(
    store,
    `SELECT document_id AS id, count(*) AS count FROM annotation
     WHERE document_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL GROUP BY document_id`,
  ).all(JSON.stringify(ids))
  return new Map(rows.map(({ id, count }) => [documentId.parse(id), count]))
}

/** The ids of the live annotations of documents, in the order of creation. */
export function annotationIds(store: Database, ids: readonly DocumentId[]): AnnotationId[] {
  return statement<[string], { id: string }>(
    store,
    `SELECT id FROM annotation WHERE document_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
     ORDER BY created_at, id`,
  )
    .all(JSON.stringify(ids))
    .map(({ id }) => annotationId.parse(id))
}

/** Every state of a document's text, the oldest first. */
export function revisionHistory(store: Database, id: DocumentId): Revision[] {
  return statement<
    [string],
    { id: RevisionId; created_at: number; html: string; text: string; sha256: string }
  >(
    store,
    'SELECT id, created_at, html, text, sha256 FROM revision WHERE document_id = ? ORDER BY created_at, id',
  )
    .all(id)
    .map((row) => ({
      id: revisionId.parse(row.id),
      documentId: id,
      createdAt: row.created_at,
      html: row.html,
      text: row.text,
      sha256: row.sha256,
    }))
}

/** The names of the pictures in one state of a text. */
export function imageNames(store: Database, id: RevisionId): string[] {
  return statement<[string], { name: string }>(
    store,
    'SELECT image_sha256 AS name FROM revision_image WHERE revision_id = ? ORDER BY image_sha256',
  )
    .all(id)
    .map(({ name }) => name)
}

/**
 * A mark that changes with every change of the reader's data: as long as it is the same, everything that was written
 * out is still what the library says. Taking a step back changes it too.
 */
export function libraryStamp(store: Database): string {
  const change = statement<[], { seq: number }>(
    store,
    `SELECT seq FROM sqlite_sequence WHERE name = 'undo_change'`,
  ).get()
  // A restored backup may have counted as far, but not at the same moment.
  const step = statement<[], { created_at: number }>(
    store,
    'SELECT created_at FROM undo_step ORDER BY id DESC LIMIT 1',
  ).get()
  return `${change?.seq ?? 0} ${step?.created_at ?? 0}`
}
