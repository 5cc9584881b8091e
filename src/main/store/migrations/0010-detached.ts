import type { Migration } from './migrate.ts'

/** Annotations that came in without their document, and wait for it. */
export const detached: Migration = {
  name: 'detached',
  up: (store) => {
    store.exec(`
      CREATE TABLE detached (
        -- The id that it has once it has found its document.
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        -- Which of the documents that are waited for it belongs to: all that share one find it together.
        document_key TEXT NOT NULL,
        -- By what the document will be known: its id in Postil, its text, its address and title in comparable form,
        -- and a few words of the quote.
        document_id TEXT,
        sha256 TEXT,
        url_key TEXT,
        title_key TEXT,
        probe INTEGER,
        document TEXT NOT NULL CHECK (json_valid(document)),
        annotation TEXT NOT NULL CHECK (json_valid(annotation)),
        imported_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX detached_by_document ON detached (document_key);
      CREATE INDEX detached_by_document_id ON detached (document_id) WHERE document_id IS NOT NULL;
      CREATE INDEX detached_by_sha256 ON detached (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX detached_by_url ON detached (url_key) WHERE url_key IS NOT NULL;
      CREATE INDEX detached_by_title ON detached (title_key) WHERE title_key IS NOT NULL;
      CREATE INDEX detached_by_probe ON detached (probe) WHERE probe IS NOT NULL;
    `)
  },
}
