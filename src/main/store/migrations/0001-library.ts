import type { Migration } from './migrate.ts'

/** Documents, their revisions, kinds, annotations, tags, settings, and the journal that undo reads. */
export const library: Migration = {
  name: 'library',
  up: (store) => {
    store.exec(`
      CREATE TABLE document (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL CHECK (title <> ''),
        byline TEXT,
        source TEXT,
        url TEXT,
        published_at TEXT,
        language TEXT,
        added_at INTEGER NOT NULL,
        last_read_at INTEGER,
        reading_offset INTEGER CHECK (reading_offset >= 0),
        reading_pixels REAL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX document_by_added ON document (added_at DESC) WHERE deleted_at IS NULL;
      CREATE INDEX document_by_url ON document (url) WHERE url IS NOT NULL;

      CREATE TABLE revision (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        created_at INTEGER NOT NULL,
        html TEXT NOT NULL,
        text TEXT NOT NULL CHECK (text <> ''),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        word_count INTEGER NOT NULL CHECK (word_count >= 0)
      ) STRICT;
      CREATE INDEX revision_by_document ON revision (document_id, created_at);
      CREATE INDEX revision_by_sha256 ON revision (sha256);

      CREATE TABLE kind (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        name TEXT NOT NULL CHECK (name <> ''),
        color TEXT NOT NULL,
        underline TEXT NOT NULL,
        glyph TEXT NOT NULL CHECK (glyph <> ''),
        is_claim INTEGER NOT NULL CHECK (is_claim IN (0, 1)),
        position INTEGER NOT NULL CHECK (position >= 0),
        hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
      ) STRICT;

      CREATE TABLE annotation (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        revision_id TEXT NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
        kind_id TEXT NOT NULL REFERENCES kind (id),
        exact TEXT NOT NULL CHECK (exact <> ''),
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start_offset INTEGER CHECK (start_offset >= 0),
        end_offset INTEGER CHECK (end_offset > start_offset),
        note TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER,
        CHECK ((start_offset IS NULL) = (end_offset IS NULL))
      ) STRICT;
      CREATE INDEX annotation_by_document ON annotation (document_id, created_at) WHERE deleted_at IS NULL;
      CREATE INDEX annotation_by_kind ON annotation (kind_id);
      CREATE INDEX annotation_by_revision ON annotation (revision_id);

      CREATE TABLE tag (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        name TEXT NOT NULL UNIQUE CHECK (name <> '')
      ) STRICT;

      CREATE TABLE annotation_tag (
        annotation_id TEXT NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
        tag_id TEXT NOT NULL REFERENCES tag (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        PRIMARY KEY (annotation_id, tag_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag_id);

      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
      ) STRICT, WITHOUT ROWID;

      -- A step is what one Undo takes back. Its changes are images of rows as they were before; taking it back
      -- writes the opposite images, so that one step serves undo and redo in turn.
      CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        merge_key TEXT,
        created_at INTEGER NOT NULL,
        is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
      ) STRICT;
      CREATE TABLE undo_change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
        table_name TEXT NOT NULL,
        -- The primary key after the change; null when the row was deleted.
        key TEXT CHECK (key IS NULL OR json_valid(key)),
        -- The whole row before the change; null when it was inserted.
        before TEXT CHECK (before IS NULL OR json_valid(before))
      ) STRICT;
      CREATE INDEX undo_change_by_step ON undo_change (step_id, id);
    `)
  },
}
