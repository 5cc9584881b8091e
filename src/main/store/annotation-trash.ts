import type { Database } from 'better-sqlite3'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { DeletedAnnotation } from '../../shared/model/listed-annotation.ts'
import type { Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { LISTED_COLUMNS, listedFromRows, type ListedRow } from './listed-annotations.ts'
import { statement } from './statements.ts'

type DeletedRow = ListedRow & { deleted_at: number }

/**
 * The annotations in the trash of a document, or with null of all; the last deleted first. Those of a document that
 * is in the trash itself come back with it, and are not listed. Nothing is ever taken out of the trash by time: a
 * clock that is wrong can't empty it.
 */
export function deletedAnnotations(store: Database, id: DocumentId | null): DeletedAnnotation[] {
  const rows = statement<{ id: string | null }, DeletedRow>(
    store,
    `SELECT ${LISTED_COLUMNS}, annotation.deleted_at AS deleted_at
     FROM annotation JOIN document ON document.id = annotation.document_id
     WHERE annotation.deleted_at IS NOT NULL AND document.deleted_at IS NULL AND ($id IS NULL OR document_id = $id)
     ORDER BY annotation.deleted_at DESC, annotation.id DESC`,
  ).all({ id })
  return listedFromRows(store, rows).map(({ row, listed }) => ({ ...listed, deletedAt: row.deleted_at }))
}

/** Takes annotations out of the trash as one step; answers how many were in it. */
export function restoreAnnotations(store: Database, clock: Clock, ids: readonly AnnotationId[]): number {
  const label = ids.length === 1 ? 'restore highlight' : `restore ${ids.length} highlights`
  return recordStep(
    store,
    { label, now: clock.now() },
    () =>
      statement<[string]>(
        store,
        `UPDATE annotation SET deleted_at = NULL
         WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
      ).run(JSON.stringify(ids)).changes,
  )
}
