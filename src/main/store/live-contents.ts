import Database from 'better-sqlite3'
import type { Store } from './open.ts'

/** What of a library counts: documents and annotations that are not in the trash. */
export type LiveContents = {
  /** Id → title. */
  documents: Map<string, string>
  annotations: Set<string>
}

/** What of an open library counts. */
export function liveContents(store: Store): LiveContents {
  const documents = store
    .prepare<[], { id: string; title: string }>('SELECT id, title FROM document WHERE deleted_at IS NULL')
    .all()
  const annotations = store
    .prepare<[], string>(
      `SELECT annotation.id FROM annotation JOIN document ON document.id = annotation.document_id
       WHERE annotation.deleted_at IS NULL AND document.deleted_at IS NULL`,
    )
    .pluck()
    .all()
  return {
    documents: new Map(documents.map(({ id, title }) => [id, title])),
    annotations: new Set(annotations),
  }
}

/** What of a backup counts. Throws what SQLite throws when it can't be read. */
export function liveContentsOf(path: string): LiveContents {
  const store = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return liveContents(store)
  } finally {
    store.close()
  }
}
