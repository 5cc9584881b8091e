import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openedLibrary } from '../../src/main/store/library-fixture.ts'
import { closeStore } from '../../src/main/store/open.ts'
import type { Outcome, Part } from './part.ts'

/** A library in a place that is wrong: each is named for what it is, nothing is changed, and no second library made. */
export const places: Part = {
  name: 'Read-only file or folder, folder gone, other user’s file, network drive',
  goal: 'each the right answer; never a second library',
  run: () => openInPlaces(OPEN),
  broken: () => openInPlaces(CARELESS),
}

const openLibrary = new URL('../../src/main/store/open-library.ts', import.meta.url).href
const database = import.meta.resolve('better-sqlite3')

/** Opens the library, and prints why it can't be opened. `network` lets the disk refuse a write-ahead log, as network drives do. */
const OPEN = `
  import Database from ${JSON.stringify(database)}
  import { openLibrary } from ${JSON.stringify(openLibrary)}
  const [path, manner] = process.argv.slice(1)
  if (manner === 'network') {
    const pragma = Database.prototype.pragma
    Database.prototype.pragma = function (text, options) {
      return text === 'journal_mode = WAL' ? 'delete' : pragma.call(this, text, options)
    }
  }
  const opened = openLibrary(path)
  console.log(opened.ok ? 'opened' : opened.failure.kind)`

/** As a program does that takes whatever it can get, and says nothing. */
const CARELESS = `
  import Database from ${JSON.stringify(database)}
  import { mkdirSync } from 'node:fs'
  import { dirname } from 'node:path'
  const [path] = process.argv.slice(1)
  mkdirSync(dirname(path), { recursive: true })
  new Database(path).exec('CREATE TABLE IF NOT EXISTS begun_anew (id)')
  console.log('opened')`

type Place = {
  name: string
  /** Spoils the place; the file is written already. */
  spoil: (path: string) => void
  manner?: string
  answer: string
  /** Whether it needs another user than the one who runs this. */
  needsUser?: boolean
}

const PLACES: readonly Place[] = [
  { name: 'read-only file', spoil: (path) => chmodSync(path, 0o444), answer: 'read-only', needsUser: true },
  {
    name: 'read-only folder',
    spoil: (path) => chmodSync(dirname(path), 0o555),
    answer: 'read-only',
    needsUser: true,
  },
  {
    name: 'unreadable folder',
    spoil: (path) => chmodSync(dirname(path), 0o000),
    answer: 'no-access',
    needsUser: true,
  },
  {
    name: 'other user’s file',
    spoil: (path) => {
      if (process.getuid?.() === 0) chownSync(path, 0, 0)
      chmodSync(path, process.getuid?.() === 0 ? 0o600 : 0o000)
    },
    answer: 'no-access',
    needsUser: true,
  },
  { name: 'file gone', spoil: (path) => rmSync(path), answer: 'missing' },
  {
    name: 'folder in the file’s place',
    spoil: (path) => {
      rmSync(path)
      mkdirSync(path)
    },
    answer: 'no-access',
  },
  {
    name: 'file in the folder’s place',
    spoil: (path) => {
      rmSync(dirname(path), { recursive: true })
      writeFileSync(dirname(path), 'a file')
    },
    answer: 'no-access',
  },
  { name: 'network drive (the disk refuses the log)', spoil: () => {}, manner: 'network', answer: 'no-wal' },
]

/** "nobody" on Linux and macOS; only root may become it. */
const OTHER_USER = 65_534

function openInPlaces(program: string): Outcome {
  const failures: string[] = []
  for (const { name, spoil, manner, answer, needsUser } of PLACES) {
    const root = mkdtempSync(join(tmpdir(), 'postil-torture-'))
    const path = join(root, 'folder', 'library.postil')
    const library = openedLibrary(path)
    closeStore(library.store)
    const isRoot = process.getuid?.() === 0
    if (isRoot && needsUser === true) giveAway(root)
    const before = readFileSync(path)
    spoil(path)
    const child = spawnSync(
      process.execPath,
      ['--input-type=module-typescript', '-e', program, path, manner ?? ''],
      { encoding: 'utf8', ...(isRoot && needsUser === true ? { uid: OTHER_USER, gid: OTHER_USER } : {}) },
    )
    const said = child.stdout.trim()
    // Root, and only root, may look again.
    if (!isRoot && existsSync(join(root, 'folder'))) chmodSync(join(root, 'folder'), 0o755)
    if (!isRoot && existsSync(path)) chmodSync(path, 0o644)
    if (said !== answer)
      failures.push(`${name}: said ${said || child.stderr.slice(0, 200)}, expected ${answer}`)
    const isKept = name === 'file gone' || name.startsWith('folder in') || name.startsWith('file in')
    if (isKept ? isLibrary(path) : !readFileSync(path).equals(before))
      failures.push(`${name}: ${isKept ? 'a second library was made' : 'the file was changed'}`)
    rmSync(root, { recursive: true, force: true })
    if (program === CARELESS && failures.length > 0) break
  }
  return { cases: PLACES.length, failures }
}

function isLibrary(path: string): boolean {
  try {
    return readFileSync(path).subarray(0, 6).equals(Buffer.from('SQLite'))
  } catch {
    return false
  }
}

function giveAway(root: string): void {
  const folder = join(root, 'folder')
  chownSync(root, OTHER_USER, OTHER_USER)
  chownSync(folder, OTHER_USER, OTHER_USER)
  for (const name of readdirSync(folder)) chownSync(join(folder, name), OTHER_USER, OTHER_USER)
}
