import type { OpenFailure } from '../../shared/model/open-failure.ts'

/** A way out of a library that can't be opened. None of them removes a file. */
export type Way = 'restore' | 'salvage' | 'copy' | 'locate' | 'begin' | 'retry'

type Kind = OpenFailure['kind']

/** What happened, as a headline. */
export const HEADLINES: Readonly<Record<Kind, string>> = {
  corrupt: 'The library is damaged',
  missing: 'The library is gone',
  'not-a-database': 'The file is no library any more',
  'other-application': 'The file belongs to another program',
  'newer-version': 'The library is from a newer Postil',
  locked: 'The library is in use',
  'read-only': 'The library can’t be written to',
  'no-access': 'The library can’t be reached',
  'no-wal': 'This disk can’t keep the library safe',
  'disk-full': 'The disk is full',
  'input-output': 'The disk does not answer',
}

const WAYS: Readonly<Record<Kind, readonly Way[]>> = {
  corrupt: ['salvage', 'restore', 'copy', 'retry'],
  missing: ['locate', 'restore', 'begin', 'retry'],
  'not-a-database': ['restore', 'salvage', 'retry'],
  'other-application': ['retry', 'restore'],
  'newer-version': ['retry', 'restore'],
  locked: ['retry'],
  'read-only': ['copy', 'retry'],
  'no-access': ['retry'],
  'no-wal': ['copy', 'retry'],
  'disk-full': ['retry', 'copy'],
  'input-output': ['retry', 'copy', 'restore', 'salvage'],
}

/**
 * The ways that make sense for a failure, the best first. Without a good backup there is nothing to restore; a file
 * that is no library to SQLite is only read row by row with a backup's help; of nothing there is no copy.
 */
export function waysOut(kind: Kind, facts: { hasBackup: boolean; hasFile: boolean }): Way[] {
  return WAYS[kind].filter((way) => {
    if (way === 'restore') return facts.hasBackup
    if (way === 'salvage') return facts.hasFile && (kind !== 'not-a-database' || facts.hasBackup)
    if (way === 'copy') return facts.hasFile
    return true
  })
}
