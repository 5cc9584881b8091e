import type { ExportRequest } from './model/export-request.ts'
import type {
  CopyOutcome,
  ExportPreview,
  ExportProgress,
  ExportRun,
  LibraryExportOutcome,
} from './model/library-export.ts'

/** Taking things out: a highlight, an article, the whole library; while the window goes on. */
export interface LibraryExportCalls {
  libraryExport: {
    /**
     * How much an export comes to, and how it begins, in a file or on the clipboard. Null when another preview was asked
     * for before this one was ready.
     */
    preview(request: ExportRequest, isForClipboard: boolean): ExportPreview | null
    /** Puts an export on the clipboard; progress and stopping are as with `run`. */
    copy(request: ExportRequest, as: 'text' | 'rich-text'): CopyOutcome
    /**
     * Asks for a file or a folder, and writes everything there while the window goes on; answers when it is done.
     * Progress comes as `libraryExport:progress`. One at a time: another one that is under way is stopped first.
     */
    run(options: ExportRun): LibraryExportOutcome
    /** Stops the export that is under way; what it began is removed. */
    stop(): void
    /** Shows what the last export wrote in the system's file manager. */
    showSaved(): void
  }
}

export interface LibraryExportEvents {
  /** How far the export has come, some ten times a second. */
  'libraryExport:progress': ExportProgress
}
