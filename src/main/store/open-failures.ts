import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { LATEST_VERSION } from './migrations/migrate.ts'

/** The disk refused a write-ahead log. */
export class WalRefused extends Error {}

/** The file is an SQLite database of ours, but tables that its version must have are not there. */
export class SchemaDamaged extends Error {}

/** Whether SQLite threw because a file, or the disk that it is on, can't be read. */
export function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)
}

/** Turns what SQLite or the file system threw into what the reader should know. */
export function describeFailure(path: string, error: unknown): OpenFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof WalRefused) return openFailure(path, 'no-wal')
  if (error instanceof SchemaDamaged) return openFailure(path, 'corrupt', { detail })
  if (code === 'SQLITE_NOTADB') return openFailure(path, 'not-a-database')
  // While a library is opened, a statement only fails when the schema isn't what its version says.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR')
    return openFailure(path, 'corrupt', { detail })
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return openFailure(path, 'locked')
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return openFailure(path, 'read-only')
  if (
    ['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code) ||
    code.startsWith('SQLITE_CANTOPEN')
  ) {
    return openFailure(path, 'no-access', { detail })
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return openFailure(path, 'disk-full')
  return openFailure(path, 'input-output', { detail })
}

/** What is wrong with the library at `path`, and what can be done, in sentences for the reader. */
export function openFailure(
  path: string,
  kind: OpenFailure['kind'],
  facts: { found?: number; size?: number; detail?: string } = {},
): OpenFailure {
  const untouched = 'Postil has not changed the file.'
  const detail = facts.detail === undefined ? '.' : ` (${facts.detail.replace(/\.$/, '')}).`
  const texts: Record<OpenFailure['kind'], [message: string, advice: string]> = {
    'not-a-database': [
      facts.size === 0
        ? 'The file is empty: it holds no library.'
        : 'The file is not a Postil library: it does not begin as an SQLite database does.',
      `${untouched} Put a backup in its place, or move the file away to begin a new library.`,
    ],
    'other-application': [
      'The file is an SQLite database of another application.',
      `${untouched} Move it away, or choose another folder for the library.`,
    ],
    'newer-version': [
      `The library has version ${facts.found ?? '?'}; this Postil knows versions up to ${LATEST_VERSION}.`,
      `${untouched} Install the newest Postil to open it.`,
    ],
    missing: [
      'There was a library here, and it is gone.',
      'Postil has not made another in its place. Put the file back, or restore a backup; begin a new library only if you want to.',
    ],
    locked: [
      'Another program has the library open, and holds it for itself.',
      'Close the other program (another Postil, or a database tool), then try again.',
    ],
    'read-only': [
      'The library can be read but not written: the file, its folder or its disk is read-only.',
      `${untouched} Give yourself the right to write there, then try again.`,
    ],
    'no-access': [
      `The library can't be opened${detail}`,
      'See whether the folder exists and is yours to read and write, then try again.',
    ],
    corrupt: [
      `The library is damaged${detail}`,
      'Nothing was thrown away: restore a backup, or save what can still be read.',
    ],
    'no-wal': [
      "The disk can't keep a write-ahead log, which is what protects your work from a power cut. Network drives can't.",
      `${untouched} Move the library to a disk of this computer.`,
    ],
    'disk-full': ['The disk is full.', `${untouched} Free some space, then try again.`],
    'input-output': [
      `The disk did not answer as it should${detail}`,
      `${untouched} See whether the disk is connected and healthy, then try again.`,
    ],
  }
  const [message, advice] = texts[kind]
  return { kind, path, message, advice }
}
