import type { Database } from 'better-sqlite3'
import type { OpenedTarget } from '../../shared/ipc-library.ts'
import { documentId } from '../../shared/model/ids.ts'
import type { PostilLink } from '../postil-link.ts'
import type { Clock } from './clock.ts'
import { attachDetached } from './detached.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'

type LinkedRow = {
  document_id: string
  title: string
  is_document_deleted: 0 | 1
  is_annotation_deleted: 0 | 1
}

/** What a link leads to, in the trash or not; null when it was never in this library, or is gone for good. */
export function findLinked(store: Database, link: PostilLink): OpenedTarget | null {
  const row = statement<[string], LinkedRow>(
    store,
    link.kind === 'document'
      ? `SELECT id AS document_id, title, deleted_at IS NOT NULL AS is_document_deleted, 0 AS is_annotation_deleted
         FROM document WHERE id = ?`
      : `SELECT document_id, title, document.deleted_at IS NOT NULL AS is_document_deleted,
           annotation.deleted_at IS NOT NULL AS is_annotation_deleted
         FROM annotation JOIN document ON document.id = document_id WHERE annotation.id = ?`,
  ).get(link.id)
  if (row === undefined) return null
  return {
    link: `postil://${link.kind}/${link.id}`,
    documentId: documentId.parse(row.document_id),
    annotationId: link.kind === 'annotation' ? link.id : null,
    title: row.title,
    isDocumentDeleted: row.is_document_deleted === 1,
    isAnnotationDeleted: row.is_annotation_deleted === 1,
  }
}

/** Takes what a link leads to out of the trash as one step: the highlight, and its article when that is there too. */
export function restoreLinked(store: Database, clock: Clock, link: PostilLink): void {
  const target = findLinked(store, link)
  if (target === null) return
  const label = target.isDocumentDeleted ? 'restore article' : 'restore highlight'
  recordStep(store, { label, now: clock.now() }, () => {
    if (target.isAnnotationDeleted) {
      statement<[string | null]>(store, 'UPDATE annotation SET deleted_at = NULL WHERE id = ?').run(
        target.annotationId,
      )
    }
    if (!target.isDocumentDeleted) return
    statement<[string]>(store, 'UPDATE document SET deleted_at = NULL WHERE id = ?').run(target.documentId)
    attachDetached(store, clock, target.documentId)
  })
}
