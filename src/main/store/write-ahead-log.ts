import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'

/**
 * The first page of a database as the committed part of its write-ahead log has it; null when there is no log, or
 * the page is not in it.
 */
export function firstPageInLog(path: string): Buffer | null {
  return committedPages(path).get(1) ?? null
}

/**
 * Writes what the log of a database has committed into the database, as SQLite does when it opens the two, and removes the
 * log. For a copy whose first page SQLite refuses. Throws what the file system throws.
 */
export function mergeLog(path: string): void {
  const pages = committedPages(`${path}-wal`)
  const file = openSync(path, 'r+')
  try {
    for (const [number, page] of pages) writeSync(file, page, 0, page.length, (number - 1) * page.length)
  } finally {
    closeSync(file)
  }
  rmSync(`${path}-wal`, { force: true })
}

/**
 * The pages that a write-ahead log has committed, by their number. Reads as SQLite does: up to the first frame with another
 * salt or a wrong checksum. https://www.sqlite.org/fileformat.html#walformat
 */
function committedPages(path: string): Map<number, Buffer> {
  const committed = new Map<number, Buffer>()
  if (!existsSync(path)) return committed
  const log = readFileSync(path)
  if (log.length < 32) return committed
  const magic = log.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return committed
  const isBigEndian = magic === 0x377f0683
  const pageSize = log.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65_536) return committed
  const salts = log.subarray(16, 24)
  let sum = checksum(log.subarray(0, 24), isBigEndian, [0, 0])
  if (!endsWithSum(log, 24, sum)) return committed
  const written = new Map<number, Buffer>()
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    const page = log.subarray(at + 24, at + 24 + pageSize)
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    sum = checksum(page, isBigEndian, checksum(log.subarray(at, at + 8), isBigEndian, sum))
    if (!endsWithSum(log, at + 16, sum)) break
    written.set(log.readUInt32BE(at), page)
    // Only the last frame of a transaction says how large the file is after it.
    if (log.readUInt32BE(at + 4) === 0) continue
    for (const [number, bytes] of written) committed.set(number, bytes)
    written.clear()
  }
  return committed
}

type Sum = readonly [number, number]

function checksum(bytes: Buffer, isBigEndian: boolean, [first, second]: Sum): Sum {
  let one = first
  let two = second
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + two) >>> 0
    two = (two + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0
  }
  return [one, two]
}

function endsWithSum(log: Buffer, at: number, [one, two]: Sum): boolean {
  return log.readUInt32BE(at) === one && log.readUInt32BE(at + 4) === two
}
