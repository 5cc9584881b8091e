import type { DocumentId } from './model/ids.ts'
import type { VaultChoice, VaultEdits, VaultStatus } from './model/vault.ts'

/** A folder of Markdown that stays in step with the library: an Obsidian vault, a git repository. */
export interface VaultCalls {
  vault: {
    /** The folder, and how it stands. */
    status(): VaultStatus
    /** Asks for a folder and begins to keep it in step; null when the reader thinks better of it. */
    chooseFolder(): VaultStatus | null
    /** Keeps no folder in step any more; its files stay. */
    leaveFolder(): VaultStatus
    /** Writes nothing until `resume`. */
    pause(): VaultStatus
    /** Writes again, and catches up. */
    resume(): VaultStatus
    /** Compares the whole folder with the library now, and writes what differs. */
    syncNow(): VaultStatus
    /** Whether only articles with highlights get a file. */
    setOnlyAnnotated(only: boolean): VaultStatus
    /** The blocks of an article's file that were edited by hand; null when there are none any more. */
    edits(id: DocumentId): VaultEdits | null
    /** Says what is to become of edited blocks of one file; answers when that is done. */
    resolve(id: DocumentId, choices: VaultChoice[]): VaultStatus
    /** Writes files again that were deleted, or replaces files without markers by Postil's own. */
    writeAgain(ids: DocumentId[]): VaultStatus
    /** Shows an article's file in the system's file manager, or the folder. */
    showFile(id: DocumentId | null): void
  }
}

export interface VaultEvents {
  /** The folder stands otherwise than before. */
  'vault:status': VaultStatus
}
