import type { Database } from 'better-sqlite3'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { MetadataCorrection, ShelfItem } from '../../shared/model/shelf.ts'
import type { Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { shelfItems } from './shelf.ts'
import { statement } from './statements.ts'

const COLUMNS: Readonly<Record<keyof MetadataCorrection, string>> = {
  title: 'title',
  byline: 'byline',
  source: 'source',
  url: 'url',
  publishedAt: 'published_at',
  language: 'language',
}

/** Corrects what is known about a document, as one step; null when it is not on the shelf. */
export function correctMetadata(
  store: Database,
  clock: Clock,
  id: DocumentId,
  correction: MetadataCorrection,
): ShelfItem | null {
  const [before] = shelfItems(store, [id])
  if (before === undefined) return null
  const changed = (Object.keys(COLUMNS) as (keyof MetadataCorrection)[]).filter(
    (name) => correction[name] !== undefined && correction[name] !== before[name],
  )
  if (changed.length === 0) return before
  recordStep(store, { label: 'correction of the article’s details', now: clock.now() }, () => {
    for (const name of changed) {
      statement<[string | null, string]>(store, `UPDATE document SET ${COLUMNS[name]} = ? WHERE id = ?`).run(
        correction[name] ?? null,
        id,
      )
    }
  })
  return shelfItems(store, [id])[0] ?? null
}
