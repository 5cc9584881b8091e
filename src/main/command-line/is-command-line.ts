import { existsSync } from 'node:fs'
import { commandNames } from './help.ts'

/** Switches that are the app's or Chromium's own, and no business of a command. */
export const FOREIGN =
  /^--(?:library-folder|no-sandbox|ozone-platform|log-level|disable-gpu|inspect|remote-debugging-port|user-data-dir|enable-logging)(?:=|$)/

/** A lone word, as commands are: no path, no link, no switch. */
const WORD = /^[a-z]+$/

/**
 * Whether the app was started for a command, rather than to open its window. A word that is neither a command nor the name of a
 * file is one that was mistyped.
 */
export function isCommandLine(
  words: readonly string[],
  isFile: (name: string) => boolean = (name) => existsSync(name),
): boolean {
  const [first = ''] = words.filter((word) => !FOREIGN.test(word))
  if (first === '--help' || first === '-h' || commandNames.some((name) => name === first)) return true
  return WORD.test(first) && !isFile(first)
}
