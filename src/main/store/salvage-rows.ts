import { imageHash, imageOf, keyOf, type HashedTable } from './integrity.ts'
import type { Store } from './open.ts'

/** A row that could be read; intact when it is what was written, or when nothing says what that was. */
export type SalvagedRow = {
  state: 'intact' | 'changed'
  values: Record<string, string | number | null | Buffer>
}

type Read = {
  /** Every row that could be read, by key. */
  rows: Map<string, SalvagedRow>
  /** The keys that the hashes know: rows that should be there. */
  written: Set<string>
  /** Whether the table could be read from end to end. */
  isWhole: boolean
}

/**
 * Reads as many rows of a damaged table as there are ways to them: from the beginning until a page can't be read, from
 * the end, by the order of its key, and each row by the key that its hash, or an index, tells.
 */
export function readRows(store: Store, table: HashedTable): Read {
  const { name } = table
  const key = keyOf(table, name)
  const columns = columnsIn(store, table)
  const { hashes, areWhole } = readHashes(store, name)
  const rows = new Map<string, SalvagedRow>()
  if (columns.length === 0) return { rows, written: new Set(hashes.keys()), isWhole: false }
  // An old version lacks columns that are hashed now; its rows can't be compared.
  const canCompare = table.columns.every((column) => columns.includes(column))
  const fields = `${key} AS "row key", ${canCompare ? imageOf(table, name) : 'NULL'} AS "row image", ${columns.join(', ')}`
  const take = (row: Record<string, string | number | null | Buffer>) => {
    const { 'row key': found, 'row image': image, ...values } = row
    if (typeof found !== 'string' || rows.has(found)) return
    const hash = hashes.get(found)
    // A key that none of the hashes knows is itself damaged, unless hashes are lost.
    const isIntact =
      hash === undefined ? !areWhole : typeof image !== 'string' || imageHash(image).equals(hash)
    rows.set(found, { state: isIntact ? 'intact' : 'changed', values })
  }
  const scan = (order: string) =>
    attempt(() => {
      const select = store.prepare<[], Record<string, string | number | null | Buffer>>(
        `SELECT ${fields} FROM ${name} ${order}`,
      )
      for (const row of select.iterate()) take(row)
    })
  const orders = [`NOT INDEXED`, `NOT INDEXED ORDER BY ${rowOrder(store, table)} DESC`]
  const isWhole = scan(orders[0] ?? '')
  if (!isWhole) {
    scan(orders[1] ?? '')
    const wanted = new Set(hashes.keys())
    attempt(() => {
      for (const found of store
        .prepare<[], string>(`SELECT ${key} FROM ${name} ORDER BY ${table.keys.join(', ')}`)
        .pluck()
        .iterate()) {
        wanted.add(found)
      }
    })
    const where = table.keys.map((column) => `${column} = ?`).join(' AND ')
    for (const missing of wanted) {
      if (rows.has(missing)) continue
      attempt(() => {
        const row = store
          .prepare<string[], Record<string, string | number | null | Buffer>>(
            `SELECT ${fields} FROM ${name} WHERE ${where}`,
          )
          .get(...(table.keys.length === 1 ? [missing] : missing.split(' ')))
        if (row !== undefined) take(row)
      })
    }
  }
  return { rows, written: new Set(hashes.keys()), isWhole }
}

/** Columns of the table of today that the damaged file has. */
function columnsIn(store: Store, { name }: HashedTable): string[] {
  let columns: string[] = []
  attempt(() => {
    columns = store.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name)
  })
  return columns
}

function rowOrder(store: Store, { name, keys }: HashedTable): string {
  let hasRowid = true
  attempt(() => {
    hasRowid = store.prepare<[string], number>('SELECT wr FROM pragma_table_list(?)').pluck().get(name) === 0
  })
  return hasRowid
    ? 'rowid'
    : keys
        .map((column) => `${column} DESC`)
        .join(', ')
        .replace(/ DESC$/, '')
}

/** The hashes themselves may lie on a lost page: as many as can be read. */
function readHashes(store: Store, name: string): { hashes: Map<string, Buffer>; areWhole: boolean } {
  const hashes = new Map<string, Buffer>()
  let areWhole = false
  for (const order of ['ASC', 'DESC']) {
    const wasRead = attempt(() => {
      const select = store.prepare<[string], { row_key: string; sha256: Buffer }>(
        `SELECT row_key, sha256 FROM integrity WHERE table_name = ? ORDER BY row_key ${order}`,
      )
      for (const { row_key, sha256 } of select.iterate(name)) hashes.set(row_key, sha256)
    })
    areWhole ||= wasRead && hashes.size > 0
    if (wasRead) break
  }
  return { hashes, areWhole }
}

/** Whether reading came to its end. What SQLite can't read is why one salvages; anything else is thrown on. */
function attempt(read: () => void): boolean {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return false
    throw error
  }
}
