import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { APPLICATION_ID } from './application-id.ts'
import { LATEST_VERSION } from './migrations/migrate.ts'
import { openFailure } from './open-failures.ts'
import { hasLibraryPages } from './pages/library-pages.ts'
import { PAGE_SIZE } from './pages/page-file.ts'
import { firstPageInLog } from './write-ahead-log.ts'

/** Every SQLite file begins with these 16 bytes. https://www.sqlite.org/fileformat.html */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/** Places in the header, in bytes. */
const USER_VERSION = 60
const APPLICATION = 68
const HEADER_SIZE = 100

/**
 * Looks at the header of a file that exists, and at its write-ahead log, before SQLite may touch either. Answers the
 * version of its schema when it is a library that this program knows. Throws what the file system throws.
 */
export function inspectFile(path: string): Result<number, OpenFailure> {
  const { size } = statSync(path)
  const header = readBytes(path, HEADER_SIZE)
  if (size < HEADER_SIZE || !header.subarray(0, 16).equals(MAGIC)) {
    return fail(damagedOr(path, openFailure(path, 'not-a-database', { size })))
  }
  if (header.readUInt32BE(APPLICATION) !== APPLICATION_ID)
    return fail(damagedOr(path, openFailure(path, 'other-application')))
  if (!isHeaderSound(header)) return fail(openFailure(path, 'corrupt', { detail: DAMAGED }))
  // A newer program that was killed may have left its schema in the write-ahead log alone.
  const version = (firstPageInLog(`${path}-wal`) ?? header).readUInt32BE(USER_VERSION)
  return version > LATEST_VERSION ? fail(openFailure(path, 'newer-version', { found: version })) : ok(version)
}

const DAMAGED = 'its first page, which leads to all others, is not what was written'

/** What is wrong with a file that does not begin as a library: if one lies behind its beginning, that is damaged. */
function damagedOr(path: string, failure: OpenFailure): OpenFailure {
  return hasLibraryPages(path) ? openFailure(path, 'corrupt', { detail: DAMAGED }) : failure
}

/** Whether the fields that are the same in every library are: the size of its pages, and what SQLite wants of their use. */
function isHeaderSound(header: Buffer): boolean {
  return (
    header.readUInt16BE(16) === PAGE_SIZE &&
    [1, 2].includes(header[18] ?? 0) &&
    [1, 2].includes(header[19] ?? 0) &&
    header.subarray(20, 24).equals(Buffer.from([0, 64, 32, 32]))
  )
}

/** Whether the file and its folder may be written: the write-ahead log lies beside the file. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
    throw error
  }
}

function readBytes(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, length, 0)
    return bytes
  } finally {
    closeSync(file)
  }
}
