import type {
  Backup,
  BackupFailure,
  BackupProgress,
  FolderRisk,
  RecoveryFindings,
  RestoreFailure,
  RestorePreview,
  SalvageReport,
} from './model/backup.ts'
import type { OpenFailure } from './model/open-failure.ts'
import type { Result } from './result.ts'

/** What the window may ask about backups, and about a library that can't be opened. */
export interface BackupCalls {
  backups: {
    /** Every backup, the newest first; where they lie; and whether the library lies where it is at risk. */
    list(): BackupList
    /** Makes a verified backup now, because the reader asks, or before many articles come in. */
    create(reason: 'asked' | 'import'): Result<Backup, BackupFailure>
    /** What restoring a backup would change; null when it can't be read, or the library can't. */
    preview(id: string): RestorePreview | null
    /** Puts a backup in the library's place, and keeps what stood there; the window then reloads. */
    restore(id: string): Result<null, RestoreFailure>
    /** Takes the last restoration back; false when there is none. The window then reloads. */
    undoRestore(): boolean
    /** Asks for another folder for backups; null when the reader thinks better of it. */
    chooseFolder(): string | null
    /** Shows the folder of backups in the system's file manager. */
    showFolder(): void
    /** The reader has been told of the risk of the library's place, and need not be told again. */
    acknowledgeRisk(): void
  }
  recovery: {
    /** What was found in the place of a library that can't be opened, and what a backup would bring back. */
    findings(): RecoveryFindings
    /** Asks where a library that went missing is now, and puts a verified copy of it back; null when the reader thinks better of it. */
    locate(): Result<null, RestoreFailure> | null
    /** Opens a copy of the library for reading and exporting only; the window then reloads. */
    openCopy(): Result<null, OpenFailure>
    /** Saves every row that can still be read, with the newest good backup's help; the window then reloads. */
    salvage(): Result<SalvageReport, OpenFailure>
    /** Begins a new library in the place of one that is missing; false when a file is there. The window then reloads. */
    beginNew(): boolean
  }
}

export interface BackupEvents {
  /** A backup is being made, and got this far. */
  'backups:progress': BackupProgress
  /** A backup was made, or could not be made. */
  'backups:changed': null
}

/** The backups there are, and what the reader should know about them. */
export type BackupList = {
  folder: string
  backups: Backup[]
  /** A place that may harm the library; null when nothing speaks for that. */
  risk: FolderRisk | null
  /** Whether the reader has not been told of that risk yet. */
  isRiskNew: boolean
  /** Why the last backup of this session was not made; null when it was. */
  lastFailure: BackupFailure | null
  /** When the last restoration was made that can be taken back; null when there is none. */
  restoredAt: number | null
  /** True when what is shown is a copy, in which nothing is saved. */
  isReadOnly: boolean
}
