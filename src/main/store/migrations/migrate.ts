import type { Database } from 'better-sqlite3'
import { assert } from '../../../shared/result.ts'
import { library } from './0001-library.ts'
import { claims } from './0002-claims.ts'
import { integrity } from './0003-integrity.ts'
import { shelf } from './0004-shelf.ts'
import { search } from './0005-search.ts'
import { anchoring } from './0006-anchoring.ts'
import { originals } from './0007-originals.ts'
import { suggestions } from './0008-suggestions.ts'
import { readingProgress } from './0009-reading-progress.ts'
import { detached } from './0010-detached.ts'

/** One step of the schema: from the version before it to its own, which is its place in the list, from 1. */
export type Migration = { name: string; up: (store: Database) => void }

/** In order; a step that was released is never changed. */
const MIGRATIONS: readonly Migration[] = [
  library,
  claims,
  integrity,
  shelf,
  search,
  anchoring,
  originals,
  suggestions,
  readingProgress,
  detached,
]

/** The version that this program writes. */
export const LATEST_VERSION = MIGRATIONS.length

/** Brings the schema up to `target`; each step and its version number are one transaction. Throws what SQLite throws. */
export function migrate(store: Database, target = LATEST_VERSION): void {
  const found = store.pragma('user_version', { simple: true }) as number
  assert(found <= target, `a library of version ${target} or older`, found)
  for (const [index, migration] of MIGRATIONS.slice(found, target).entries()) {
    const version = found + index + 1
    store
      .transaction(() => {
        migration.up(store)
        store.pragma(`user_version = ${version}`)
      })
      .immediate()
  }
}
