import type { Database } from 'better-sqlite3'
import { annotationId, documentId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import { statement } from './statements.ts'

/** How much there is to read of a document. */
export type DocumentSize = {
  id: DocumentId
  /** Those that are live. */
  annotations: number
  /** In its current text, or in all of its texts. */
  words: number
}

/** How large documents are, in the order given, without reading their texts; those that are not there any more are left out. */
export function documentSizes(
  store: Database,
  ids: readonly DocumentId[],
  withHistory: boolean,
): DocumentSize[] {
  // The index has the number of words without the text, whose pages would all be read otherwise.
  const words = withHistory
    ? `(SELECT sum(counted.word_count) FROM revision JOIN revision AS counted INDEXED BY revision_word_count
         ON counted.id = revision.id WHERE revision.document_id = document.id)`
    : '(SELECT word_count FROM revision INDEXED BY revision_word_count WHERE revision.id = document.revision_id)'
  return statement<[string], { id: string; annotations: number; words: number | null }>(
    store,
    `SELECT document.id, ${words} AS words,
       (SELECT count(*) FROM annotation
        WHERE annotation.document_id = document.id AND annotation.deleted_at IS NULL) AS annotations
     FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value ORDER BY wanted.key`,
  )
    .all(JSON.stringify(ids))
    .map(({ id, annotations, words }) => ({ id: documentId.parse(id), annotations, words: words ?? 0 }))
}

/** The ids of the live annotations of documents: in the order of the documents, then of creation. */
export function annotationIds(store: Database, ids: readonly DocumentId[]): AnnotationId[] {
  return statement<[string], { id: string }>(
    store,
    `SELECT annotation.id FROM json_each(?) AS wanted CROSS JOIN annotation ON annotation.document_id = wanted.value
     WHERE deleted_at IS NULL ORDER BY wanted.key, created_at, annotation.id`,
  )
    .all(JSON.stringify(ids))
    .map(({ id }) => annotationId.parse(id))
}

/** The pictures in the current texts of documents, by the names of their bytes. */
export function imagesOf(
  store: Database,
  ids: readonly DocumentId[],
): { documentId: DocumentId; name: string }[] {
  return statement<[string], { id: string; name: string }>(
    store,
    `SELECT document.id, image_sha256 AS name FROM json_each(?) AS wanted
       CROSS JOIN document ON document.id = wanted.value
       CROSS JOIN revision_image ON revision_image.revision_id = document.revision_id
     ORDER BY wanted.key, image_sha256`,
  )
    .all(JSON.stringify(ids))
    .map(({ id, name }) => ({ documentId: documentId.parse(id), name }))
}

/**
 * A mark that changes with every change of the reader's data: as long as it is the same, everything that was written
 * out is still what the library says. Taking a step back changes it too.
 */
export function libraryStamp(store: Database): string {
  const change = statement<[], { seq: number }>(
    store,
    `SELECT seq FROM sqlite_sequence WHERE name = 'undo_change'`,
  ).get()
  // A restored backup may have counted as far, but not at the same moment.
  const step = statement<[], { created_at: number }>(
    store,
    'SELECT created_at FROM undo_step ORDER BY id DESC LIMIT 1',
  ).get()
  return `${change?.seq ?? 0} ${step?.created_at ?? 0}`
}
