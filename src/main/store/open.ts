import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { assert, fail, ok, type Result } from '../../shared/result.ts'
import { APPLICATION_ID } from './application-id.ts'
import { createFile, isLibraryMissing, markLibrary } from './create-file.ts'
import { inspectFile, isWritable } from './inspect-file.ts'
import { installIntegrity } from './integrity.ts'
import { installJournal } from './journal.ts'
import { JOURNALED_TABLES } from './journaled-tables.ts'
import { LATEST_VERSION, migrate } from './migrations/migrate.ts'
import { describeFailure, openFailure, SchemaDamaged, WalRefused } from './open-failures.ts'

export type Store = Database.Database

export type OpenOptions = {
  /**
   * Called with the version that was found, before an older library is opened to be brought up to date: the moment
   * for a backup. What it throws stops the opening, and leaves the library as it was.
   */
  beforeMigration?: (path: string, version: number) => void
}

/**
 * Opens the library at `path`, making it when there never was one; brings its schema up to date.
 * Answers a failure that says what is wrong, and leaves the file as it is, when it isn't ours to open.
 */
export function openStore(
  path: string,
  options: OpenOptions = {},
): Result<{ store: Store; isNew: boolean }, OpenFailure> {
  const isMemory = path === ':memory:'
  let store: Store | null = null
  let isLibrary = false
  try {
    const isNew = isMemory || !existsSync(path)
    if (!isMemory) {
      if (isLibraryMissing(path)) return fail(openFailure(path, 'missing'))
      if (isNew) createFile(path, buildLibrary)
      const inspected = inspectFile(path)
      if (!inspected.ok) return inspected
      isLibrary = true
      // SQLite would open it for reading alone, and then answer that the disk failed.
      if (!isWritable(path)) return fail(openFailure(path, 'read-only'))
      if (inspected.value < LATEST_VERSION) options.beforeMigration?.(path, inspected.value)
    }
    store = connect(path)
    migrate(store)
    requireTables(store)
    installJournal(store)
    installIntegrity(store)
    if (!isMemory) markLibrary(path)
    return ok({ store, isNew })
  } catch (error) {
    store?.close()
    const failure = describeFailure(path, error)
    // It begins as a library does: what SQLite can't take for a database is a damaged one.
    return fail(
      isLibrary && failure.kind === 'not-a-database'
        ? openFailure(path, 'corrupt', { detail: 'its first page can’t be read' })
        : failure,
    )
  }
}

/** Fills a file with the tables of the latest version. Throws what SQLite throws. */
export function buildLibrary(path: string): void {
  const store = connect(path)
  migrate(store)
  closeStore(store)
}

function connect(path: string): Store {
  const store = new Database(path)
  try {
    // A second start waits for the first one's look at the file, and no longer.
    store.pragma('busy_timeout = 2000')
    configure(store, path === ':memory:')
    return store
  } catch (error) {
    store.close()
    throw error
  }
}

/**
 * Empties the write-ahead log, lets SQLite refresh its statistics, and closes the file. Answers what the disk refused,
 * or null: what was saved is safe in the log all the same, and is read from there at the next start.
 */
export function closeStore(store: Store): unknown {
  if (!store.open) return null
  try {
    store.pragma('optimize')
    store.pragma('wal_checkpoint(TRUNCATE)')
    return null
  } catch (error) {
    return error
  } finally {
    store.close()
  }
}

/** The order matters: EXCLUSIVE before WAL, FULL after it; better-sqlite3 makes WAL mean NORMAL until told. */
function configure(store: Store, isMemory: boolean): void {
  store.pragma('locking_mode = EXCLUSIVE')
  const mode = store.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal' && !isMemory) throw new WalRefused(String(mode))
  store.pragma('synchronous = FULL')
  store.pragma('fullfsync = ON')
  store.pragma('checkpoint_fullfsync = ON')
  store.pragma('foreign_keys = ON')
  store.pragma('recursive_triggers = ON')
  store.pragma('trusted_schema = OFF')
  store.pragma('cell_size_check = ON')
  store.pragma('mmap_size = 0')
  // In KiB: with the 2 MB that SQLite would take, a search over ten thousand articles reads the same pages again and again.
  store.pragma('cache_size = -16384')
  store.pragma('journal_size_limit = 67108864')
  // Reads the whole schema before anything is written: a damaged one is refused as it stands.
  store.prepare('SELECT count(*) FROM sqlite_schema').get()
  // Takes the lock now, so that a second process is refused here and not at the first save. Writes nothing into a
  // library that is there, so that it opens on a full disk too.
  store.exec('BEGIN IMMEDIATE; COMMIT')
  if (store.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    store.pragma(`application_id = ${APPLICATION_ID}`)
  }
  // Opening the log has set it back.
  store.pragma('synchronous = FULL')
  const synchronous = store.pragma('synchronous', { simple: true })
  assert(synchronous === 2, 'synchronous = 2', synchronous)
}

/** A file that lost a table must not come by an empty one in its place. */
function requireTables(store: Store): void {
  const present = new Set(
    store.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all(),
  )
  const absent = [...JOURNALED_TABLES, 'setting', 'undo_step', 'undo_change'].filter(
    (name) => !present.has(name),
  )
  if (absent.length > 0) throw new SchemaDamaged(`the table ${absent.join(', ')} is not there`)
}
