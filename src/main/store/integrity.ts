import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { JOURNALED_TABLES, UNJOURNALED_COLUMNS, type JournaledTable } from './journaled-tables.ts'

/**
 * For every row of the reader's data, the SHA-256 of what it says is kept in a table of its own: SQLite notices
 * 11 % of flipped bytes by itself, and with these hashes nearly all that matter. As the hashes lie on other pages
 * than the rows, a lost page can't take both, and what is lost has a name.
 *
 * Triggers write them, made from the schema when the library is opened, as the journal's are.
 */
export function installIntegrity(store: Database): void {
  store.function('row_sha256', { deterministic: true }, (image: unknown) => imageHash(String(image)))
  for (const table of hashedTables(store)) {
    // Keys are ids, and never change.
    const write = `BEGIN
      INSERT INTO integrity (table_name, row_key, sha256)
        VALUES ('${table.name}', ${keyOf(table, 'NEW')}, row_sha256(${imageOf(table, 'NEW')}))
        ON CONFLICT (table_name, row_key) DO UPDATE SET sha256 = excluded.sha256; END`
    const remove = `BEGIN
      DELETE FROM integrity WHERE table_name = '${table.name}' AND row_key = ${keyOf(table, 'OLD')}; END`
    store.exec(`
      CREATE TEMP TRIGGER integrity_${table.name}_insert AFTER INSERT ON main.${table.name} ${write};
      CREATE TEMP TRIGGER integrity_${table.name}_update AFTER UPDATE OF ${table.columns.join(', ')} ON main.${table.name} ${write};
      CREATE TEMP TRIGGER integrity_${table.name}_delete AFTER DELETE ON main.${table.name} ${remove};
    `)
  }
  const recorded = hashState(store)
  if (recorded === 'absent' || recorded === 'other') rehash(store)
}

/** SHA-256 of a row's image as UTF-8. */
export function imageHash(image: string): Buffer {
  return createHash('sha256').update(image, 'utf8').digest()
}

/** A table whose rows are hashed: its key, and the columns that count. */
export type HashedTable = { name: JournaledTable; keys: readonly string[]; columns: readonly string[] }

/** The tables whose rows are hashed, as this file has them; one that an old version has not yet is left out. */
export function hashedTables(store: Database): HashedTable[] {
  return JOURNALED_TABLES.map((name) => {
    const columns = store.pragma(`table_info(${name})`) as { name: string; pk: number }[]
    const skipped = UNJOURNALED_COLUMNS[name] ?? []
    return {
      name,
      keys: columns.filter(({ pk }) => pk > 0).map((column) => column.name),
      columns: columns.map((column) => column.name).filter((column) => !skipped.includes(column)),
    }
  }).filter(({ columns }) => columns.length > 0)
}

/**
 * Whether this file has hashes of its rows: none yet, of the columns that it has, of others (its schema has changed
 * since), or a note about them that is not what was written, which must never lead to hashing anew what is damaged.
 */
export function hashState(store: Database): 'absent' | 'current' | 'other' | 'damaged' {
  const table = store.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'integrity'`).get()
  if (table === undefined) return 'absent'
  const note = store.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck().get(NOTE)
  if (note === undefined) {
    return store.prepare('SELECT 1 FROM integrity LIMIT 1').get() === undefined ? 'absent' : 'damaged'
  }
  if (note === noteOf(recipe(store))) return 'current'
  const read = z.tuple([z.string(), z.string()]).safeParse(parseJson(note))
  return read.success && note === noteOf(read.data[0]) ? 'other' : 'damaged'
}

/** SQL for the key of a row as one string; `side` is a table's name, OLD or NEW. */
export function keyOf({ keys }: HashedTable, side: string): string {
  return keys.map((name) => `${side}.${name}`).join(` || ' ' || `)
}

/** SQL for all that a row says, as JSON. */
export function imageOf({ columns }: HashedTable, side: string): string {
  return `json_array(${columns.map((name) => `${side}.${name}`).join(', ')})`
}

/** The setting that says what is hashed. */
const NOTE = 'app.integrity'

/** What is hashed, in what order. A new column changes every hash of its table. */
function recipe(store: Database): string {
  return JSON.stringify(hashedTables(store))
}

/** A recipe with its own hash, so that a damaged one is not taken for another. */
function noteOf(recipe: string): string {
  return JSON.stringify([recipe, imageHash(recipe).toString('hex')])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Hashes every row anew, after the schema changed. Its caller has seen to a verified backup of what was there. */
function rehash(store: Database): void {
  store
    .transaction(() => {
      store.prepare('DELETE FROM integrity').run()
      for (const table of hashedTables(store)) {
        store
          .prepare(
            `INSERT INTO integrity (table_name, row_key, sha256)
             SELECT '${table.name}', ${keyOf(table, table.name)}, row_sha256(${imageOf(table, table.name)}) FROM ${table.name}`,
          )
          .run()
      }
      store
        .prepare(
          'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        )
        .run(NOTE, noteOf(recipe(store)))
    })
    .immediate()
}
