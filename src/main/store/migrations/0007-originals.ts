import type { Migration } from './migrate.ts'

/**
 * The files that documents were made from, where their own pages can be shown. Kept without a foreign key, as pictures
 * are: taking back an import removes the revision, and doing it again must find its file.
 */
export const originals: Migration = {
  name: 'originals',
  up: (store) => {
    store.exec(`
      CREATE TABLE original (
        revision_id TEXT PRIMARY KEY,
        media_type TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        -- JSON: the name and size of each page. Before the bytes, which are not read with it.
        pages TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
    `)
  },
}
