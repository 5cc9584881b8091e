/** What gave rise to a backup. */
export const backupReasons = ['scheduled', 'asked', 'migration', 'restore', 'import', 'deletion'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup in the folder of backups. */
export type Backup = {
  /** Its file's name without the ending; what calls name it by. */
  id: string
  /** Counts up by one with each backup: their order, whatever the clock said. */
  sequence: number
  /** When it was made, by the clock of that time: milliseconds since 1970, UTC. */
  madeAt: number
  reason: BackupReason
  /** Documents that are not in the trash. */
  documents: number
  /** Annotations that are not in the trash. */
  annotations: number
  /** False when the library was damaged already when it was made: kept, but not counted as a backup. */
  isVerified: boolean
  /** Size of the file in bytes. */
  size: number
}

/** Why no backup was made. */
export type BackupFailure = { kind: 'disk-full' | 'no-access' | 'closed' | 'unreadable'; message: string }

/** Why a backup was not restored; the library is as it was before, in every case. */
export type RestoreFailure = {
  kind: 'not-found' | 'damaged' | 'newer-version' | 'disk-full' | 'no-access'
  message: string
}

/** A place that may damage a library or bring back an old one behind Postil's back. */
export type FolderRisk = { kind: 'synchronised' | 'network'; service: string }

/** What one state of a library has and another lacks; the first titles are named. */
export type ContentsDifference = { documents: number; annotations: number; titles: string[] }

/** What restoring a backup would change. */
export type RestorePreview = {
  backup: Backup
  /** Live now and not in the backup: they would go. */
  lost: ContentsDifference
  /** In the backup and not live now: they would come back. */
  regained: ContentsDifference
  /** In both, and not the same: they would be as they were. Null when the two can't be compared. */
  changed: { documents: number; annotations: number } | null
}

/** How far a backup is that is being made: `share` of 1 copied, then verified. */
export type BackupProgress = { stage: 'copying' | 'verifying'; share: number }

/**
 * How a damaged library came to be read: as it is; with a first page, which leads to all others, made anew from what they say;
 * or row by row from all pages, as none led to them.
 */
export type Readability = 'as it is' | 'first page made anew' | 'rows gathered'

/** What is known of a library that can't be opened, without changing anything. */
export type RecoveryFindings = {
  /** The file as it lies there; null when there is none. `changedAt` in milliseconds since 1970, UTC. */
  file: { size: number; changedAt: number } | null
  /** How much of it a first look can read; null when that is nothing. */
  readable: { documents: number; annotations: number; how: Readability } | null
  folder: string
  /** Every backup, the newest first. */
  backups: Backup[]
  /** The newest that was verified; null when there is none. */
  newestGood: Backup | null
  /** What the file has, as far as it can be read, and that backup lacks; null when that can't be told. */
  missing: ContentsDifference | null
  /** When the last restoration was made that can be taken back; null when there is none. */
  restoredAt: number | null
}

/** What was saved row by row from a damaged library, and what was not. */
export type SalvageReport = {
  /** Where the damaged files were kept. */
  keptIn: string
  /** How the damaged file was read. */
  how: Readability
  /** Rows saved, by table. */
  saved: Record<string, number>
  /** Of these, rows that came from a backup. */
  fromBackup: Record<string, number>
  /** Rows that are known to have been there and could not be saved, by table. */
  lost: Record<string, string[]>
}
