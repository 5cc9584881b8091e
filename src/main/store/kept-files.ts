import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { documentId, type DocumentId } from '../../shared/model/ids.ts'
import type { WrittenBlocks } from '../../shared/export/vault-merge.ts'
import type { VaultIssue, VaultIssueKind } from '../../shared/model/vault.ts'
import { statement } from './statements.ts'

/**
 * What is remembered of a folder that is kept in step, in a file of its own beside the library. All of it can be found out
 * again from the folder, but for the texts as they were written, and what the reader decided about edited blocks: it is no
 * part of the library, of its backups, or of undo, and one that is damaged is begun anew.
 */
export type KeptFiles = { store: Database.Database }

/** What is remembered of one file. */
export type KeptFile = {
  documentId: DocumentId
  title: string
  /** Relative to the folder, with forward slashes. */
  path: string
  /** When it was last written, in milliseconds, and its size in bytes, as the file system had them then; 0 when not known. */
  modifiedAt: number
  size: number
  written: WrittenBlocks
  /** Blocks that are to stay as a person left them, each with the fingerprint of what Postil would write. */
  settled: Record<string, string>
  issue: { kind: VaultIssueKind; blocks: number } | null
}

type Row = {
  document_id: string
  title: string
  path: string
  modified_at: number
  size: number
  written: Buffer
  settled: string
  issue: VaultIssueKind | null
  blocks: number
}

const VERSION = 1

/** Opens what is remembered of `folder`; of another folder, or in a damaged file, nothing is. */
export function openKeptFiles(path: string, folder: string): KeptFiles {
  try {
    return open(path, folder)
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
    return open(path, folder)
  }
}

function open(path: string, folder: string): KeptFiles {
  const store = new Database(path)
  try {
    store.pragma('journal_mode = WAL')
    if (store.pragma('user_version', { simple: true }) !== VERSION) {
      store.exec(`
        DROP TABLE IF EXISTS kept_file;
        DROP TABLE IF EXISTS kept_folder;
        CREATE TABLE kept_folder (path TEXT NOT NULL) STRICT;
        CREATE TABLE kept_file (
          document_id TEXT PRIMARY KEY,
          title TEXT NOT NULL,
          path TEXT NOT NULL,
          modified_at REAL NOT NULL,
          size INTEGER NOT NULL,
          written BLOB NOT NULL,
          settled TEXT NOT NULL,
          issue TEXT,
          blocks INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX kept_file_issue ON kept_file (issue) WHERE issue IS NOT NULL;
        PRAGMA user_version = ${VERSION};
      `)
    }
    const known = store.prepare<[], { path: string }>('SELECT path FROM kept_folder').get()
    if (known?.path !== folder) {
      store.exec('DELETE FROM kept_file; DELETE FROM kept_folder')
      store.prepare('INSERT INTO kept_folder (path) VALUES (?)').run(folder)
    }
    return { store }
  } catch (error) {
    store.close()
    throw error
  }
}

/** Where every file was, and how it looked to the file system. */
export function keptPlaces({
  store,
}: KeptFiles): Map<DocumentId, Pick<KeptFile, 'path' | 'modifiedAt' | 'size'>> {
  const rows = store
    .prepare<[], Pick<Row, 'document_id' | 'path' | 'modified_at' | 'size'>>(
      'SELECT document_id, path, modified_at, size FROM kept_file',
    )
    .all()
  return new Map(
    rows.map((row) => [
      documentId.parse(row.document_id),
      { path: row.path, modifiedAt: row.modified_at, size: row.size },
    ]),
  )
}

/** What is remembered of an article's file; null when it never had one. */
export function keptFile({ store }: KeptFiles, id: DocumentId): KeptFile | null {
  const row = statement<[string], Row>(store, 'SELECT * FROM kept_file WHERE document_id = ?').get(id)
  if (row === undefined) return null
  return {
    documentId: id,
    title: row.title,
    path: row.path,
    modifiedAt: row.modified_at,
    size: row.size,
    written: blocks.parse(JSON.parse(inflateRawSync(row.written).toString('utf8'))),
    settled: settled.parse(JSON.parse(row.settled)),
    issue: row.issue === null ? null : { kind: row.issue, blocks: row.blocks },
  }
}

const blocks = z.record(z.string(), z.object({ hash: z.string(), text: z.string().nullable() }))
const settled = z.record(z.string(), z.string())

/** Remembers a file. */
export function rememberFile({ store }: KeptFiles, file: KeptFile): void {
  statement<(string | number | null | Buffer)[]>(
    store,
    `INSERT INTO kept_file (document_id, title, path, modified_at, size, written, settled, issue, blocks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_id) DO UPDATE SET title = excluded.title, path = excluded.path,
       modified_at = excluded.modified_at, size = excluded.size, written = excluded.written,
       settled = excluded.settled, issue = excluded.issue, blocks = excluded.blocks`,
  ).run(
    file.documentId,
    file.title,
    file.path,
    file.modifiedAt,
    file.size,
    deflateRawSync(JSON.stringify(file.written), { level: 1 }),
    JSON.stringify(file.settled),
    file.issue?.kind ?? null,
    file.issue?.blocks ?? 0,
  )
}

/** Marks files with what the reader should know of them, without looking into them. */
export function markFiles(
  { store }: KeptFiles,
  ids: readonly DocumentId[],
  issue: VaultIssueKind | null,
): void {
  store
    .prepare(
      `UPDATE kept_file SET issue = ?, blocks = 0, modified_at = 0 WHERE document_id IN (SELECT value FROM json_each(?))
       AND issue IS NOT ?`,
    )
    .run(issue, JSON.stringify(ids), issue)
}

/** Forgets files. */
export function forgetFiles({ store }: KeptFiles, ids: readonly DocumentId[]): void {
  store
    .prepare('DELETE FROM kept_file WHERE document_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(ids))
}

/** What the reader should know of, what needs doing first, and how much there is in all. */
export function keptIssues(
  { store }: KeptFiles,
  limit: number,
): { issues: VaultIssue[]; issueCount: number; editedBlocks: number; files: number } {
  const rows = store
    .prepare<[number], Pick<Row, 'document_id' | 'title' | 'path' | 'issue' | 'blocks'>>(
      `SELECT document_id, title, path, issue, blocks FROM kept_file WHERE issue IS NOT NULL
       ORDER BY issue = 'article-deleted', issue <> 'edited', path LIMIT ?`,
    )
    .all(limit)
  const counts = store
    .prepare<[], { files: number; issues: number; edited: number | null }>(
      `SELECT sum(issue IS NOT 'file-deleted') AS files, count(issue) AS issues, sum(blocks) AS edited FROM kept_file`,
    )
    .get()
  return {
    issues: rows.flatMap((row) =>
      row.issue === null
        ? []
        : [
            {
              kind: row.issue,
              documentId: documentId.parse(row.document_id),
              title: row.issue === 'article-deleted' ? null : row.title,
              path: row.path,
              blocks: row.blocks,
            },
          ],
    ),
    issueCount: counts?.issues ?? 0,
    editedBlocks: counts?.edited ?? 0,
    files: counts?.files ?? 0,
  }
}

/** Runs `work` in one transaction: one wait for the disk, not one for each file. */
export function inOneGo<Value>({ store }: KeptFiles, work: () => Value): Value {
  return store.transaction(work)()
}

/** Closes the file. */
export function closeKeptFiles({ store }: KeptFiles): void {
  store.close()
}
