import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup, BackupFailure, BackupProgress, BackupReason } from '../../shared/model/backup.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { syncFolder } from '../store/durable-file.ts'
import type { Library } from '../store/library.ts'
import { isOnlyIndexes, rebuildIndexes } from '../store/verify.ts'
import { backupPath, listBackups, prepareFolder, thinOut, UNFINISHED_ENDING } from './backup-folder.ts'
import { ANNOTATIONS_ENDING, backupId } from './backup-name.ts'
import { checkCopy, type CopyCheck } from '../store/check-copy.ts'
import { checkOffThread } from './check-off-thread.ts'

/** Pages that are copied before the app goes on with other work: under 5 ms, and 300 MB in a second. */
const PAGES_AT_ONCE = 500

/**
 * Backs up an open library into `folder`: copied while work goes on, verified off the main thread, and only then
 * given its name. A copy that turns out damaged is kept under a name that says so, and takes no good one's place.
 */
export async function makeBackup(
  { store, clock }: Library,
  folder: string,
  reason: BackupReason,
  check: (path: string, annotationsPath: string) => Promise<CopyCheck> = checkOffThread,
  report: (progress: BackupProgress) => void = () => {},
): Promise<Result<Backup, BackupFailure>> {
  const unfinished = join(folder, `library-${clock.id()}${UNFINISHED_ENDING}`)
  const annotations = `${unfinished}.json${UNFINISHED_ENDING}`
  try {
    prepareFolder(folder)
  } catch (error) {
    return fail(backupFailure(folder, error))
  }
  try {
    const copy = async () => {
      await store.backup(unfinished, {
        progress: ({ totalPages, remainingPages }) => {
          report({ stage: 'copying', share: totalPages === 0 ? 0 : 1 - remainingPages / totalPages })
          return PAGES_AT_ONCE
        },
      })
      report({ stage: 'verifying', share: 1 })
      return check(unfinished, annotations)
    }
    let found = await copy()
    if (isOnlyIndexes(found.damage)) {
      // Nothing is lost: what is derived is made anew, and copied again.
      rebuildIndexes(store)
      rmSync(unfinished)
      found = await copy()
    }
    return ok(nameBackup(folder, unfinished, annotations, reason, clock.now(), found))
  } catch (error) {
    return fail(backupFailure(folder, error))
  } finally {
    removeUnfinished(unfinished, annotations)
  }
}

/**
 * Backs up a library that is closed, before its schema is changed. Takes as long as copying and verifying take.
 * Throws what SQLite and the file system throw: no backup, no change.
 */
export function backUpClosedLibrary(path: string, folder: string, reason: BackupReason, now: number): Backup {
  const unfinished = join(folder, `library-${process.pid}-${now}${UNFINISHED_ENDING}`)
  const annotations = `${unfinished}.json${UNFINISHED_ENDING}`
  prepareFolder(folder)
  try {
    copyFileSync(path, unfinished)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${unfinished}-wal`)
    // Annotations are not written out: reading them takes the schema of today.
    return nameBackup(folder, unfinished, annotations, reason, now, checkCopy(unfinished, null))
  } finally {
    removeUnfinished(unfinished, annotations)
  }
}

function nameBackup(
  folder: string,
  unfinished: string,
  annotations: string,
  reason: BackupReason,
  madeAt: number,
  found: CopyCheck,
): Backup {
  const known = listBackups(folder)
  const sequence = (known[0]?.sequence ?? 0) + 1
  const { documents, annotations: count, damage } = found
  const facts = { sequence, madeAt, reason, documents, annotations: count, isVerified: damage.length === 0 }
  const id = backupId(facts)
  if (existsSync(annotations)) renameSync(annotations, join(folder, id + ANNOTATIONS_ENDING))
  renameSync(unfinished, backupPath(folder, id))
  syncFolder(folder)
  thinOut(folder)
  const made = listBackups(folder).find((backup) => backup.id === id)
  if (made === undefined) throw new Error(`Expected the backup ${id}, found none`)
  return made
}

function removeUnfinished(...paths: string[]): void {
  for (const path of paths) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
  }
}

function backupFailure(folder: string, error: unknown): BackupFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return { kind: 'disk-full', message: `No backup was made: the disk of ${folder} is full.` }
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_NOTADB') {
    return {
      kind: 'unreadable',
      message: `No backup was made: the library can't be read to its end (${detail}).`,
    }
  }
  if (detail.includes('not open'))
    return { kind: 'closed', message: 'No backup was made: the library is closed.' }
  return { kind: 'no-access', message: `No backup was made in ${folder}: ${detail}` }
}
