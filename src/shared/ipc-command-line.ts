import type { FileTicket, ImportOutcome } from './ipc-library.ts'

/** What the hidden page that imports for the command line asks: nobody else may. */
export interface CommandLineCalls {
  commandLine: {
    /** The next file to import, waited for; null when there is none any more. */
    next(): FileTicket | null
    /** What became of it: stored, or why not, in a sentence. */
    done(ticket: string, outcome: ImportOutcome | null, message: string | null): void
  }
}
