import type { ExportProgress, LibraryExportOptions, LibraryExportOutcome } from './model/library-export.ts'
import type { CommandLineCalls } from './ipc-command-line.ts'
import type { VaultCalls, VaultEvents } from './ipc-vault.ts'

/** Taking a whole library out, or as many documents as are chosen; once, or ever again into a folder. */
export interface LibraryExportCalls extends VaultCalls, CommandLineCalls {
  libraryExport: {
    /**
     * Asks for a file or a folder, and writes everything there while the window goes on; answers when it is done.
     * Progress comes as `libraryExport:progress`. One at a time: another one that is under way is stopped first.
     */
    run(options: LibraryExportOptions): LibraryExportOutcome
    /** Stops the export that is under way; what it began is removed. */
    stop(): void
    /** Shows what the last export wrote in the system's file manager. */
    showSaved(): void
  }
}

export interface LibraryExportEvents extends VaultEvents {
  /** How far the export has come, some ten times a second. */
  'libraryExport:progress': ExportProgress
}
