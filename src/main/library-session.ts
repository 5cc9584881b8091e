import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Backup, BackupFailure, BackupProgress } from '../shared/model/backup.ts'
import type { OpenFailure } from '../shared/model/open-failure.ts'
import { ok, type Result } from '../shared/result.ts'
import { listBackups } from './backup/backup-folder.ts'
import { backupFolder } from './backup/backup-place.ts'
import { backUpClosedLibrary } from './backup/make-backup.ts'
import { scheduleBackups, type BackupSchedule } from './backup/schedule.ts'
import type { Library } from './store/library.ts'
import { openCopy } from './store/open-copy.ts'
import { openLibrary } from './store/open-library.ts'
import { closeStore } from './store/open.ts'

/** The one library of the running app: open, or why not; exchanged for another when one is restored. */
export type LibrarySession = {
  path: string
  /** The library, or why it can't be opened. */
  opened: () => Result<Library, OpenFailure>
  /** Whether what is open is a copy, into which nothing may be written. */
  isReadOnly: () => boolean
  /** Opens the library anew: after it could not be opened or read, or in place of its copy. */
  retry: () => void
  /** Closes the library, runs `work` on its files, and opens what is there then. */
  exchange: <Value>(work: () => Promise<Value> | Value) => Promise<Value>
  /** Shows a copy of the library in its place. */
  showCopy: () => Result<null, OpenFailure>
  /** Where backups are kept now. */
  backupFolder: () => string
  /** The schedule of backups; null while no library is open for writing. */
  schedule: () => BackupSchedule | null
  /** Closes the library. Answers what the disk refused, or null. */
  close: () => unknown
}

export type SessionEvents = {
  /** A library was opened, or a copy of one, into which nothing may be written. Comes before the session is answered, too. */
  opened: (library: Library, isCopy: boolean) => void
  /** What became of opening. */
  report: (opened: Result<Library, OpenFailure>) => void
  /** What became of a backup that nobody waits for. */
  backedUp: (outcome: Result<Backup, BackupFailure>) => void
  /** How far the backup is that is being made. */
  backingUp: (progress: BackupProgress) => void
}

/** Opens the library at `path`, and keeps it open, backed up every half hour, until it is closed. */
export function startLibrarySession(path: string, events: SessionEvents): LibrarySession {
  const folder = () => backupFolder(dirname(path))
  let opened = open()
  let schedule: BackupSchedule | null = null
  let discardCopy: (() => void) | null = null

  function open(): Result<Library, OpenFailure> {
    return openLibrary(path, undefined, {
      beforeMigration: (file) => void backUpClosedLibrary(file, folder(), 'migration', Date.now()),
    })
  }
  const announce = () => {
    events.report(opened)
    if (!opened.ok) return
    schedule = scheduleBackups(
      opened.value,
      folder,
      isNewerThanBackup(path, folder()),
      events.backedUp,
      undefined,
      events.backingUp,
    )
    opened.value.backUp = schedule.now
    events.opened(opened.value, false)
  }
  const close = () => {
    if (discardCopy !== null) discardCopy()
    discardCopy = null
    void schedule?.stop()
    schedule = null
    return opened.ok ? closeStore(opened.value.store) : null
  }
  announce()
  return {
    path,
    opened: () => opened,
    isReadOnly: () => discardCopy !== null,
    backupFolder: folder,
    schedule: () => schedule,
    close,
    retry: () => {
      close()
      opened = open()
      announce()
    },
    exchange: async (work) => {
      await schedule?.stop()
      close()
      try {
        return await work()
      } finally {
        opened = open()
        announce()
      }
    },
    showCopy: () => {
      const copy = openCopy(path)
      if (!copy.ok) return copy
      close()
      opened = ok(copy.value.library)
      discardCopy = copy.value.discard
      events.opened(copy.value.library, true)
      return ok(null)
    },
  }
}

/** Whether the library was written since its newest backup was. */
function isNewerThanBackup(path: string, folder: string): boolean {
  const newest = listBackups(folder)[0]
  if (newest === undefined) return true
  const changed = [path, `${path}-wal`]
    .filter((file) => existsSync(file))
    .map((file) => statSync(file).mtimeMs)
  return Math.max(...changed) > newest.madeAt
}
