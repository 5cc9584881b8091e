import type { Migration } from './migrate.ts'

/** What the reader has said about suggested claims: which were dismissed, and in which documents there are none. */
export const suggestions: Migration = {
  name: 'suggestions',
  up: (store) => {
    store.exec(`
      ALTER TABLE document ADD COLUMN has_suggestions INTEGER NOT NULL DEFAULT 1 CHECK (has_suggestions IN (0, 1));

      -- By the passage, as an annotation has it, so that it is found again in a later text. The revision is where
      -- that was described; without a foreign key, because it is only a help.
      CREATE TABLE dismissal (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        revision_id TEXT NOT NULL,
        exact TEXT NOT NULL CHECK (exact <> ''),
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start_offset INTEGER CHECK (start_offset >= 0),
        end_offset INTEGER CHECK (end_offset > start_offset),
        created_at INTEGER NOT NULL,
        CHECK ((start_offset IS NULL) = (end_offset IS NULL))
      ) STRICT;
      CREATE INDEX dismissal_by_document ON dismissal (document_id, created_at);
    `)
  },
}
