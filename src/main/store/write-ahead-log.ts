import { existsSync, readFileSync } from 'node:fs'

/**
 * The first page of a database as the committed part of its write-ahead log has it; null when there is no log, or
 * the page is not in it. Reads as SQLite does: up to the first frame with another salt or a wrong checksum.
 * https://www.sqlite.org/fileformat.html#walformat
 */
export function firstPageInLog(path: string): Buffer | null {
  if (!existsSync(path)) return null
  const log = readFileSync(path)
  if (log.length < 32) return null
  const magic = log.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null
  const isBigEndian = magic === 0x377f0683
  const pageSize = log.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65_536) return null
  const salts = log.subarray(16, 24)
  let sum = checksum(log.subarray(0, 24), isBigEndian, [0, 0])
  if (!endsWithSum(log, 24, sum)) return null
  let written: Buffer | null = null
  let committed: Buffer | null = null
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    const page = log.subarray(at + 24, at + 24 + pageSize)
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    sum = checksum(page, isBigEndian, checksum(log.subarray(at, at + 8), isBigEndian, sum))
    if (!endsWithSum(log, at + 16, sum)) break
    if (log.readUInt32BE(at) === 1) written = page
    // Only the last frame of a transaction says how large the file is after it.
    if (log.readUInt32BE(at + 4) !== 0) committed = written
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
