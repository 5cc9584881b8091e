import type { Migration } from './migrate.ts'

/**
 * What looking for annotations in the text of today came to. Derived: the window looks again for what has no row. No
 * reader's data, so neither journaled nor hashed nor salvaged.
 */
export const anchoring: Migration = {
  name: 'anchoring',
  up: (store) => {
    store.exec(`
      CREATE TABLE anchoring (
        annotation_id TEXT PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
        -- The revision that the selectors which were looked for are of.
        described_in TEXT NOT NULL,
        -- The revision in whose text they were looked for.
        looked_in TEXT NOT NULL,
        -- Why it was not found; null when it was.
        reason TEXT,
        -- In UTF-16 code units of that text.
        guess_start INTEGER CHECK (guess_start >= 0),
        guess_end INTEGER CHECK (guess_end >= guess_start),
        guess_text TEXT,
        CHECK ((guess_start IS NULL) = (guess_end IS NULL)),
        CHECK (guess_start IS NULL OR reason IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX anchoring_lost ON anchoring (annotation_id) WHERE reason IS NOT NULL;
    `)
  },
}
