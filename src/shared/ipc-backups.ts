import type {
  Backup,
  BackupFailure,
  FolderRisk,
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
    /** Makes a verified backup now. */
    create(): Result<Backup, BackupFailure>
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
  }
  recovery: {
    /** Opens a copy of the library for reading and exporting only; the window then reloads. */
    openCopy(): Result<null, OpenFailure>
    /** Saves every row that can still be read, with the newest good backup's help; the window then reloads. */
    salvage(): Result<SalvageReport, OpenFailure>
    /** Begins a new library in the place of one that is missing; false when a file is there. The window then reloads. */
    beginNew(): boolean
  }
}

/** The backups there are, and what the reader should know about them. */
export type BackupList = {
  folder: string
  backups: Backup[]
  /** A place that may harm the library; null when nothing speaks for that. */
  risk: FolderRisk | null
  /** Why the last backup of this session was not made; null when it was. */
  lastFailure: BackupFailure | null
  canUndoRestore: boolean
  /** True when what is shown is a copy, in which nothing is saved. */
  isReadOnly: boolean
}
