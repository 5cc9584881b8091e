import { PAGE_SIZE, type PageFile } from './page-file.ts'
import { readRecord, readVarint, type StoredValue } from './record.ts'

/** A row as it lies on a page: of a table by number, or of an index or a table without numbers (`rowid` is null). */
export type PageRow = { rowid: bigint | null; values: StoredValue[] }

/** The kinds of pages that hold rows. https://www.sqlite.org/fileformat.html#b_tree_pages */
const TABLE_LEAF = 0x0d
const INDEX_LEAF = 0x0a
const INDEX_INTERIOR = 0x02

/**
 * Every row that lies whole on a page, and on those that it runs over to, by whatever tree; what is no page of rows has none.
 * Reads nothing but the page itself: neither the first page nor any other needs to be sound.
 */
export function rowsOnPage(file: PageFile, page: number): PageRow[] {
  const bytes = file.read(page)
  if (bytes === null) return []
  const start = page === 1 ? 100 : 0
  const kind = bytes[start]
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INTERIOR) return []
  const cells = bytes.readUInt16BE(start + 3)
  const pointersAt = start + (kind === INDEX_INTERIOR ? 12 : 8)
  if (pointersAt + cells * 2 > PAGE_SIZE) return []
  const rows: PageRow[] = []
  for (let index = 0; index < cells; index += 1) {
    const row = readCell(file, bytes, bytes.readUInt16BE(pointersAt + index * 2), kind)
    if (row !== null) rows.push(row)
  }
  return rows
}

function readCell(file: PageFile, bytes: Buffer, cell: number, kind: number): PageRow | null {
  const size = readVarint(bytes, kind === INDEX_INTERIOR ? cell + 4 : cell)
  if (size === null || size.value > BigInt(file.pages * PAGE_SIZE)) return null
  const rowid = kind === TABLE_LEAF ? readVarint(bytes, size.next) : null
  if (kind === TABLE_LEAF && rowid === null) return null
  const at = rowid === null ? size.next : rowid.next
  const payload = readPayload(file, bytes, at, Number(size.value), kind === TABLE_LEAF)
  const values = payload === null ? null : readRecord(payload)
  return values === null ? null : { rowid: rowid === null ? null : rowid.value, values }
}

/** A payload with what of it lies on other pages; null when one of them is gone. */
function readPayload(
  file: PageFile,
  bytes: Buffer,
  at: number,
  size: number,
  isTable: boolean,
): Buffer | null {
  const local = localSize(size, isTable)
  if (at + local + (local < size ? 4 : 0) > PAGE_SIZE) return null
  const parts = [bytes.subarray(at, at + local)]
  let left = size - local
  let next = left > 0 ? bytes.readUInt32BE(at + local) : 0
  while (left > 0) {
    const page = file.read(next)
    if (page === null) return null
    const part = page.subarray(4, 4 + Math.min(left, PAGE_SIZE - 4))
    parts.push(part)
    left -= part.length
    next = page.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

/** How much of a payload lies on the page of its cell. https://www.sqlite.org/fileformat.html#cell_payload_overflow_pages */
function localSize(size: number, isTable: boolean): number {
  const most = isTable ? PAGE_SIZE - 35 : Math.floor(((PAGE_SIZE - 12) * 64) / 255) - 23
  if (size <= most) return size
  const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23
  const fitted = least + ((size - least) % (PAGE_SIZE - 4))
  return fitted <= most ? fitted : least
}
