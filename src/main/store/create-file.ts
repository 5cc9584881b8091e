import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './durable-file.ts'

/**
 * Makes a library beside its place and puts it there when it is whole: an empty or half-made file at `path` is then
 * always damage, and never mistaken for a new library. Of many that try at once one wins, and none overwrites
 * another's. `build` fills the file at the path that it is given, and closes it.
 */
export function createFile(path: string, build: (unfinished: string) => void): void {
  mkdirSync(dirname(path), { recursive: true })
  removeUnfinished(path)
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.new`
  try {
    build(unfinished)
    putInPlace(unfinished, path)
    syncFolder(dirname(path))
  } finally {
    for (const name of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(name, { force: true })
  }
}

function putInPlace(unfinished: string, path: string): void {
  try {
    // Unlike a rename, it fails when there is a file already.
    linkSync(unfinished, path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST') return
    // FAT has no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error
    if (!existsSync(path)) renameSync(unfinished, path)
  }
}

/** How old a half-made file must be, in milliseconds, to be nobody's: making one takes less than a second. */
const ABANDONED_AFTER = 60_000

function removeUnfinished(path: string): void {
  const folder = dirname(path)
  const stem = `${basename(path)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(stem) || !/^[0-9a-f]{12}\.new(-wal|-shm|-journal)?$/.test(name.slice(stem.length)))
      continue
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (Math.abs(age) > ABANDONED_AFTER) rmSync(join(folder, name), { force: true })
  }
}

const MARKER_TEXT =
  'Postil keeps a library beside this file. If it goes missing, Postil says so instead of beginning anew.\n'

/** Notes beside a library that it is there, so that one that goes missing is noticed. */
export function markLibrary(path: string): void {
  if (!existsSync(markerPath(path))) writeFileSync(markerPath(path), MARKER_TEXT)
}

/** Whether a library stood at `path`, though no file is there now. A write-ahead log that was left behind tells too. */
export function isLibraryMissing(path: string): boolean {
  return !existsSync(path) && (existsSync(markerPath(path)) || existsSync(`${path}-wal`))
}

/** Forgets a library that is gone, so that a new one may be begun at `path`; what is left of the old one is kept. */
export function forgetMissingLibrary(path: string, now: number): void {
  rmSync(markerPath(path), { force: true })
  for (const log of [`${path}-wal`, `${path}-shm`]) {
    // A log that outlived its library would be replayed into the new one.
    if (existsSync(log)) renameSync(log, `${log}.${now}.orphaned`)
  }
}

function markerPath(path: string): string {
  return `${path}.present`
}
