import type { Backup, BackupFailure, BackupProgress, BackupReason } from '../../shared/model/backup.ts'
import type { Result } from '../../shared/result.ts'
import { changeCount } from '../store/change-count.ts'
import type { Library } from '../store/library.ts'
import { makeBackup } from './make-backup.ts'

/** How long a change may wait for its backup, in milliseconds. */
export const BACKUP_INTERVAL = 30 * 60_000

/** How long after the start an old change gets its backup, in milliseconds: when the reader is reading already. */
const EARLY = 60_000

export type BackupSchedule = {
  /** Makes a backup now, after the one that is being made. */
  now: (reason: BackupReason) => Promise<Result<Backup, BackupFailure>>
  /** Called every half hour: makes a backup if something changed since the last; null when nothing did. */
  tick: () => Promise<Result<Backup, BackupFailure> | null>
  /** What became of the last; null before the first. */
  last: () => Result<Backup, BackupFailure> | null
  /** Ends the schedule. The backup that is being made is waited for. */
  stop: () => Promise<void>
}

/**
 * Backs a library up every half hour in which something changed. The interval is the computer's own, not the
 * clock's, which may be set. `isChanged` says whether the library is newer than its last backup when it is opened.
 */
export function scheduleBackups(
  library: Library,
  folder: () => string,
  isChanged: boolean,
  report: (outcome: Result<Backup, BackupFailure>) => void,
  make: typeof makeBackup = makeBackup,
  progress: (progress: BackupProgress) => void = () => {},
): BackupSchedule {
  const changes = () => changeCount(library.store)
  let saved = isChanged ? -1 : changes()
  let last: Result<Backup, BackupFailure> | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const now = (reason: BackupReason) => {
    const making = queue.then(async () => {
      const before = library.store.open ? changes() : saved
      last = await make(library, folder(), reason, undefined, progress)
      // What changed while it was copied belongs to the next.
      if (last.ok) saved = before
      report(last)
      return last
    })
    queue = making.catch(() => null)
    return making
  }
  const tick = () => (library.store.open && changes() !== saved ? now('scheduled') : Promise.resolve(null))
  const timer = setInterval(() => void tick(), BACKUP_INTERVAL)
  timer.unref()
  // Many sessions are shorter than the interval: what the last one left without a backup gets one early.
  const early = setTimeout(() => void tick(), EARLY)
  early.unref()
  return {
    now,
    tick,
    last: () => last,
    stop: async () => {
      clearInterval(timer)
      clearTimeout(early)
      await queue
    },
  }
}
