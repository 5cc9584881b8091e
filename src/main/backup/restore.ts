import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { RestoreFailure } from '../../shared/model/backup.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { syncFile, syncFolder } from '../store/durable-file.ts'
import { inspectFile } from '../store/inspect-file.ts'
import { moveAside } from '../store/move-aside.ts'
import type { CopyCheck } from '../store/check-copy.ts'
import { checkOffThread } from './check-off-thread.ts'

/** Where a library was moved that another took the place of: its folder, with the files by their own names. */
export type Displaced = { folder: string }

/** One that can be put back, and when it was displaced: milliseconds since 1970, UTC. */
export type FormerLibrary = Displaced & { at: number }

/**
 * Puts a copy of the library at `source` in the place of the one at `path`, which must be closed. The copy is
 * verified before anything is moved; what stood at `path` is moved, with its write-ahead log, to
 * `damaged/<time>/` beside it, and can be put back with `putBack`. Fails with everything as it was.
 */
export async function replaceLibrary(
  path: string,
  source: string,
  now: number,
  check: (path: string, annotationsPath: null) => Promise<CopyCheck> = checkOffThread,
): Promise<Result<Displaced, RestoreFailure>> {
  if (!existsSync(source)) return fail({ kind: 'not-found', message: `${source} is not there.` })
  const copy = `${path}.${randomBytes(6).toString('hex')}.new`
  try {
    const inspected = inspectFile(source)
    if (!inspected.ok) {
      const { kind, message } = inspected.failure
      return fail({ kind: kind === 'newer-version' ? kind : 'damaged', message })
    }
    copyFileSync(source, copy)
    // A library that was moved elsewhere may have its newest changes in its log; checking merges it into the copy.
    if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${copy}-wal`)
    syncFile(copy)
    const { damage } = await check(copy, null)
    if (damage.length > 0) {
      return fail({
        kind: 'damaged',
        message: `${basename(source)} is damaged itself, in ${damage.length} places.`,
      })
    }
    return ok({ folder: exchange(path, copy, now) })
  } catch (error) {
    return fail(restoreFailure(error))
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(copy + ending, { force: true })
  }
}

/** Takes a restoration back: what stands at `path` changes places with what `displaced` holds. Throws what the file system throws. */
export function putBack(path: string, displaced: Displaced, now: number): Displaced {
  const former = join(displaced.folder, basename(path))
  const folder = moveAside(path, now)
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(former + ending)) renameSync(former + ending, path + ending)
  }
  if (existsSync(former)) renameSync(former, path)
  syncFolder(dirname(path))
  return { folder }
}

/** Libraries that were displaced, the last first. */
export function listDisplaced(path: string): FormerLibrary[] {
  const parent = join(dirname(path), 'damaged')
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .filter((name) => existsSync(join(parent, name, basename(path))))
    .toSorted((one, other) => (one < other ? 1 : -1))
    .map((name) => ({ folder: join(parent, name), at: timeOf(name) }))
}

/** The time in a folder's name, as `moveAside` writes it. */
function timeOf(name: string): number {
  const [, day = '', hour = '', minute = '', second = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)/.exec(name) ?? []
  return Date.parse(`${day}T${hour}:${minute}:${second}Z`) || 0
}

/** Moves the library at `path` aside, and a verified copy into its place. Answers where it was moved to. */
function exchange(path: string, copy: string, now: number): string {
  const folder = moveAside(path, now)
  try {
    renameSync(copy, path)
  } catch (error) {
    for (const name of readdirSync(folder)) renameSync(join(folder, name), join(dirname(path), name))
    throw error
  }
  syncFolder(dirname(path))
  return folder
}

function restoreFailure(error: unknown): RestoreFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return { kind: 'disk-full', message: 'Not restored: the disk is full. The library is as it was.' }
  }
  if (code.startsWith('SQLITE_')) return { kind: 'damaged', message: `The backup can't be read: ${detail}.` }
  return { kind: 'no-access', message: `Not restored: ${detail}. The library is as it was.` }
}
