import type { Database } from 'better-sqlite3'
import type { ImportedDocument } from '../../shared/interchange/imported.ts'
import type { ImageRecord, RevisionRecord } from '../../shared/interchange/postil-schema.ts'
import { documentId, revisionId, type DocumentId } from '../../shared/model/ids.ts'
import { newId, type Clock } from './clock.ts'
import { putImages } from './images.ts'
import { countWords, textHash } from './revisions.ts'
import { statement } from './statements.ts'
import { tagNamed } from './tags.ts'

/** Whether a document brings its own words along, and they are what they say they are. */
export function hasOwnWords({ revisions, revisionId: current }: ImportedDocument): boolean {
  return (
    revisions.some(({ id }) => id === current) &&
    revisions.every(({ text, sha256 }) => text !== '' && text.isWellFormed() && textHash(text) === sha256)
  )
}

/** Stores a document with all that its file has of it, under its own id where that is free. Runs within a step. */
export function insertImportedDocument(
  store: Database,
  clock: Clock,
  imported: ImportedDocument,
  images: ReadonlyMap<string, ImageRecord>,
): DocumentId {
  const id =
    imported.id !== null && isFree(store, 'document', imported.id) ? imported.id : newId(clock, documentId)
  const ids = new Map<string, RevisionRecord['id']>(
    imported.revisions.map((revision) => [
      revision.id,
      isFree(store, 'revision', revision.id) ? revision.id : newId(clock, revisionId),
    ]),
  )
  const { readingPosition } = imported
  statement<(string | number | null)[]>(
    store,
    `INSERT INTO document (id, revision_id, title, byline, source, url, published_at, language, added_at, last_read_at,
       reading_offset, reading_pixels, reading_progress, status, is_starred, has_suggestions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[id, ids.get(imported.revisionId ?? '') ?? '', imported.title, imported.byline, imported.source],
    ...[
      imported.url,
      imported.publishedAt,
      imported.language,
      imported.addedAt ?? clock.now(),
      imported.lastReadAt,
    ],
    ...[readingPosition?.offset ?? null, readingPosition?.pixels ?? null, imported.readingProgress ?? null],
    imported.status,
    ...[Number(imported.isStarred), Number(imported.hasSuggestions ?? true)],
  )
  for (const revision of imported.revisions) {
    statement<(string | number)[]>(
      store,
      `INSERT INTO revision (id, document_id, created_at, html, text, sha256, word_count) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ...[ids.get(revision.id) ?? revision.id, id, revision.createdAt, revision.html, revision.text],
      ...[revision.sha256, countWords(revision.text)],
    )
  }
  putImages(
    store,
    clock.now(),
    ids.get(imported.revisionId ?? '') ?? newId(clock, revisionId),
    imported.images.flatMap((name) => {
      const image = images.get(name)
      if (image === undefined) return []
      return [
        { name, mediaType: image.mediaType, bytes: new Uint8Array(Buffer.from(image.base64, 'base64')) },
      ]
    }),
  )
  for (const name of new Set(imported.tags)) {
    statement<[string, string]>(
      store,
      'INSERT INTO document_tag (document_id, tag_id, position) VALUES (?, ?, 0)',
    ).run(id, tagNamed(store, clock, name))
  }
  return id
}

function isFree(store: Database, table: 'document' | 'revision', id: string): boolean {
  return statement<[string]>(store, `SELECT 1 FROM ${table} WHERE id = ?`).get(id) === undefined
}
