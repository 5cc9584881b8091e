import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { documentStatuses } from '../../shared/model/document-status.ts'
import { documentId, type DocumentId, type KindId, type SpeakerId } from '../../shared/model/ids.ts'
import type { ShelfChange, ShelfItem } from '../../shared/model/shelf.ts'
import type { Clock } from './clock.ts'
import { attachDetached } from './detached.ts'
import { DOCUMENTS, summaryFromRow, type SummaryRow } from './documents.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'
import { tagNamed } from './tags.ts'

type ShelfRow = SummaryRow & {
  status: string
  is_starred: number
  reading_progress: number | null
  deleted_at: number | null
}

const status = z.enum(documentStatuses)

const SHELF = `
  SELECT ${DOCUMENTS.columns}, is_starred, reading_progress, deleted_at,
    coalesce(status, iif(last_read_at IS NULL, 'unread', 'reading')) AS status
  FROM ${DOCUMENTS.from}`

/** Every document that is not in the trash, the last added first. */
export function listShelf(store: Database): ShelfItem[] {
  return items(
    store,
    statement<[], ShelfRow>(
      store,
      `${SHELF} WHERE deleted_at IS NULL ORDER BY added_at DESC, document.id DESC`,
    ).all(),
  )
}

/** Those of the given documents that are not in the trash. */
export function shelfItems(store: Database, ids: readonly DocumentId[]): ShelfItem[] {
  return items(
    store,
    statement<[string], ShelfRow>(
      store,
      `${SHELF} WHERE deleted_at IS NULL AND document.id IN (SELECT value FROM json_each(?))`,
    ).all(JSON.stringify(ids)),
  )
}

/** Every document in the trash, the last removed first. */
export function listTrash(store: Database): ShelfItem[] {
  return items(
    store,
    statement<[], ShelfRow>(
      store,
      `${SHELF} WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, document.id DESC`,
    ).all(),
  )
}

/** The documents that have a highlight of this kind, a claim of this speaker, or one that is both; null for any. */
export function documentsHaving(
  store: Database,
  kind: KindId | null,
  speaker: SpeakerId | null,
): DocumentId[] {
  return statement<{ kind: string | null; speaker: string | null }, { document_id: string }>(
    store,
    `SELECT DISTINCT document_id FROM annotation WHERE deleted_at IS NULL
       AND ($kind IS NULL OR kind_id = $kind)
       AND ($speaker IS NULL OR id IN (SELECT annotation_id FROM claim WHERE speaker_id = $speaker)
         AND kind_id IN (SELECT id FROM kind WHERE is_claim = 1))`,
  )
    .all({ kind, speaker })
    .map((row) => documentId.parse(row.document_id))
}

/** Changes status or star of documents as one step; answers how many are other than before. */
export function changeDocuments(
  store: Database,
  clock: Clock,
  ids: readonly DocumentId[],
  change: ShelfChange,
): number {
  const starred = change.isStarred === undefined ? null : Number(change.isStarred)
  return recordStep(
    store,
    { label: changeLabel(change, ids.length), now: clock.now() },
    () =>
      statement<{ status: string | null; starred: number | null; ids: string }>(
        store,
        `UPDATE document SET status = coalesce($status, status), is_starred = coalesce($starred, is_starred)
       WHERE id IN (SELECT value FROM json_each($ids)) AND deleted_at IS NULL
         AND (coalesce($status, status) IS NOT status OR coalesce($starred, is_starred) <> is_starred)`,
      ).run({ status: change.status ?? null, starred, ids: JSON.stringify(ids) }).changes,
  )
}

/** Adds tags to documents and takes tags from them, as one step; answers how many documents that concerned. */
export function tagDocuments(
  store: Database,
  clock: Clock,
  ids: readonly DocumentId[],
  add: readonly string[],
  remove: readonly string[],
): number {
  const label = `change of tags${ids.length === 1 ? '' : ` of ${ids.length} articles`}`
  return recordStep(store, { label, now: clock.now() }, () => {
    const changed = new Set<DocumentId>()
    for (const name of remove) {
      const removal = statement<[string, string]>(
        store,
        'DELETE FROM document_tag WHERE document_id = ? AND tag_id = (SELECT id FROM tag WHERE name = ?)',
      )
      for (const id of ids) if (removal.run(id, name).changes > 0) changed.add(id)
    }
    for (const name of add) {
      const tag = tagNamed(store, clock, name)
      const addition = statement<[string, string]>(
        store,
        `INSERT INTO document_tag (document_id, tag_id, position)
         SELECT id, ?, 0 FROM document WHERE id = ? ON CONFLICT DO NOTHING`,
      )
      for (const id of ids) if (addition.run(tag, id).changes > 0) changed.add(id)
    }
    return changed.size
  })
}

/** Puts documents into the trash as one step, their annotations with them; answers how many were on the shelf. */
export function removeDocuments(store: Database, clock: Clock, ids: readonly DocumentId[]): number {
  const now = clock.now()
  return recordStep(
    store,
    { label: `delete ${counted(ids.length)}`, now },
    () =>
      statement<[number, string]>(
        store,
        `UPDATE document SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
      ).run(now, JSON.stringify(ids)).changes,
  )
}

/** Takes documents out of the trash as one step; answers how many were in it. */
export function restoreDocuments(store: Database, clock: Clock, ids: readonly DocumentId[]): number {
  return recordStep(store, { label: `restore ${counted(ids.length)}`, now: clock.now() }, () => {
    const { changes } = statement<[string]>(
      store,
      `UPDATE document SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NOT NULL`,
    ).run(JSON.stringify(ids))
    for (const id of ids) attachDetached(store, clock, id)
    return changes
  })
}

function items(store: Database, rows: readonly ShelfRow[]): ShelfItem[] {
  const tags = tagsOfDocuments(store, rows.length > 100 ? null : rows.map(({ id }) => id))
  return rows.map((row) => ({
    ...summaryFromRow(row),
    status: status.parse(row.status),
    isStarred: row.is_starred === 1,
    progress: row.reading_progress,
    tags: tags.get(row.id) ?? [],
    deletedAt: row.deleted_at,
  }))
}

/** The tags of the given documents, or of all. */
function tagsOfDocuments(store: Database, ids: readonly string[] | null): Map<string, string[]> {
  const wanted = ids === null ? null : JSON.stringify(ids)
  const rows = statement<{ wanted: string | null }, { document_id: string; name: string }>(
    store,
    `SELECT document_id, name FROM document_tag JOIN tag ON tag.id = document_tag.tag_id
     WHERE $wanted IS NULL OR document_id IN (SELECT value FROM json_each($wanted))`,
  ).all({ wanted })
  const tags = new Map<string, string[]>()
  for (const { document_id, name } of rows)
    tags.set(document_id, [...(tags.get(document_id) ?? []), name].sort())
  return tags
}

function changeLabel({ status: to, isStarred }: ShelfChange, count: number): string {
  if (isStarred !== undefined) return `${isStarred ? 'star' : 'unstar'} ${counted(count)}`
  return to === 'archived' ? `archive ${counted(count)}` : `mark ${counted(count)} as ${to ?? 'read'}`
}

function counted(count: number): string {
  return count === 1 ? 'article' : `${count} articles`
}
