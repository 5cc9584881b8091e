import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ShelfMarks } from '../../shared/export/postil-record.ts'
import { documentStatuses } from '../../shared/model/document-status.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { statement } from './statements.ts'

/** What the reader said about a document; what was never said is left out. */
export function shelfMarks(store: Database, id: DocumentId): ShelfMarks {
  const row = statement<[string], { status: string | null; is_starred: number; has_suggestions: number }>(
    store,
    'SELECT status, is_starred, has_suggestions FROM document WHERE id = ?',
  ).get(id)
  const tags = statement<[string], { name: string }>(
    store,
    'SELECT name FROM document_tag JOIN tag ON tag.id = tag_id WHERE document_id = ? ORDER BY name',
  ).all(id)
  return {
    ...(row?.status == null ? {} : { status: z.enum(documentStatuses).parse(row.status) }),
    ...(row?.is_starred === 1 ? { isStarred: true } : {}),
    ...(row?.has_suggestions === 0 ? { hasSuggestions: false } : {}),
    ...(tags.length === 0 ? {} : { tags: tags.map(({ name }) => name) }),
  }
}
