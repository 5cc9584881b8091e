import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
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
  if (recordedRecipe(store) !== recipe(store)) rehash(store)
}

/** SHA-256 of a row's image as UTF-8. */
export function imageHash(image: string): Buffer {
  return createHash('sha256').update(image, 'utf8').digest()
}

/** A table whose rows are hashed: its key, and the columns that count. */
export type HashedTable = { name: JournaledTable; keys: readonly string[]; columns: readonly string[] }

/** The tables whose rows are hashed, as this file has them. */
export function hashedTables(store: Database): HashedTable[] {
  return JOURNALED_TABLES.map((name) => {
    const columns = store.pragma(`table_info(${name})`) as { name: string; pk: number }[]
    const skipped = UNJOURNALED_COLUMNS[name] ?? []
    return {
      name,
      keys: columns.filter(({ pk }) => pk > 0).map((column) => column.name),
      columns: columns.map((column) => column.name).filter((column) => !skipped.includes(column)),
    }
  })
}

/** SQL for the key of a row as one string; `side` is a table's name, OLD or NEW. */
export function keyOf({ keys }: HashedTable, side: string): string {
  return keys.map((name) => `${side}.${name}`).join(` || ' ' || `)
}

/** SQL for all that a row says, as JSON. */
export function imageOf({ columns }: HashedTable, side: string): string {
  return `json_array(${columns.map((name) => `${side}.${name}`).join(', ')})`
}

const RECIPE = 'app.integrity'

/** What is hashed, in what order. A new column changes every hash of its table. */
function recipe(store: Database): string {
  return JSON.stringify(hashedTables(store))
}

function recordedRecipe(store: Database): string | null {
  return (
    store.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck().get(RECIPE) ?? null
  )
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
        .run(RECIPE, recipe(store))
    })
    .immediate()
}
