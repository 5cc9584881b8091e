import type { Backup, BackupReason, ContentsDifference } from '../../shared/model/backup.ts'

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const hours = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** When a backup was made, as one says it: the day's name for today and yesterday. */
export function when(madeAt: number, now: number = Date.now()): string {
  const dayOf = (time: number) => new Date(time).toDateString()
  if (dayOf(madeAt) === dayOf(now)) return `Today, ${hours.format(madeAt)}`
  if (dayOf(madeAt) === dayOf(now - 86_400_000)) return `Yesterday, ${hours.format(madeAt)}`
  return times.format(madeAt)
}

/** The same within a sentence. */
export function whenInSentence(madeAt: number): string {
  return when(madeAt).replace(/^[TY](?=oday|esterday)/, (letter) => letter.toLowerCase())
}

/** What gave rise to a backup. */
export const REASONS: Readonly<Record<BackupReason, string>> = {
  scheduled: 'By itself, after changes',
  asked: 'You asked for it',
  migration: 'Before an update of the library',
  restore: 'Before a restore',
  import: 'Before an import',
  deletion: 'Before a deletion',
}

/** "1 article, 12 highlights". */
export function contents({ documents, annotations }: Pick<Backup, 'documents' | 'annotations'>): string {
  return `${counted(documents, 'article')}, ${counted(annotations, 'highlight')}`
}

/** "1 article", "12 articles". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? noun : plural}`
}

/** Whether there is no difference. */
export function isNothing({ documents, annotations }: Omit<ContentsDifference, 'titles'>): boolean {
  return documents === 0 && annotations === 0
}

/** The size of a file, in the unit that suits it. */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}
