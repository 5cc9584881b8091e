import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { documentPage, type DocumentOriginal, type DocumentPage } from '../../shared/model/original.ts'
import type { RevisionId } from '../../shared/model/ids.ts'
import { statement } from './statements.ts'

const pagesOfRow = z.array(documentPage)

/** Keeps the file that a revision was made from. Runs within a step; it stays when the import is taken back. */
export function putOriginal(
  store: Database,
  now: number,
  id: RevisionId,
  { mediaType, pages, bytes }: DocumentOriginal,
): void {
  statement<[string, string, number, string, Uint8Array]>(
    store,
    `INSERT INTO original (revision_id, media_type, added_at, pages, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (revision_id) DO NOTHING`,
  ).run(id, mediaType, now, JSON.stringify(pages), bytes)
}

/** The pages of the file that a revision was made from; null when none is kept. */
export function originalPages(store: Database, id: RevisionId): DocumentPage[] | null {
  const row = statement<[string], { pages: string }>(
    store,
    'SELECT pages FROM original WHERE revision_id = ?',
  ).get(id)
  return row === undefined ? null : pagesOfRow.parse(JSON.parse(row.pages))
}

/** The file that a revision was made from; null when none is kept. */
export function getOriginal(store: Database, id: RevisionId): Uint8Array | null {
  const row = statement<[string], { bytes: Buffer }>(
    store,
    'SELECT bytes FROM original WHERE revision_id = ?',
  ).get(id)
  return row === undefined ? null : row.bytes
}
