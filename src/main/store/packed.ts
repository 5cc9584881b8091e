import type { Database } from 'better-sqlite3'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import { LIVE } from './live.ts'
import { statement } from './statements.ts'

/**
 * Rows as JSON in UTF-8, in the shape of the model, made by SQLite itself: for a reader in another thread. The thread that
 * holds the library has nothing to do with them but hand the bytes on; making objects of rows took it four times as long.
 * They are read by `packed-schema.ts`.
 */
export type Packed = Uint8Array<ArrayBuffer>

/** A JSON object of SQL expressions by name. */
function object(fields: Record<string, string>): string {
  return `json_object(${Object.entries(fields)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`
}

/** A subquery whose one value is JSON; SQLite forgets that it is without being told. */
const nested = (query: string) => `json((${query}))`

const isTrue = (column: string) => `json(iif(${column}, 'true', 'false'))`

const TAGS = nested(
  `SELECT json_group_array(tag.name ORDER BY position) FROM annotation_tag CROSS JOIN tag ON tag.id = tag_id
   WHERE annotation_id = annotation.id`,
)

/** The count of their claims is nothing that goes out. */
const SPEAKER = nested(
  `SELECT ${object({
    ...{ id: 'id', name: 'name', aliases: 'json(aliases)', role: 'role', affiliation: 'affiliation' },
    ...{ sourceType: 'source_type', claimCount: '0' },
  })} FROM speaker WHERE speaker.id = claim.speaker_id`,
)

const VERDICT = nested(
  `SELECT ${object({
    ...{ id: 'id', name: 'name', color: 'color', position: 'position', isUnchecked: isTrue('is_unchecked') },
  })} FROM verdict WHERE verdict.id = claim.verdict_id`,
)

/** A link to an annotation that is in the trash, or whose document is, is left out, as `evidenceOf` does. */
const EVIDENCE = nested(
  `SELECT json_group_array(${object({
    id: 'evidence.id',
    relation: 'relation',
    target: `CASE WHEN target_annotation_id IS NULL
      THEN ${object({ type: `'url'`, url: 'target_url', title: 'target_title' })}
      ELSE ${object({ type: `'annotation'`, annotationId: 'target_annotation_id' })} END`,
    note: 'evidence.note',
    accessedAt: 'accessed_at',
  })} ORDER BY evidence.position, evidence.id) FROM evidence
   WHERE evidence.claim_id = claim.annotation_id AND (target_annotation_id IS NULL OR EXISTS (
     SELECT 1 FROM annotation JOIN document ON document.id = annotation.document_id
     WHERE annotation.id = target_annotation_id AND ${LIVE}))`,
)

/** A claim whose annotation is of another kind now is kept, unseen. */
const CLAIM = `CASE WHEN kind_id IN (SELECT id FROM kind WHERE is_claim = 1) THEN ${nested(
  `SELECT ${object({
    claimReviewed: 'claim_reviewed',
    speaker: SPEAKER,
    attribution: object({
      ...{ kind: 'attribution_kind', cue: 'cue', source: 'attributed_source', saidAt: 'said_at' },
      ...{ place: 'place', channel: 'channel', relayedBy: 'relayed_by' },
    }),
    verdict: VERDICT,
    ...{ conclusion: 'conclusion', reviewer: 'reviewer', reviewedAt: 'reviewed_at' },
    evidence: EVIDENCE,
  })} FROM claim WHERE claim.annotation_id = annotation.id`,
)} END`

const annotations = (column: 'id' | 'document_id') => `SELECT CAST(json_group_array(${object({
  ...{ id: 'annotation.id', documentId: 'document_id', revisionId: 'revision_id', kindId: 'kind_id' },
  selectors: object({
    quote: object({
      ...{ type: `'TextQuoteSelector'`, exact: 'exact', prefix: 'prefix', suffix: 'suffix' },
    }),
    position: `CASE WHEN start_offset IS NOT NULL THEN ${object({
      ...{ type: `'TextPositionSelector'`, start: 'start_offset', end: 'end_offset' },
    })} END`,
  }),
  note: 'note',
  tags: TAGS,
  claim: CLAIM,
  ...{ createdAt: 'created_at', updatedAt: 'updated_at' },
})} ORDER BY wanted.key, created_at, annotation.id) AS BLOB) AS packed
  FROM json_each(?) AS wanted CROSS JOIN annotation ON annotation.${column} = wanted.value
  WHERE annotation.deleted_at IS NULL`

const ANNOTATIONS_OF_DOCUMENTS = annotations('document_id')
const ANNOTATIONS = annotations('id')

/** The live annotations of documents, with their tags and claims: in the order of the documents, then of creation. */
export function packAnnotationsOf(store: Database, ids: readonly DocumentId[]): Packed {
  return pack(store, ANNOTATIONS_OF_DOCUMENTS, ids)
}

/** Those of the annotations that are live, in the order given. */
export function packAnnotations(store: Database, ids: readonly AnnotationId[]): Packed {
  return pack(store, ANNOTATIONS, ids)
}

const REVISION = object({
  ...{ id: 'revision.id', documentId: 'revision.document_id', createdAt: 'revision.created_at' },
  ...{ html: 'revision.html', text: 'revision.text', sha256: 'revision.sha256' },
})

/** Every state of the text, the oldest first, and how far it was read. */
const HISTORY = {
  history: nested(
    `SELECT json_group_array(${REVISION} ORDER BY revision.created_at, revision.id) FROM revision
     WHERE revision.document_id = document.id`,
  ),
  images: nested(
    `SELECT json_group_array(image_sha256 ORDER BY image_sha256) FROM revision_image
     WHERE revision_image.revision_id = document.revision_id`,
  ),
  position: `CASE WHEN reading_offset IS NOT NULL
    THEN ${object({ offset: 'reading_offset', pixels: 'coalesce(reading_pixels, 0)' })} END`,
  progress: 'reading_progress',
}

const documents = (more: Record<string, string>) =>
  `SELECT CAST(json_group_array(${object({
    document: object({
      ...{ id: 'document.id', revisionId: 'document.revision_id', title: 'title', byline: 'byline' },
      ...{ source: 'source', url: 'url', publishedAt: 'published_at', language: 'language' },
      ...{ addedAt: 'added_at', lastReadAt: 'last_read_at', wordCount: 'revision.word_count' },
      annotationCount: `(SELECT count(*) FROM annotation
        WHERE annotation.document_id = document.id AND annotation.deleted_at IS NULL)`,
      revision: REVISION,
    }),
    // The texts in which annotations were described, where that is not the current one.
    earlierTexts: nested(
      `SELECT json_group_array(${object({ id: 'earlier.id', text: 'earlier.text' })}) FROM revision AS earlier
       WHERE earlier.document_id = document.id AND earlier.id <> document.revision_id
         AND EXISTS (SELECT 1 FROM annotation WHERE annotation.revision_id = earlier.id AND annotation.deleted_at IS NULL)`,
    ),
    ...{ status: 'status', isStarred: isTrue('is_starred'), hasSuggestions: isTrue('has_suggestions') },
    tags: nested(
      `SELECT json_group_array(tag.name ORDER BY tag.name) FROM document_tag CROSS JOIN tag ON tag.id = tag_id
       WHERE document_tag.document_id = document.id`,
    ),
    ...more,
  })} ORDER BY wanted.key) AS BLOB) AS packed
   FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value
     CROSS JOIN revision ON revision.id = document.revision_id
   WHERE document.deleted_at IS NULL`

const DOCUMENTS = documents({})
const DOCUMENTS_WITH_HISTORY = documents(HISTORY)

/** Those of the documents that are live, in the order given, with their text and what the reader said of them. */
export function packDocuments(store: Database, ids: readonly DocumentId[], withHistory: boolean): Packed {
  return pack(store, withHistory ? DOCUMENTS_WITH_HISTORY : DOCUMENTS, ids)
}

function pack(store: Database, sql: string, ids: readonly string[]): Packed {
  const row = statement<[string], { packed: Packed }>(store, sql).get(JSON.stringify(ids))
  return row?.packed ?? new Uint8Array()
}
