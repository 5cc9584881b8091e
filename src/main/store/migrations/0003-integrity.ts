import type { Migration } from './migrate.ts'

/** A hash of every row of the reader's data; and indexes by which undo finds its next step, and lists what is in the trash. */
export const integrity: Migration = {
  name: 'integrity',
  up: (store) => {
    store.exec(`
      CREATE TABLE integrity (
        table_name TEXT NOT NULL,
        -- The primary key; the parts of a composite one are separated by a space.
        row_key TEXT NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        PRIMARY KEY (table_name, row_key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX undo_step_by_state ON undo_step (is_undone, id);
      CREATE INDEX annotation_in_trash ON annotation (deleted_at) WHERE deleted_at IS NOT NULL;
      CREATE INDEX document_in_trash ON document (deleted_at) WHERE deleted_at IS NOT NULL;
    `)
  },
}
