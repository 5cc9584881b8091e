import Database from 'better-sqlite3'
import type { Store } from './open.ts'

/** What of a library counts: documents and annotations that are not in the trash. */
export type LiveContents = {
  /** Id → title. */
  documents: Map<string, string>
  /** Those that still wait for their document too. */
  annotations: Set<string>
  /**
   * What each document and annotation says, as the hash that is kept of its row; null when none are. Two libraries can
   * be compared when `of`, what is hashed, is the same.
   */
  hashes: { of: string; documents: Map<string, string>; annotations: Map<string, string> } | null
}

/** What of an open library counts. */
export function liveContents(store: Store): LiveContents {
  const documents = store
    .prepare<[], { id: string; title: string }>('SELECT id, title FROM document WHERE deleted_at IS NULL')
    .all()
  const annotations = store
    .prepare<[], string>(
      `SELECT annotation.id FROM annotation JOIN document ON document.id = annotation.document_id
       WHERE annotation.deleted_at IS NULL AND document.deleted_at IS NULL${isThere(store, 'detached') ? ' UNION ALL SELECT id FROM detached' : ''}`,
    )
    .pluck()
    .all()
  return {
    documents: new Map(documents.map(({ id, title }) => [id, title])),
    annotations: new Set(annotations),
    hashes: readHashes(store),
  }
}

/** A backup may be of a version that did not have a table yet. */
function isThere(store: Store, table: string): boolean {
  return (
    store.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined
  )
}

function readHashes(store: Store): LiveContents['hashes'] {
  if (!isThere(store, 'integrity')) return null
  const of = store.prepare<[], string>(`SELECT value FROM setting WHERE name = 'app.integrity'`).pluck().get()
  if (of === undefined) return null
  const read = (table: string) =>
    new Map(
      store
        .prepare<[string], { key: string; hash: string }>(
          'SELECT row_key AS key, hex(sha256) AS hash FROM integrity WHERE table_name = ?',
        )
        .all(table)
        .map(({ key, hash }) => [key, hash]),
    )
  return { of, documents: read('document'), annotations: read('annotation') }
}

/**
 * What of a backup counts. A library that was copied with its write-ahead log needs `isWritable`, as reading merges the
 * log. Throws what SQLite throws when it can't be read.
 */
export function liveContentsOf(path: string, { isWritable = false } = {}): LiveContents {
  const store = new Database(path, { readonly: !isWritable, fileMustExist: true })
  try {
    return liveContents(store)
  } finally {
    store.close()
  }
}
