import Database from 'better-sqlite3'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAnnotation, listAnnotations } from './annotations.ts'
import { forgetMissingLibrary } from './create-file.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  tableContents,
  temporaryFolder,
} from './library-fixture.ts'
import { LATEST_VERSION } from './migrations/migrate.ts'
import { describeFailure, WalRefused } from './open-failures.ts'
import { closeStore, openStore } from './open.ts'
import { verify } from './verify.ts'

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** A closed library with one document and one highlight. */
function library(): string {
  const path = join(temporaryFolder(), 'library.postil')
  const opened = openedLibrary(path)
  createAnnotation(opened.store, opened.clock, annotationDraft(opened, addedDocument(opened)))
  closeStore(opened.store)
  return path
}

function kindOfFailure(path: string): string {
  const opened = openStore(path)
  if (opened.ok) closeStore(opened.value.store)
  return opened.ok ? 'opened' : opened.failure.kind
}

test('a new library is made whole, without a trace of its making', () => {
  const path = join(temporaryFolder(), 'not', 'yet', 'library.postil')
  const { store } = openedLibrary(path)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
  expect(readdirSync(join(path, '..')).toSorted()).toEqual(['library.postil', 'library.postil.present'])
})

test('every setting that protects the data still holds after the first write', () => {
  const path = join(temporaryFolder(), 'library.postil')
  const opened = openedLibrary(path)
  createAnnotation(opened.store, opened.clock, annotationDraft(opened, addedDocument(opened)))
  const read = (name: string) => opened.store.pragma(name, { simple: true })
  expect({
    locking: read('locking_mode'),
    journal: read('journal_mode'),
    synchronous: read('synchronous'),
    fullfsync: read('fullfsync'),
    checkpointFullfsync: read('checkpoint_fullfsync'),
    foreignKeys: read('foreign_keys'),
    recursiveTriggers: read('recursive_triggers'),
    trustedSchema: read('trusted_schema'),
    cellSizeCheck: read('cell_size_check'),
    mmap: read('mmap_size'),
    logLimit: read('journal_size_limit'),
    application: read('application_id'),
    version: read('user_version'),
  }).toEqual({
    locking: 'exclusive',
    journal: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpointFullfsync: 1,
    foreignKeys: 1,
    recursiveTriggers: 1,
    trustedSchema: 0,
    cellSizeCheck: 1,
    mmap: 0,
    logLimit: 67_108_864,
    application: 0x5073746c,
    version: LATEST_VERSION,
  })
  closeStore(opened.store)
})

test('synchronous is FULL when a library is opened again, too', () => {
  const path = library()
  const opened = openedLibrary(path)
  createAnnotation(
    opened.store,
    opened.clock,
    annotationDraft(opened, addedDocument(opened, 'Another text.')),
  )
  expect(opened.store.pragma('synchronous', { simple: true })).toBe(2)
  closeStore(opened.store)
})

test('opening and closing a library writes nothing into it', () => {
  const path = library()
  closeStore(openedLibrary(path).store)
  const before = hash(path)
  closeStore(openedLibrary(path).store)
  expect(hash(path)).toBe(before)
})

test.each<[string, string, (path: string) => void]>([
  ['an empty file', 'not-a-database', (path) => writeFileSync(path, '')],
  ['a text file', 'not-a-database', (path) => writeFileSync(path, 'Dear diary,\n'.repeat(100))],
  ['a file that was cut within its header', 'not-a-database', (path) => truncateSync(path, 60)],
  [
    "another application's database",
    'other-application',
    (path) => {
      rmSync(path)
      const other = new Database(path)
      other.exec('CREATE TABLE places (id INTEGER PRIMARY KEY); PRAGMA application_id = 252006674')
      other.close()
    },
  ],
  [
    'a database without an application id',
    'other-application',
    (path) => {
      rmSync(path)
      const other = new Database(path)
      other.exec('CREATE TABLE places (id INTEGER PRIMARY KEY)')
      other.close()
    },
  ],
  [
    'a library of a newer version',
    'newer-version',
    (path) => {
      const newer = new Database(path)
      newer.pragma(`user_version = ${LATEST_VERSION + 1}`)
      newer.pragma('wal_checkpoint(TRUNCATE)')
      newer.close()
    },
  ],
  [
    'a library whose list of tables is damaged',
    'corrupt',
    (path) => {
      const bytes = readFileSync(path)
      bytes.fill(0xa5, 100, 4096)
      writeFileSync(path, bytes)
    },
  ],
  [
    'a library that lost a table',
    'corrupt',
    (path) => {
      const tool = new Database(path)
      tool.exec('PRAGMA foreign_keys = OFF; DROP TABLE evidence; PRAGMA wal_checkpoint(TRUNCATE)')
      tool.close()
    },
  ],
  [
    'a folder in its place',
    'no-access',
    (path) => {
      rmSync(path)
      mkdirSync(path)
    },
  ],
])('%s is refused, and left as it is', (_what, kind, damage) => {
  const path = library()
  damage(path)
  const before = kind === 'no-access' ? '' : hash(path)
  const opened = openStore(path)
  expect(opened.ok ? 'opened' : opened.failure.kind).toBe(kind)
  if (!opened.ok) {
    expect(opened.failure.path).toBe(path)
    expect(opened.failure.message).toMatch(/\.$/)
    expect(opened.failure.advice.length).toBeGreaterThan(20)
  }
  if (kind !== 'no-access') expect(hash(path)).toBe(before)
  expect(existsSync(`${path}-wal`)).toBe(false)
})

test('a newer version that stands in the write-ahead log alone is refused, and log and file are left as they are', () => {
  const path = library()
  const newer = new Database(path)
  newer.pragma('wal_autocheckpoint = 0')
  newer.pragma(`user_version = ${LATEST_VERSION + 7}`)
  const killed = join(temporaryFolder(), 'library.postil')
  copyFileSync(path, killed)
  copyFileSync(`${path}-wal`, `${killed}-wal`)
  newer.close()
  const before = [hash(killed), hash(`${killed}-wal`)]
  const opened = openStore(killed)
  expect(opened.ok ? 'opened' : opened.failure.message).toContain(`version ${LATEST_VERSION + 7}`)
  expect([hash(killed), hash(`${killed}-wal`)]).toEqual(before)
})

test('a library that is gone is said to be missing, and no other is made in its place', () => {
  const path = library()
  renameSync(path, `${path}.elsewhere`)
  expect(kindOfFailure(path)).toBe('missing')
  expect(existsSync(path)).toBe(false)
  renameSync(`${path}.elsewhere`, path)
  expect(kindOfFailure(path)).toBe('opened')
})

test('a write-ahead log without its library is a missing library, and is kept when a new one is begun', () => {
  const path = join(temporaryFolder(), 'library.postil')
  writeFileSync(`${path}-wal`, 'what is left')
  expect(kindOfFailure(path)).toBe('missing')
  forgetMissingLibrary(path, 1234)
  expect(kindOfFailure(path)).toBe('opened')
  expect(readFileSync(`${path}-wal.1234.orphaned`, 'utf8')).toBe('what is left')
})

test('making a library that is cut short leaves none behind, and the next start makes it', () => {
  const path = join(temporaryFolder(), 'library.postil')
  // What a process leaves that is killed between making the file and putting it in its place.
  writeFileSync(`${path}.0123456789ab.new`, 'half of it')
  writeFileSync(`${path}.0123456789ab.new-wal`, 'half of it')
  const opened = openStore(path)
  expect(opened.ok && opened.value.isNew).toBe(true)
  if (opened.ok) closeStore(opened.value.store)
})

test('a library that another connection holds is locked, and is free when that one closes', () => {
  const path = library()
  const { store } = openedLibrary(path)
  expect(kindOfFailure(path)).toBe('locked')
  closeStore(store)
  expect(kindOfFailure(path)).toBe('opened')
})

test('a library that another process holds is locked, and is free when that one dies', async () => {
  const path = library()
  const program = `
    import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
    // Kept in sight: a connection that nothing refers to is closed by the garbage collector.
    const opened = (globalThis.opened = openStore(${JSON.stringify(path)}))
    console.log(opened.ok ? 'held' : opened.failure.kind)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(line.toString().trim()).toBe('held')
  expect(kindOfFailure(path)).toBe('locked')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(kindOfFailure(path)).toBe('opened')
})

const isRoot = process.getuid?.() === 0

test.skipIf(process.platform !== 'linux')(
  'a library that may not be written is said to be read-only, and is left as it is',
  () => {
    const path = library()
    const folder = join(path, '..')
    const before = hash(path)
    // Root may write whatever the permissions say: it needs the file system's own word.
    const run = (command: string, ...parameters: string[]) => spawnSync(command, parameters).status === 0
    const protect = () =>
      isRoot
        ? run('mount', '--bind', folder, folder) && run('mount', '-o', 'remount,bind,ro', folder)
        : (chmodSync(path, 0o400), chmodSync(folder, 0o500), true)
    const release = () =>
      isRoot ? run('umount', folder) : (chmodSync(folder, 0o700), chmodSync(path, 0o600), true)
    if (!protect()) {
      release()
      // Where even that is refused, the answer to SQLite's and the system's own codes is all that can be shown.
      const said = (code: string) => describeFailure(path, Object.assign(new Error(code), { code })).kind
      expect([said('SQLITE_READONLY'), said('EROFS'), said('SQLITE_READONLY_DIRECTORY')]).toEqual(
        Array(3).fill('read-only'),
      )
      return
    }
    try {
      expect(kindOfFailure(path)).toBe('read-only')
    } finally {
      release()
    }
    expect(hash(path)).toBe(before)
  },
)

test('what the disk says is told apart', () => {
  const said = (code: string) => describeFailure('/a', Object.assign(new Error(code), { code })).kind
  expect({
    readOnly: said('SQLITE_READONLY_DBMOVED'),
    noAccess: said('EACCES'),
    full: said('SQLITE_FULL'),
    fullDisk: said('ENOSPC'),
    disk: said('SQLITE_IOERR_READ'),
    busy: said('SQLITE_BUSY_RECOVERY'),
    notOurs: said('SQLITE_NOTADB'),
    network: describeFailure('/a', new WalRefused('delete')).kind,
  }).toEqual({
    readOnly: 'read-only',
    noAccess: 'no-access',
    full: 'disk-full',
    fullDisk: 'disk-full',
    disk: 'input-output',
    busy: 'locked',
    notOurs: 'not-a-database',
    network: 'no-wal',
  })
})

test('what was saved is there after a crash that left the write-ahead log', () => {
  const path = library()
  const opened = openedLibrary(path)
  const document = addedDocument(opened, 'Another text.')
  createAnnotation(opened.store, opened.clock, annotationDraft(opened, document, { note: 'kept' }))
  const expected = tableContents(opened.store)
  const killed = join(temporaryFolder(), 'library.postil')
  copyFileSync(path, killed)
  copyFileSync(`${path}-wal`, `${killed}-wal`)
  closeStore(opened.store)
  const again = openedLibrary(killed)
  expect(tableContents(again.store)).toEqual(expected)
  expect(listAnnotations(again.store, document.id).map(({ note }) => note)).toEqual(['kept'])
  closeStore(again.store)
})
