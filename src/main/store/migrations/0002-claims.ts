import type { Migration } from './migrate.ts'

/** Speakers, verdicts, the claim on an annotation, its evidence, and the history of its review. */
export const claims: Migration = {
  name: 'claims',
  up: (store) => {
    store.exec(`
      CREATE TABLE speaker (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        name TEXT NOT NULL CHECK (name <> ''),
        aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_type(aliases) = 'array'),
        role TEXT,
        affiliation TEXT,
        source_type TEXT NOT NULL
      ) STRICT;
      CREATE INDEX speaker_by_name ON speaker (name);

      CREATE TABLE verdict (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        name TEXT NOT NULL CHECK (name <> ''),
        color TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        is_unchecked INTEGER NOT NULL CHECK (is_unchecked IN (0, 1))
      ) STRICT;

      CREATE TABLE claim (
        annotation_id TEXT PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
        claim_reviewed TEXT NOT NULL CHECK (claim_reviewed <> ''),
        speaker_id TEXT REFERENCES speaker (id) ON DELETE SET NULL,
        attribution_kind TEXT CHECK (attribution_kind IN ('direct', 'indirect', 'mixed')),
        cue TEXT,
        attributed_source TEXT,
        said_at TEXT,
        place TEXT,
        channel TEXT,
        relayed_by TEXT,
        verdict_id TEXT NOT NULL REFERENCES verdict (id),
        conclusion TEXT NOT NULL DEFAULT '',
        reviewer TEXT,
        reviewed_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX claim_by_speaker ON claim (speaker_id);
      CREATE INDEX claim_by_verdict ON claim (verdict_id);

      CREATE TABLE evidence (
        id TEXT PRIMARY KEY CHECK (length(id) = 26),
        claim_id TEXT NOT NULL REFERENCES claim (annotation_id) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('supports', 'contradicts', 'context', 'repeats')),
        target_annotation_id TEXT REFERENCES annotation (id) ON DELETE CASCADE,
        target_url TEXT,
        target_title TEXT,
        note TEXT NOT NULL DEFAULT '',
        accessed_at TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0,
        CHECK ((target_annotation_id IS NULL) <> (target_url IS NULL)),
        CHECK ((target_url IS NULL) = (target_title IS NULL))
      ) STRICT;
      CREATE INDEX evidence_by_claim ON evidence (claim_id, position);
      CREATE INDEX evidence_by_target ON evidence (target_annotation_id) WHERE target_annotation_id IS NOT NULL;

      -- Who changed what of a claim, and when. Append-only; undo adds its own entries. No foreign key: taking back
      -- the making of a claim removes its row, and doing it again must find its history.
      CREATE TABLE claim_history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        annotation_id TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        changed_by TEXT NOT NULL,
        field TEXT NOT NULL,
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX claim_history_by_annotation ON claim_history (annotation_id, id);
    `)
  },
}
