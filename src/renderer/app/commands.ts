import { annotationCommands } from '../annotations/annotation-commands.ts'
import { endsCommands } from '../annotations/ends-commands.ts'
import { notesCommands } from '../annotations/notes-commands.ts'
import { claimCommands } from '../claims/claim-commands.ts'
import { exchangeCommands } from '../exchange/exchange-commands.ts'
import { libraryCommands, shelfCommands } from '../library/library-commands.ts'
import { findCommands } from '../reader/find-commands.ts'
import { focusCommands, leaveCommands } from '../reader/focus-mode.ts'
import { placeCommands } from '../reader/place-commands.ts'
import { pageCommands } from '../reader/pages/page-commands.ts'
import { readAloudCommands, whileReadingAloudCommands } from '../reader/read-aloud-commands.ts'
import { readingCommands } from '../reader/reading-commands.ts'
import { recoveryCommands } from '../recovery/recovery-commands.ts'
import { suggestionCommands } from '../suggestions/suggestion-commands.ts'
import { vaultCommands } from '../vault/vault-commands.ts'
import { appearanceCommands } from './appearance-commands.ts'
import type { Command } from './command.ts'
import { effectiveKeys } from './key-changes.ts'
import { editCommands } from './edit-commands.ts'
import { useSettings } from './settings-store.ts'
import { viewCommands } from './view-commands.ts'

/** Every command there is now, in the order of the palette. Kinds are the reader's, so the list is made anew. */
export function allCommands(): Command[] {
  return [
    // While the ends of a highlight are moved, their keys come before all others.
    ...endsCommands,
    ...suggestionCommands,
    ...shelfCommands,
    ...whileReadingAloudCommands(),
    ...leaveCommands,
    ...annotationCommands(),
    ...findCommands,
    ...placeCommands,
    ...notesCommands,
    ...readingCommands,
    ...pageCommands,
    ...readAloudCommands,
    ...claimCommands(),
    ...libraryCommands,
    ...recoveryCommands,
    ...viewCommands,
    ...appearanceCommands,
    ...focusCommands,
    ...vaultCommands,
    ...exchangeCommands,
    ...editCommands,
  ]
}

/** The keys of a command: the reader's own, or else the built-in ones. */
export function keysOf(command: Command): readonly string[] {
  return effectiveKeys(command, useSettings.getState().settings.keys)
}

/** Runs the command with this id if it can be done now. */
export function runCommand(id: string): void {
  const command = allCommands().find((candidate) => candidate.id === id)
  if (command !== undefined && (command.isEnabled?.() ?? true)) void command.run()
}
