import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { documentImage, type DocumentImage } from '../../shared/model/image.ts'
import type { RevisionId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { statement } from './statements.ts'

type ImageRow = { sha256: string; media_type: string; bytes: Buffer }

/**
 * Keeps the pictures of a revision; one that is there already is not kept twice. Runs within a step. They stay
 * when the import is taken back, so that it can be done again.
 * Throws when a picture does not have the bytes that its name stands for.
 */
export function putImages(
  store: Database,
  now: number,
  id: RevisionId,
  images: readonly DocumentImage[],
): void {
  for (const { name, mediaType, bytes } of images) {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    assert(sha256 === name, `a picture whose bytes are ${name}`, sha256)
    statement<[string, string, number, Uint8Array]>(
      store,
      `INSERT INTO image (sha256, media_type, added_at, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING`,
    ).run(name, mediaType, now, bytes)
    statement<[string, string]>(
      store,
      'INSERT INTO revision_image (revision_id, image_sha256) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ).run(id, name)
  }
}

/** The picture with this name; null when there is none. */
export function getImage(store: Database, name: string): DocumentImage | null {
  const row = statement<[string], ImageRow>(
    store,
    'SELECT sha256, media_type, bytes FROM image WHERE sha256 = ?',
  ).get(name)
  if (row === undefined) return null
  return documentImage.parse({ name: row.sha256, mediaType: row.media_type, bytes: row.bytes })
}
