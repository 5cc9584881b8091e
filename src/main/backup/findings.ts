import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readability, RecoveryFindings } from '../../shared/model/backup.ts'
import { liveContentsOf, type LiveContents } from '../store/live-contents.ts'
import { makeReadableCopy } from '../store/readable-copy.ts'
import { rescue } from '../store/salvage.ts'
import { backupPath, listBackups } from './backup-folder.ts'
import { difference } from './preview.ts'
import { listDisplaced } from './restore.ts'

/**
 * Looks at a library that can't be opened, and at its backups. The library itself is not touched: what SQLite reads is a
 * copy, with its write-ahead log, which is removed again.
 */
export function findRecovery(path: string, folder: string): RecoveryFindings {
  const backups = existsSync(folder) ? listBackups(folder) : []
  const newestGood = backups.find((backup) => backup.isVerified) ?? null
  const found = readCopy(path)
  const then =
    newestGood === null ? null : readOrNull(() => liveContentsOf(backupPath(folder, newestGood.id)))
  return {
    file: statFile(path),
    readable:
      found === null
        ? null
        : { documents: found.documents.size, annotations: found.annotations.size, how: found.how },
    folder,
    backups,
    newestGood,
    missing: found === null || then === null ? null : difference(found, then),
    restoredAt: listDisplaced(path)[0]?.at ?? null,
  }
}

function statFile(path: string): RecoveryFindings['file'] {
  const stats = readOrNull(() => statSync(path))
  return stats === null ? null : { size: stats.size, changedAt: Math.round(stats.mtimeMs) }
}

type Look = LiveContents & { how: Readability }

function readCopy(path: string): Look | null {
  const work = mkdtempSync(join(tmpdir(), 'postil-look-'))
  const copy = join(work, basename(path))
  const read = (make: () => Readability | null): Look | null =>
    readOrNull(() => {
      const how = make()
      return how === null ? null : { ...liveContentsOf(copy, { isWritable: true }), how }
    })
  try {
    return (
      read(() => makeReadableCopy(path, copy)) ??
      read(() => {
        rmSync(copy, { force: true })
        return rescue(path, null, copy).how
      })
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** What can't be read here is the reason for being here: null stands for it, whatever the disk or SQLite said. */
function readOrNull<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
