import Database from 'better-sqlite3'
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { installJournal } from './journal.ts'
import { migrate, LATEST_VERSION } from './migrations/migrate.ts'

export type Store = Database.Database

/** "Pstl" in ASCII: tells our files from any other program's SQLite file. */
export const APPLICATION_ID = 0x5073746c

/** Every SQLite file begins with these 16 bytes. https://www.sqlite.org/fileformat.html */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * Opens the library at `path`, making it when there is no file; brings its schema up to date.
 * Answers a failure that says what is wrong, and leaves the file as it is, when it isn't ours to open.
 */
export function openStore(path: string): Result<{ store: Store; isNew: boolean }, OpenFailure> {
  const isMemory = path === ':memory:'
  let store: Store | null = null
  try {
    const isNew = isMemory || !existsSync(path)
    if (!isMemory && isNew) createFile(path)
    const refusal = isMemory ? null : inspectFile(path)
    if (refusal !== null) return fail(refusal)
    store = connect(path)
    const version = store.pragma('user_version', { simple: true }) as number
    if (version > LATEST_VERSION) {
      store.close()
      return fail(failure(path, 'newer-version', { found: version }))
    }
    migrate(store)
    installJournal(store)
    return ok({ store, isNew })
  } catch (error) {
    store?.close()
    return fail(describeFailure(path, error))
  }
}

/**
 * Makes a library beside its place and renames it there when it is whole: an empty or half-made file at `path`
 * is then always damage, and never mistaken for a new library.
 */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.new`
  for (const name of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`, `${unfinished}-journal`]) {
    rmSync(name, { force: true })
  }
  const store = connect(unfinished)
  migrate(store)
  closeStore(store)
  // A log that outlived a library which was moved away would be replayed into the new one.
  for (const name of [`${path}-wal`, `${path}-shm`]) {
    if (existsSync(name)) renameSync(name, `${name}.orphaned`)
  }
  renameSync(unfinished, path)
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

/** Empties the write-ahead log, lets SQLite refresh its statistics, and closes the file. */
export function closeStore(store: Store): void {
  if (!store.open) return
  store.pragma('optimize')
  store.pragma('wal_checkpoint(TRUNCATE)')
  store.close()
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
  store.pragma('journal_size_limit = 67108864')
  // Takes the lock now, so that a second process is refused here and not at the first save; and shows
  // whether FULL outlived the first write.
  store.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`)
  store.pragma('synchronous = FULL')
  const synchronous = store.pragma('synchronous', { simple: true })
  if (synchronous !== 2) throw new Error(`Expected synchronous = 2, found ${String(synchronous)}`)
}

class WalRefused extends Error {}

/** Looks at the header of a file that exists, before SQLite may touch it. Null when it is ours, or empty. */
function inspectFile(path: string): OpenFailure | null {
  const { size } = statSync(path)
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
  if (size < 100 || !header.subarray(0, 16).equals(MAGIC)) return failure(path, 'not-a-database', { size })
  const applicationId = header.readUInt32BE(68)
  if (applicationId !== APPLICATION_ID) return failure(path, 'other-application', {})
  const version = header.readUInt32BE(60)
  return version > LATEST_VERSION ? failure(path, 'newer-version', { found: version }) : null
}

/** Turns what SQLite or the file system threw into what the reader should know. */
export function describeFailure(path: string, error: unknown): OpenFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof WalRefused) return failure(path, 'no-wal', {})
  if (code === 'SQLITE_NOTADB') return failure(path, 'not-a-database', {})
  if (code.startsWith('SQLITE_CORRUPT')) return failure(path, 'corrupt', { detail })
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return failure(path, 'locked', {})
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return failure(path, 'read-only', {})
  if (code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_CANTOPEN') return failure(path, 'no-access', { detail })
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return failure(path, 'disk-full', {})
  if (code === '' && detail.includes('no such table')) return failure(path, 'corrupt', { detail })
  return failure(path, 'input-output', { detail })
}

function failure(
  path: string,
  kind: OpenFailure['kind'],
  facts: { found?: number; size?: number; detail?: string },
): OpenFailure {
  const untouched = 'Postil has not changed the file.'
  const texts: Record<OpenFailure['kind'], [message: string, advice: string]> = {
    'not-a-database': [
      facts.size === 0
        ? 'The file is empty: it holds no library.'
        : 'The file is not a Postil library: it does not begin as an SQLite database does.',
      `${untouched} Put a backup in its place, or move the file away to begin a new library.`,
    ],
    'other-application': [
      'The file is an SQLite database of another application.',
      `${untouched} Move it away, or choose another folder for the library.`,
    ],
    'newer-version': [
      `The library has version ${facts.found ?? '?'}; this Postil knows versions up to ${LATEST_VERSION}.`,
      `${untouched} Install the newest Postil to open it.`,
    ],
    locked: [
      'Another program has the library open, and holds it for itself.',
      'Close the other program (another Postil, or a database tool), then try again.',
    ],
    'read-only': [
      'The library can be read but not written: the file, its folder or its disk is read-only.',
      `${untouched} Give yourself the right to write there, then try again.`,
    ],
    'no-access': [
      `The library can't be opened${facts.detail ? `: ${facts.detail}` : '.'}`,
      'See whether the folder exists and is yours to read and write, then try again.',
    ],
    corrupt: [
      `The library is damaged${facts.detail ? `: ${facts.detail}` : '.'}`,
      `${untouched} Copy it to a safe place first; then put a backup in its place.`,
    ],
    'no-wal': [
      "The disk can't keep a write-ahead log, which is what protects your work from a power cut. Network drives can't.",
      `${untouched} Move the library to a disk of this computer.`,
    ],
    'disk-full': ['The disk is full.', `${untouched} Free some space, then try again.`],
    'input-output': [
      `The disk did not answer as it should${facts.detail ? `: ${facts.detail}` : '.'}`,
      `${untouched} See whether the disk is connected and healthy, then try again.`,
    ],
  }
  const [message, advice] = texts[kind]
  return { kind, path, message, advice }
}
