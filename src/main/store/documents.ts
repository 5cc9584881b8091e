import type { Database } from 'better-sqlite3'
import type {
  Document,
  DocumentDraft,
  DocumentSummary,
  ReadingPosition,
  Revision,
} from '../../shared/model/document.ts'
import { documentId, revisionId, type DocumentId, type RevisionId } from '../../shared/model/ids.ts'
import { newId, type Clock } from './clock.ts'
import { attachDetached } from './detached.ts'
import { recordStep } from './journal.ts'
import { originalPages } from './originals.ts'
import { insertRevision, NO_FILES, textHash, type RevisionFiles } from './revisions.ts'
import { statement } from './statements.ts'

/** What `DOCUMENTS.columns` answers. */
export type SummaryRow = {
  id: string
  revision_id: string
  title: string
  byline: string | null
  source: string | null
  url: string | null
  published_at: string | null
  language: string | null
  added_at: number
  last_read_at: number | null
  annotation_count: number
  word_count: number
}

type RevisionRow = {
  id: string
  document_id: string
  created_at: number
  html: string
  text: string
  sha256: string
}

/**
 * The columns of a summary, and where they come from. The index has the number of words without the text, whose pages
 * would all be read otherwise.
 */
export const DOCUMENTS = {
  columns: `document.id, document.revision_id, title, byline, source, url, published_at, language, added_at,
    last_read_at, word_count,
    (SELECT count(*) FROM annotation WHERE annotation.document_id = document.id AND annotation.deleted_at IS NULL)
      AS annotation_count`,
  from: 'document JOIN revision INDEXED BY revision_word_count ON revision.id = document.revision_id',
}

const SUMMARY = `SELECT ${DOCUMENTS.columns} FROM ${DOCUMENTS.from} WHERE document.deleted_at IS NULL`

/** A row of `DOCUMENTS` as the window knows it. */
export function summaryFromRow(row: SummaryRow): DocumentSummary {
  return {
    id: documentId.parse(row.id),
    revisionId: revisionId.parse(row.revision_id),
    title: row.title,
    byline: row.byline,
    source: row.source,
    url: row.url,
    publishedAt: row.published_at,
    language: row.language,
    addedAt: row.added_at,
    lastReadAt: row.last_read_at,
    annotationCount: row.annotation_count,
    wordCount: row.word_count,
  }
}

function revisionFromRow(row: RevisionRow): Revision {
  return {
    id: revisionId.parse(row.id),
    documentId: documentId.parse(row.document_id),
    createdAt: row.created_at,
    html: row.html,
    text: row.text,
    sha256: row.sha256,
  }
}

/** Every document that is not in the trash, the last added first. */
export function listDocuments(store: Database): DocumentSummary[] {
  return statement<[], SummaryRow>(store, `${SUMMARY} ORDER BY added_at DESC, document.id DESC`)
    .all()
    .map(summaryFromRow)
}

/** One document with its current text; null when there is none, or it is in the trash. */
export function getDocument(store: Database, id: DocumentId): Document | null {
  const row = statement<[string], SummaryRow>(store, `${SUMMARY} AND document.id = ?`).get(id)
  if (row === undefined) return null
  const revision = getRevision(store, revisionId.parse(row.revision_id))
  if (revision === null) return null
  const pages = originalPages(store, revision.id)
  return { ...summaryFromRow(row), revision, ...(pages === null ? {} : { pages }) }
}

/** One state of a document's text; null when there is none with that id. */
export function getRevision(store: Database, id: RevisionId): Revision | null {
  const row = statement<[string], RevisionRow>(store, 'SELECT * FROM revision WHERE id = ?').get(id)
  return row === undefined ? null : revisionFromRow(row)
}

/** The document that was read last, or else added last; null in an empty library. */
export function lastReadDocument(store: Database): Document | null {
  const row = statement<[], { id: string }>(
    store,
    `SELECT id FROM document WHERE deleted_at IS NULL ORDER BY last_read_at DESC NULLS LAST, added_at DESC LIMIT 1`,
  ).get()
  return row === undefined ? null : getDocument(store, documentId.parse(row.id))
}

/** Stores an imported article as one step. One whose text is already in the library is answered with that document. */
export function createDocument(
  store: Database,
  clock: Clock,
  draft: DocumentDraft,
  files: RevisionFiles = NO_FILES,
): { document: DocumentSummary; isNew: boolean } {
  const sha256 = textHash(draft.text)
  const known = statement<[string], { id: string }>(
    store,
    // By the hash first, whatever the planner thinks: the other way round reads every text of the library.
    `SELECT document.id FROM revision INDEXED BY revision_by_sha256
       CROSS JOIN document ON document.id = revision.document_id AND document.revision_id = revision.id
     WHERE revision.sha256 = ? AND deleted_at IS NULL ORDER BY added_at LIMIT 1`,
  ).get(sha256)
  if (known !== undefined) return { document: getSummary(store, documentId.parse(known.id)), isNew: false }
  const id = newId(clock, documentId)
  const now = clock.now()
  recordStep(store, { label: `add “${shortened(draft.title)}”`, now }, () => {
    const revision = newId(clock, revisionId)
    statement<(string | number | null)[]>(
      store,
      `INSERT INTO document (id, revision_id, title, byline, source, url, published_at, language, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      revision,
      draft.title,
      draft.byline,
      draft.source,
      draft.url,
      draft.publishedAt,
      draft.language,
      now,
    )
    insertRevision(store, now, { revision, document: id }, draft, files)
    attachDetached(store, clock, id)
  })
  return { document: getSummary(store, id), isNew: true }
}

/** Where the reader stopped; null when the document was never opened. */
export function readingPosition(store: Database, id: DocumentId): ReadingPosition | null {
  const row = statement<[string], { reading_offset: number | null; reading_pixels: number | null }>(
    store,
    'SELECT reading_offset, reading_pixels FROM document WHERE id = ?',
  ).get(id)
  if (row === undefined || row.reading_offset === null) return null
  return { offset: row.reading_offset, pixels: row.reading_pixels ?? 0 }
}

/** Remembers where the reader stopped, what share of the text that is (0 to 1), and that it was read now. Not a step to undo. */
export function saveReadingPosition(
  store: Database,
  clock: Clock,
  id: DocumentId,
  position: ReadingPosition,
  progress: number | null = null,
): void {
  statement<(string | number | null)[]>(
    store,
    `UPDATE document SET reading_offset = ?, reading_pixels = ?, reading_progress = coalesce(?, reading_progress),
       last_read_at = ? WHERE id = ?`,
  ).run(position.offset, position.pixels, progress, clock.now(), id)
}

/** One document that must be there, as the shelf lists it. */
export function getSummary(store: Database, id: DocumentId): DocumentSummary {
  const row = statement<[string], SummaryRow>(store, `${SUMMARY} AND document.id = ?`).get(id)
  if (row === undefined) throw new Error(`Expected a document with id ${id}, found none`)
  return summaryFromRow(row)
}

/** A title as it fits into a menu. */
export function shortened(title: string): string {
  return title.length <= 40 ? title : `${title.slice(0, 39).trimEnd()}…`
}
