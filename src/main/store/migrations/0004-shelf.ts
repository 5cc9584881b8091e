import type { Migration } from './migrate.ts'

/** What the shelf knows of a document beyond its words: status, star, tags; and the pictures in it. */
export const shelf: Migration = {
  name: 'shelf',
  up: (store) => {
    store.exec(`
      -- Null until the reader says so: unread, or reading once it was opened.
      ALTER TABLE document ADD COLUMN status TEXT CHECK (status IN ('unread', 'reading', 'done', 'archived'));
      ALTER TABLE document ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1));
      -- Counting words must not read the pages of the text that stand before the count in its row.
      CREATE INDEX revision_word_count ON revision (id, word_count);

      CREATE TABLE document_tag (
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        tag_id TEXT NOT NULL REFERENCES tag (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        PRIMARY KEY (document_id, tag_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX document_tag_by_tag ON document_tag (tag_id);

      -- Named by their bytes: the same picture in two articles is kept once. Which revision shows which is kept
      -- without a foreign key: taking back an import removes the revision, and doing it again must find them.
      CREATE TABLE image (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        media_type TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE TABLE revision_image (
        revision_id TEXT NOT NULL,
        image_sha256 TEXT NOT NULL REFERENCES image (sha256),
        PRIMARY KEY (revision_id, image_sha256)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX revision_image_by_image ON revision_image (image_sha256);
    `)
  },
}
