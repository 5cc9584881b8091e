import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup } from '../../shared/model/backup.ts'
import { ANNOTATIONS_ENDING, BACKUP_ENDING, parseBackupName } from './backup-name.ts'
import { backupsToRemove } from './retention.ts'

/** How the name of a backup ends while it is being made. */
export const UNFINISHED_ENDING = '.making'

/** Every backup in a folder, the newest first; none when there is no folder. Throws what else the file system throws. */
export function listBackups(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false })
      return stats === undefined ? [] : (parseBackupName(name, stats.size) ?? [])
    })
    .toSorted((one, other) => other.sequence - one.sequence)
}

/** The file of a backup. */
export function backupPath(folder: string, id: string): string {
  return join(folder, id + BACKUP_ENDING)
}

/** Makes the folder ready for another backup: takes away what a process left that died while it made one. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of namesIn(folder)) {
    if (/^library-.*\.making(-wal|-shm|-journal)?$/.test(name)) rmSync(join(folder, name), { force: true })
  }
}

/** Removes the backups that need not be kept, and answers them. */
export function thinOut(folder: string): Backup[] {
  const removed = backupsToRemove(listBackups(folder))
  for (const { id } of removed) {
    rmSync(backupPath(folder, id), { force: true })
    rmSync(join(folder, id + ANNOTATIONS_ENDING), { force: true })
  }
  return removed
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
