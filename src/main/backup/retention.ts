import type { Backup } from '../../shared/model/backup.ts'

/** In milliseconds. */
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Never fewer of the newest than this. */
const NEWEST = 3

/** So many periods are kept, the newest backup of each: eight in two days of work, then days, weeks and months. */
const PERIODS: readonly { count: number; of: (time: number) => number }[] = [
  { count: 8, of: (time) => Math.floor(time / (6 * HOUR)) },
  { count: 7, of: (time) => Math.floor(time / DAY) },
  // Weeks begin on Monday; the 1st of January 1970 was a Thursday.
  { count: 4, of: (time) => Math.floor((time + 3 * DAY) / (7 * DAY)) },
  { count: 6, of: (time) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth() },
]

/**
 * Which backups may go. Their order is that of their making, and a period counts only when a backup lies in it: so
 * that a clock that is years wrong, or was, can't make all the good ones look too old. What is kept besides: the
 * three newest, the newest of each reason, and the newest of those that were made of a damaged library, which
 * never take a good one's place.
 */
export function backupsToRemove(backups: readonly Backup[]): Backup[] {
  const newestFirst = backups.toSorted((one, other) => other.sequence - one.sequence)
  const verified = newestFirst.filter((backup) => backup.isVerified)
  const kept = new Set(verified.slice(0, NEWEST))
  for (const { count, of } of PERIODS) {
    for (const backup of firstOfEach(verified, ({ madeAt }) => of(madeAt)).slice(0, count)) kept.add(backup)
  }
  for (const backup of firstOfEach(verified, ({ reason }) => reason)) kept.add(backup)
  const damaged = newestFirst.find((backup) => !backup.isVerified)
  if (damaged !== undefined) kept.add(damaged)
  return newestFirst.filter((backup) => !kept.has(backup))
}

function firstOfEach(backups: readonly Backup[], period: (backup: Backup) => unknown): Backup[] {
  const seen = new Set<unknown>()
  return backups.filter((backup) => {
    const at = period(backup)
    if (seen.has(at)) return false
    seen.add(at)
    return true
  })
}
