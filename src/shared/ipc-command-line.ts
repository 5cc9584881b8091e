import type { Imported } from './interchange/imported.ts'
import type { ImportFormat } from './interchange/import-formats.ts'
import type { FileTicket, ImportOutcome } from './ipc-library.ts'

/** What the hidden page that imports for the command line asks: nobody else may. */
export interface CommandLineCalls {
  commandLine: {
    /** The next file to import, waited for; null when there is none any more. */
    next(): FileTicket | null
    /** What became of an article: stored, or why not, in a sentence. */
    done(ticket: string, outcome: ImportOutcome | null, message: string | null): void
    /** Adds what was read from files in which highlights come; a large one is added in parts. */
    addHighlights(format: ImportFormat, file: string, part: Imported): void
    /** Stores the highlights that were added, which these files held, as one step. */
    storeHighlights(tickets: string[]): void
    /** Says that everything was read. */
    finished(): void
  }
}
