import type { Migration } from './migrate.ts'

/**
 * What an index of words can't find: scripts without spaces between words (Thai, Lao, Burmese, Khmer, kana, bopomofo,
 * Han), Korean, whose particles hang on its words, and pictures, which are no words at all.
 */
const PIECEWISE = `'*[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u2600-\u27bf\u{1f000}-\u{1faff}\u{20000}-\u{323af}]*'`

/** What a search entry holds itself; the text of its revision stands beside it as `body`. */
const OWN = ['title', 'names', 'quote', 'note', 'tags', 'claim'] as const
const COLUMNS = `${OWN.join(', ')}, body`

/** The words of an entry as a trigger sees them before or after a change. */
const fields = (row: 'OLD' | 'NEW') =>
  `${OWN.map((name) => `${row}.${name}`).join(', ')}, (SELECT text FROM revision WHERE id = ${row}.revision_id)`

/** Writes down whether the entry of a trigger belongs in the second index. */
const NOTE_PIECES = `UPDATE search_entry SET in_pieces =
  (SELECT ${OWN.join(' || ')} || coalesce(body, '') GLOB ${PIECEWISE} FROM search_content WHERE id = NEW.id) WHERE id = NEW.id;`
const IS_IN_PIECES = '(SELECT in_pieces FROM search_entry WHERE id = NEW.id) = 1'

/** How much a word counts by where it stands, in the order of the columns. A setting of the index, not of its schema. */
export const SEARCH_RANK = 'bm25(10, 4, 3, 3, 6, 3, 1)'

/** Stands between what shares a column. */
const SEPARATOR = `' ' || char(10) || ' '`

const annotationTags = (
  id: string,
) => `coalesce((SELECT group_concat(tag.name, ${SEPARATOR} ORDER BY tag.name)
  FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag_id WHERE annotation_tag.annotation_id = ${id}), '')`
const documentTags = (id: string) => `coalesce((SELECT group_concat(tag.name, ${SEPARATOR} ORDER BY tag.name)
  FROM document_tag JOIN tag ON tag.id = document_tag.tag_id WHERE document_tag.document_id = ${id}), '')`
const claimWords = (id: string) => `coalesce((SELECT claim_reviewed || ${SEPARATOR} || conclusion
  FROM claim WHERE claim.annotation_id = ${id}), '')`
const claimNames = (
  id: string,
) => `coalesce((SELECT speaker.name FROM claim JOIN speaker ON speaker.id = claim.speaker_id
  WHERE claim.annotation_id = ${id}), '')`
const documentNames = (row: string) =>
  `coalesce(${row}.byline, '') || ${SEPARATOR} || coalesce(${row}.source, '')`
/** The current revision, once its row is there: a document is stored before its first revision. */
const presentRevision = (row: string) => `(SELECT id FROM revision WHERE id = ${row}.revision_id)`

const ENTRY_COLUMNS = 'document_id, annotation_id, revision_id, title, names, quote, note, tags, claim'

/** Documents and annotations, in the trash or not, as their entries should be. */
const EXPECTED_DOCUMENTS = `SELECT document.id AS document_id, NULL AS annotation_id,
  ${presentRevision('document')} AS revision_id, title, ${documentNames('document')} AS names, '' AS quote, '' AS note,
  ${documentTags('document.id')} AS tags, '' AS claim FROM document`
const EXPECTED_ANNOTATIONS = `SELECT document_id, annotation.id AS annotation_id, NULL AS revision_id, '' AS title,
  ${claimNames('annotation.id')} AS names, exact AS quote, note, ${annotationTags('annotation.id')} AS tags,
  ${claimWords('annotation.id')} AS claim FROM annotation`

/**
 * One search over everything, in two steps, each kept by triggers. `search_entry` holds, for every document and annotation, the words
 * that are searched; the full-text indexes hold what stands in it, and take their text from `search_content`.
 * Triggers on an entry have its old words at hand, which an index needs to forget them: an index can't drift
 * when a row that gave some of the words is gone already.
 */
export const search: Migration = {
  name: 'search',
  up: (store) => {
    store.exec(`
      CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL,
        annotation_id TEXT,
        revision_id TEXT,
        title TEXT NOT NULL,
        names TEXT NOT NULL,
        quote TEXT NOT NULL,
        note TEXT NOT NULL,
        tags TEXT NOT NULL,
        claim TEXT NOT NULL,
        -- Whether it has what an index of words can't find, and is in the second index as well.
        in_pieces INTEGER NOT NULL DEFAULT 0 CHECK (in_pieces IN (0, 1))
      ) STRICT;
      CREATE UNIQUE INDEX search_entry_of_document ON search_entry (document_id) WHERE annotation_id IS NULL;
      CREATE UNIQUE INDEX search_entry_of_annotation ON search_entry (annotation_id) WHERE annotation_id IS NOT NULL;
      CREATE INDEX search_entry_in_pieces ON search_entry (id) WHERE in_pieces = 1;

      CREATE VIEW search_expected AS ${EXPECTED_DOCUMENTS} UNION ALL ${EXPECTED_ANNOTATIONS};
      CREATE VIEW search_content AS
        SELECT search_entry.*, (SELECT text FROM revision WHERE revision.id = revision_id) AS body FROM search_entry;
      CREATE VIEW search_content_in_pieces AS SELECT * FROM search_content WHERE in_pieces = 1;

      CREATE VIRTUAL TABLE search_word USING fts5 (
        ${COLUMNS}, content = 'search_content', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
      CREATE VIRTUAL TABLE search_piece USING fts5 (
        ${COLUMNS}, content = 'search_content_in_pieces', content_rowid = 'id',
        tokenize = 'trigram');
      INSERT INTO search_word (search_word, rank) VALUES ('rank', '${SEARCH_RANK}');
      INSERT INTO search_piece (search_piece, rank) VALUES ('rank', '${SEARCH_RANK}');

      CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_word (rowid, ${COLUMNS}) VALUES (NEW.id, ${fields('NEW')});
        ${NOTE_PIECES}
        INSERT INTO search_piece (rowid, ${COLUMNS}) SELECT NEW.id, ${fields('NEW')} WHERE ${IS_IN_PIECES};
      END;
      -- A change of the flag alone fires nothing: it is not among the columns.
      CREATE TRIGGER search_entry_update AFTER UPDATE OF revision_id, ${OWN.join(', ')} ON search_entry BEGIN
        INSERT INTO search_word (search_word, rowid, ${COLUMNS}) VALUES ('delete', OLD.id, ${fields('OLD')});
        INSERT INTO search_word (rowid, ${COLUMNS}) VALUES (NEW.id, ${fields('NEW')});
        INSERT INTO search_piece (search_piece, rowid, ${COLUMNS})
          SELECT 'delete', OLD.id, ${fields('OLD')} WHERE OLD.in_pieces = 1;
        ${NOTE_PIECES}
        INSERT INTO search_piece (rowid, ${COLUMNS}) SELECT NEW.id, ${fields('NEW')} WHERE ${IS_IN_PIECES};
      END;
      CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_word (search_word, rowid, ${COLUMNS}) VALUES ('delete', OLD.id, ${fields('OLD')});
        INSERT INTO search_piece (search_piece, rowid, ${COLUMNS})
          SELECT 'delete', OLD.id, ${fields('OLD')} WHERE OLD.in_pieces = 1;
      END;

      CREATE TRIGGER search_document_insert AFTER INSERT ON document BEGIN
        INSERT INTO search_entry (${ENTRY_COLUMNS})
          ${EXPECTED_DOCUMENTS} WHERE document.id = NEW.id;
      END;
      CREATE TRIGGER search_document_update AFTER UPDATE OF revision_id, title, byline, source ON document BEGIN
        UPDATE search_entry SET revision_id = ${presentRevision('NEW')}, title = NEW.title, names = ${documentNames('NEW')}
        WHERE document_id = NEW.id AND annotation_id IS NULL;
      END;
      CREATE TRIGGER search_document_delete AFTER DELETE ON document BEGIN
        DELETE FROM search_entry WHERE document_id = OLD.id AND annotation_id IS NULL;
      END;
      CREATE TRIGGER search_revision_insert AFTER INSERT ON revision BEGIN
        UPDATE search_entry SET revision_id = NEW.id WHERE document_id = NEW.document_id AND annotation_id IS NULL
          AND (SELECT revision_id FROM document WHERE document.id = NEW.document_id) = NEW.id;
      END;
      -- Before: its text is still there to be forgotten.
      CREATE TRIGGER search_revision_delete BEFORE DELETE ON revision BEGIN
        UPDATE search_entry SET revision_id = NULL WHERE revision_id = OLD.id;
      END;
      CREATE TRIGGER search_annotation_insert AFTER INSERT ON annotation BEGIN
        INSERT INTO search_entry (${ENTRY_COLUMNS})
          ${EXPECTED_ANNOTATIONS} WHERE annotation.id = NEW.id;
      END;
      CREATE TRIGGER search_annotation_update AFTER UPDATE OF exact, note ON annotation
      WHEN NEW.exact <> OLD.exact OR NEW.note <> OLD.note BEGIN
        UPDATE search_entry SET quote = NEW.exact, note = NEW.note WHERE annotation_id = NEW.id;
      END;
      CREATE TRIGGER search_annotation_delete AFTER DELETE ON annotation BEGIN
        DELETE FROM search_entry WHERE annotation_id = OLD.id;
      END;
      ${['INSERT', 'DELETE']
        .map((event) => {
          const row = event === 'INSERT' ? 'NEW' : 'OLD'
          return `
      CREATE TRIGGER search_annotation_tag_${event.toLowerCase()} AFTER ${event} ON annotation_tag BEGIN
        UPDATE search_entry SET tags = ${annotationTags(`${row}.annotation_id`)} WHERE annotation_id = ${row}.annotation_id;
      END;
      CREATE TRIGGER search_document_tag_${event.toLowerCase()} AFTER ${event} ON document_tag BEGIN
        UPDATE search_entry SET tags = ${documentTags(`${row}.document_id`)}
        WHERE document_id = ${row}.document_id AND annotation_id IS NULL;
      END;`
        })
        .join('')}
      CREATE TRIGGER search_claim_insert AFTER INSERT ON claim BEGIN
        UPDATE search_entry SET claim = ${claimWords('NEW.annotation_id')}, names = ${claimNames('NEW.annotation_id')}
        WHERE annotation_id = NEW.annotation_id;
      END;
      CREATE TRIGGER search_claim_update AFTER UPDATE OF claim_reviewed, conclusion, speaker_id ON claim BEGIN
        UPDATE search_entry SET claim = ${claimWords('NEW.annotation_id')}, names = ${claimNames('NEW.annotation_id')}
        WHERE annotation_id = NEW.annotation_id;
      END;
      CREATE TRIGGER search_claim_delete AFTER DELETE ON claim BEGIN
        UPDATE search_entry SET claim = '', names = '' WHERE annotation_id = OLD.annotation_id;
      END;
      -- Inserted too: undo may bring a tag or a speaker back after what refers to it.
${['INSERT', 'UPDATE OF name']
  .map(
    (event) => `
      CREATE TRIGGER search_tag_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON tag BEGIN
        UPDATE search_entry SET tags = ${annotationTags('search_entry.annotation_id')}
        WHERE annotation_id IN (SELECT annotation_id FROM annotation_tag WHERE tag_id = NEW.id);
        UPDATE search_entry SET tags = ${documentTags('search_entry.document_id')}
        WHERE annotation_id IS NULL AND document_id IN (SELECT document_id FROM document_tag WHERE tag_id = NEW.id);
      END;
      CREATE TRIGGER search_speaker_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON speaker BEGIN
        UPDATE search_entry SET names = NEW.name
        WHERE annotation_id IN (SELECT annotation_id FROM claim WHERE speaker_id = NEW.id);
      END;`,
  )
  .join('')}
      INSERT INTO search_entry (${ENTRY_COLUMNS}) SELECT ${ENTRY_COLUMNS} FROM search_expected;
      CREATE INDEX search_entry_of_revision ON search_entry (revision_id) WHERE revision_id IS NOT NULL;
    `)
  },
}
