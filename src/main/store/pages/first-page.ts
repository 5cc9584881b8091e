import Database from 'better-sqlite3'
import { closeSync, openSync, writeSync } from 'node:fs'
import { APPLICATION_ID } from '../application-id.ts'
import { LATEST_VERSION, migrate } from '../migrations/migrate.ts'
import { PAGE_SIZE, PageFile } from './page-file.ts'
import { rowsOnPage, type PageRow } from './page-rows.ts'

const INTERIOR = 0x05
const HEADER = 100

/** A page with rows of the schema: where it is, and what they say. */
type SchemaPage = { page: number; rows: PageRow[] }

/**
 * Gives a database file, which must have no write-ahead log, a first page made from what its other pages say: the list of its
 * tables lies on them, and the header of a library is known. Answers whether that was possible; what the file held before
 * on its first page is gone then. Rows are not touched.
 */
export function rebuildFirstPage(path: string): boolean {
  const file = new PageFile(path)
  let made: Buffer | null
  try {
    made = makeFirstPage(file)
  } finally {
    file.close()
  }
  if (made === null) return false
  const handle = openSync(path, 'r+')
  try {
    writeSync(handle, made, 0, PAGE_SIZE, 0)
  } finally {
    closeSync(handle)
  }
  return true
}

function makeFirstPage(file: PageFile): Buffer | null {
  const first = file.read(1)
  if (first === null) return null
  const own = rowsOnPage(file, 1).filter(isOfSchema)
  const others = schemaPages(file)
  const rows = [...own, ...others.flatMap((each) => each.rows)]
  if (rows.length === 0) return null
  const made = own.length > 0 ? first : treeOver(others)
  if (made === null) return null
  writeHeader(made, file.pages, versionOf(rows))
  return made
}

/** The pages that hold the list of tables, in the order of their rows; of two that hold the same rows the later one is taken. */
function schemaPages(file: PageFile): SchemaPage[] {
  const found: SchemaPage[] = []
  for (let page = 2; page <= file.pages; page += 1) {
    const rows = rowsOnPage(file, page)
    if (rows.length > 0 && rows.every(isOfSchema)) found.push({ page, rows })
  }
  const byFirst = new Map(found.map((each) => [each.rows[0]?.rowid ?? 0n, each]))
  return [...byFirst.values()].toSorted((one, other) =>
    (one.rows[0]?.rowid ?? 0n) < (other.rows[0]?.rowid ?? 0n) ? -1 : 1,
  )
}

const KINDS: ReadonlySet<unknown> = new Set(['table', 'index', 'trigger', 'view'])

function isOfSchema({ rowid, values: [kind, name, table, root, sql, ...more] }: PageRow): boolean {
  return (
    rowid !== null &&
    KINDS.has(kind) &&
    typeof name === 'string' &&
    typeof table === 'string' &&
    (typeof root === 'bigint' || root === null) &&
    (typeof sql === 'string' || sql === null) &&
    more.length === 0
  )
}

/** A page that leads to the pages of a list: their order is that of their last rows. */
function treeOver(pages: readonly SchemaPage[]): Buffer | null {
  const last = pages.at(-1)
  if (last === undefined) return null
  const made = Buffer.alloc(PAGE_SIZE)
  const led = pages.slice(0, -1)
  let contentAt = PAGE_SIZE
  for (const [index, { page, rows }] of led.entries()) {
    const key = varint(rows.at(-1)?.rowid ?? 0n)
    contentAt -= 4 + key.length
    if (contentAt < HEADER + 12 + led.length * 2) return null
    made.writeUInt32BE(page, contentAt)
    key.copy(made, contentAt + 4)
    made.writeUInt16BE(contentAt, HEADER + 12 + index * 2)
  }
  made[HEADER] = INTERIOR
  made.writeUInt16BE(led.length, HEADER + 3)
  made.writeUInt16BE(contentAt, HEADER + 5)
  made.writeUInt32BE(last.page, HEADER + 8)
  return made
}

/** For keys that are not negative, and below 2^35. */
function varint(value: bigint): Buffer {
  const bytes: number[] = []
  for (let left = value; bytes.length === 0 || left > 0n; left >>= 7n)
    bytes.unshift(Number(left & 0x7fn) | (bytes.length === 0 ? 0 : 0x80))
  return Buffer.from(bytes)
}

/** The header as a library has it. Pages that were free are forgotten: nothing is to be written into this file. */
function writeHeader(page: Buffer, pages: number, version: number): void {
  page.fill(0, 0, HEADER)
  page.write('SQLite format 3\0', 0, 'latin1')
  page.writeUInt16BE(PAGE_SIZE, 16)
  // A rollback journal: the log of this file has been merged.
  page[18] = 1
  page[19] = 1
  page[21] = 64
  page[22] = 32
  page[23] = 32
  page.writeUInt32BE(1, 24)
  page.writeUInt32BE(pages, 28)
  page.writeUInt32BE(1, 40)
  page.writeUInt32BE(4, 44)
  page.writeUInt32BE(1, 56)
  page.writeUInt32BE(version, 60)
  page.writeUInt32BE(APPLICATION_ID, 68)
  page.writeUInt32BE(1, 92)
}

/** The newest version that has nothing but what is there: the file's own word for it is lost. */
function versionOf(rows: readonly PageRow[]): number {
  const found = new Set(rows.map(({ values: [, name, , , sql] }) => `${String(name)} ${String(sql)}`))
  for (let version = LATEST_VERSION; version > 1; version -= 1) {
    const store = new Database(':memory:')
    migrate(store, version)
    const own = store
      .prepare<[], { name: string; sql: string | null }>('SELECT name, sql FROM sqlite_schema')
      .all()
    store.close()
    if (own.every(({ name, sql }) => found.has(`${name} ${String(sql)}`))) return version
  }
  return LATEST_VERSION
}
