import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { DocumentDraft } from '../../shared/model/document.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { DocumentOriginal } from '../../shared/model/original.ts'
import { documentId, revisionId, type DocumentId, type RevisionId } from '../../shared/model/ids.ts'
import type { RevisionSummary, RevisionText } from '../../shared/model/revision.ts'
import type { Clock } from './clock.ts'
import { newId } from './clock.ts'
import { attachDetached } from './detached.ts'
import { putImages } from './images.ts'
import { putOriginal } from './originals.ts'
import { statement } from './statements.ts'

type SummaryRow = {
  id: string
  document_id: string
  created_at: number
  word_count: number
  is_current: number
}

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** What comes with a text: the pictures in it, and the file that it was made from. */
export type RevisionFiles = { images: readonly DocumentImage[]; original: DocumentOriginal | null }

/** No pictures and no file. */
export const NO_FILES: RevisionFiles = { images: [], original: null }

/** Stores one state of a document's text under an id of the caller's making. Runs within a step. */
export function insertRevision(
  store: Database,
  now: number,
  ids: { revision: RevisionId; document: DocumentId },
  draft: DocumentDraft,
  { images, original }: RevisionFiles,
): void {
  statement<(string | number)[]>(
    store,
    `INSERT INTO revision (id, document_id, created_at, html, text, sha256, word_count) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(ids.revision, ids.document, now, draft.html, draft.text, textHash(draft.text), countWords(draft.text))
  putImages(store, now, ids.revision, images)
  if (original !== null) putOriginal(store, now, ids.revision, original)
}

/**
 * Gives a document another text, which is the current one from now on. Runs within a step. Its annotations keep the
 * revision that they were described against, and are anchored anew wherever they are shown.
 */
export function reviseDocument(
  store: Database,
  clock: Clock,
  id: DocumentId,
  draft: DocumentDraft,
  files: RevisionFiles,
): void {
  const revision = newId(clock, revisionId)
  insertRevision(store, clock.now(), { revision, document: id }, draft, files)
  statement<[string, string]>(store, 'UPDATE document SET revision_id = ? WHERE id = ?').run(revision, id)
  attachDetached(store, clock, id)
}

/** Every state of a document's text, the newest first. */
export function listRevisions(store: Database, id: DocumentId): RevisionSummary[] {
  return statement<[string], SummaryRow>(
    store,
    `SELECT revision.id, revision.document_id, revision.created_at, revision.id = document.revision_id AS is_current,
       (SELECT word_count FROM revision AS counted INDEXED BY revision_word_count WHERE counted.id = revision.id)
         AS word_count
     FROM revision JOIN document ON document.id = revision.document_id
     WHERE revision.document_id = ? ORDER BY revision.created_at DESC, revision.id DESC`,
  )
    .all(id)
    .map((row) => ({
      id: revisionId.parse(row.id),
      documentId: documentId.parse(row.document_id),
      createdAt: row.created_at,
      wordCount: row.word_count,
      isCurrent: row.is_current === 1,
    }))
}

/** The texts of those revisions that are there. */
export function revisionTexts(store: Database, ids: readonly RevisionId[]): RevisionText[] {
  return statement<[string], { id: string; text: string }>(
    store,
    'SELECT id, text FROM revision WHERE id IN (SELECT value FROM json_each(?))',
  )
    .all(JSON.stringify(ids))
    .map(({ id, text }) => ({ id: revisionId.parse(id), text }))
}

/** Words as Unicode segments them, so that Chinese and Thai have a length too. UAX #29. */
export function countWords(text: string): number {
  let count = 0
  for (const { isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    if (isWordLike === true) count += 1
  }
  return count
}
