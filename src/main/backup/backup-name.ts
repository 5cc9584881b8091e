import { backupReasons, type Backup, type BackupReason } from '../../shared/model/backup.ts'

/** How names of backups end: one file that is a whole library. */
export const BACKUP_ENDING = '.postil'
/** How the file beside it ends that holds the annotations alone, as JSON. */
export const ANNOTATIONS_ENDING = '.annotations.json'

const NAME =
  /^library-(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z]+)-(\d+)d-(\d+)a(-damaged)?\.postil$/

/** The name of a backup without its ending: all that a list needs to show, so that listing opens no file. */
export function backupId(backup: Omit<Backup, 'id' | 'size'>): string {
  const time = new Date(backup.madeAt).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const sequence = String(backup.sequence).padStart(6, '0')
  const damaged = backup.isVerified ? '' : '-damaged'
  return `library-${sequence}-${time}-${backup.reason}-${backup.documents}d-${backup.annotations}a${damaged}`
}

/** Reads a file's name as that of a backup; null when it is none. Times are to the second. */
export function parseBackupName(name: string, size: number): Backup | null {
  const parts = NAME.exec(name)
  if (parts === null) return null
  const [, sequence, year, month, day, hour, minute, second, reason, documents, annotations, damaged] = parts
  const known = backupReasons.find((candidate): candidate is BackupReason => candidate === reason)
  if (known === undefined) return null
  return {
    id: name.slice(0, -BACKUP_ENDING.length),
    sequence: Number(sequence),
    madeAt: Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
    reason: known,
    documents: Number(documents),
    annotations: Number(annotations),
    isVerified: damaged === undefined,
    size,
  }
}
