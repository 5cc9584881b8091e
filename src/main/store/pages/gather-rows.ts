import Database from 'better-sqlite3'
import { hashedTables, imageHash } from '../integrity.ts'
import { statement } from '../statements.ts'
import { JOURNALED_TABLES } from '../journaled-tables.ts'
import { LATEST_VERSION, migrate } from '../migrations/migrate.ts'
import { PageFile } from './page-file.ts'
import { rowsOnPage } from './page-rows.ts'
import type { StoredValue } from './record.ts'

/** A table of a library as the pages of a file can be compared with it. */
type Shape = {
  name: string
  columns: readonly { name: string; type: string; fallback: string | null }[]
  /** How many of them a row has at least: those that were added later may not have been written. */
  least: number
  keys: readonly number[]
  /** Whether its rows are numbered, and so lie on pages of tables. */
  isNumbered: boolean
  /** The places of the columns that are hashed; null for what is not the reader's data. */
  hashed: readonly number[] | null
}

/** What is good to have besides the reader's data, where a row shows by itself which table it is of. */
const EXTRAS = ['setting', 'claim_history', 'image', 'revision_image', 'original']

/**
 * Fills a new library, which must have all of its tables, with every row that can be found on the pages of a file, whatever
 * became of its first page and of the list of its tables. A row of the reader's data is known by its hash; one whose hash
 * is lost, by the one table that takes it. Answers how many were found.
 */
export function gatherRows(path: string, into: string): number {
  const target = new Database(into)
  target.pragma('foreign_keys = OFF')
  const file = new PageFile(path)
  try {
    return target.transaction(() => new Gathering(file, target).run())()
  } finally {
    file.close()
    target.close()
  }
}

class Gathering {
  readonly #file: PageFile
  readonly #target: Database.Database
  readonly #shapes: readonly Shape[]
  /** Table and key → hash. */
  readonly #hashes = new Map<string, Buffer>()
  #found = 0

  constructor(file: PageFile, target: Database.Database) {
    this.#file = file
    this.#target = target
    this.#shapes = readShapes(target)
  }

  run(): number {
    this.#eachRow((values) => this.#takeHash(values))
    // A library has hashes. Without any, rows would be taken for what they only look like.
    if (this.#hashes.size === 0) return 0
    this.#eachRow((values, isNumbered) => this.#takeKnown(values, isNumbered))
    this.#eachRow((values, isNumbered, rowid) => this.#takeOther(values, isNumbered, rowid))
    return this.#found
  }

  #eachRow(take: (values: StoredValue[], isNumbered: boolean, rowid: bigint | null) => void): void {
    for (let page = 1; page <= this.#file.pages; page += 1)
      for (const { rowid, values } of rowsOnPage(this.#file, page)) take(values, rowid !== null, rowid)
  }

  #takeHash(values: StoredValue[]): void {
    const [table, key, hash] = values
    if (!isHashRow(values)) return
    this.#hashes.set(`${String(table)} ${String(key)}`, hash as Buffer)
    this.#insert('integrity', ['table_name', 'row_key', 'sha256'], values)
  }

  /** Takes a row that is exactly what a hash says was written. */
  #takeKnown(values: StoredValue[], isNumbered: boolean): void {
    for (const shape of this.#shapes) {
      if (shape.hashed === null || !mayBeOf(shape, values, isNumbered)) continue
      const hash = this.#hashes.get(`${shape.name} ${keyOf(shape, values)}`)
      if (hash === undefined || !this.#isHashed(shape, values, hash)) continue
      if (this.#insertRow(shape, values)) this.#found += 1
      return
    }
  }

  /** Takes a row of which no hash is known, or that was changed, where nothing better was found for it. */
  #takeOther(values: StoredValue[], isNumbered: boolean, rowid: bigint | null): void {
    const able = this.#shapes.filter((shape) => mayBeOf(shape, values, isNumbered))
    const known = able.filter((shape) => this.#hashes.has(`${shape.name} ${keyOf(shape, values)}`))
    for (const shape of known.length > 0 ? known : able) {
      // What a numbered row of history is called by is its number, which is not among its values.
      const row = shape.name === 'claim_history' ? [rowid, ...values.slice(1)] : values
      if (this.#insertRow(shape, row)) {
        this.#found += 1
        return
      }
    }
  }

  /** A row may be of a version that had fewer columns when its hash was made. */
  #isHashed({ columns, hashed, least }: Shape, values: StoredValue[], hash: Buffer): boolean {
    const whole = columns.map(({ fallback }, index) =>
      index < values.length ? 'value' : (fallback ?? 'NULL'),
    )
    for (let count = columns.length; count >= Math.max(least, values.length); count -= 1) {
      const places = (hashed ?? []).filter((index) => index < count)
      const parts = places.map((index) => (whole[index] === 'value' ? '?' : whole[index]))
      const row = statement<StoredValue[], { image: string }>(
        this.#target,
        `SELECT json_array(${parts.join(', ')}) AS image`,
      ).get(...places.filter((index) => index < values.length).map((index) => values[index] ?? null))
      if (row !== undefined && imageHash(row.image).equals(hash)) return true
    }
    return false
  }

  #insertRow({ name, columns }: Shape, values: StoredValue[]): boolean {
    return this.#insert(
      name,
      columns.slice(0, values.length).map((column) => column.name),
      values,
    )
  }

  #insert(table: string, columns: readonly string[], values: StoredValue[]): boolean {
    const places = columns.map(() => '?').join(', ')
    try {
      return (
        statement<StoredValue[]>(
          this.#target,
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`,
        ).run(...values).changes === 1
      )
    } catch (error) {
      // No row of this table, or one that damage has made something else of.
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
        return false
      if (error instanceof Error && /cannot store|malformed JSON/.test(error.message)) return false
      throw error
    }
  }
}

const KNOWN: ReadonlySet<unknown> = new Set(JOURNALED_TABLES)

/** Whether a row is one that keeps the hash of another: what no other program's file has. */
export function isHashRow([table, key, hash, ...more]: StoredValue[]): boolean {
  return (
    KNOWN.has(table) &&
    typeof key === 'string' &&
    Buffer.isBuffer(hash) &&
    hash.length === 32 &&
    more.length === 0
  )
}

function mayBeOf(shape: Shape, values: StoredValue[], isNumbered: boolean): boolean {
  return (
    shape.isNumbered === isNumbered &&
    values.length >= shape.least &&
    values.length <= shape.columns.length &&
    values.every((value, index) => isOfType(value, shape.columns[index]?.type ?? '')) &&
    // An index over two ids looks the same, but for the length of a hash.
    (shape.name !== 'revision_image' || String(values[1]).length === 64)
  )
}

/** A table would turn a number into text, and take for its own what is a row of an index. */
function isOfType(value: StoredValue, type: string): boolean {
  if (value === null) return true
  if (type === 'TEXT') return typeof value === 'string'
  if (type === 'BLOB') return Buffer.isBuffer(value)
  return typeof value === 'bigint' || (type === 'REAL' && typeof value === 'number')
}

function keyOf({ keys }: Shape, values: StoredValue[]): string {
  return keys.map((index) => String(values[index] ?? '')).join(' ')
}

function readShapes(target: Database.Database): Shape[] {
  const hashed = new Map<string, readonly string[]>(
    hashedTables(target).map(({ name, columns }) => [name, columns]),
  )
  const first = columnsAtFirst()
  return [...hashed.keys(), ...EXTRAS].map((name) => {
    const columns = target.pragma(`table_info(${name})`) as {
      name: string
      type: string
      pk: number
      dflt_value: string | null
    }[]
    const isPlain = target.prepare<[string], number>('SELECT wr FROM pragma_table_list(?)').pluck().get(name)
    const counted = hashed.get(name)
    return {
      name,
      columns: columns.map(({ name, type, dflt_value }) => ({ name, type, fallback: dflt_value })),
      least: first.get(name) ?? columns.length,
      keys: columns.flatMap(({ pk }, index) => (pk > 0 ? [index] : [])),
      isNumbered: isPlain === 0,
      hashed:
        counted === undefined
          ? null
          : columns.flatMap((column, index) => (counted.includes(column.name) ? [index] : [])),
    }
  })
}

/** How many columns each table was made with: rows from before others were added to it end there. */
function columnsAtFirst(): ReadonlyMap<string, number> {
  const store = new Database(':memory:')
  try {
    const first = new Map<string, number>()
    const counts = store.prepare<[], { name: string; columns: number }>(
      `SELECT name, (SELECT count(*) FROM pragma_table_info(name)) AS columns FROM sqlite_schema WHERE type = 'table'`,
    )
    for (let version = 1; version <= LATEST_VERSION; version += 1) {
      migrate(store, version)
      for (const { name, columns } of counts.all()) if (!first.has(name)) first.set(name, columns)
    }
    return first
  } finally {
    store.close()
  }
}
