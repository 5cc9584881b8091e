import type { Database } from 'better-sqlite3'
import { hashedTables, hashState, imageHash, imageOf, keyOf, type HashedTable } from './integrity.ts'
import type { JournaledTable } from './journaled-tables.ts'
import { countDrifted, rebuildSearch } from './search-index.ts'

/** One thing that is wrong with a library. */
export type Damage =
  /** A page can't be used; `detail` is SQLite's own sentence. */
  | { kind: 'structure'; detail: string }
  /** An index or a full-text index differs from what it indexes: nothing is lost, and it can be built anew. */
  | { kind: 'index'; name: string | null; detail: string }
  /** A row refers to one that is not there. */
  | { kind: 'reference'; table: string; rowid: number | null; parent: string }
  /** A row is not what was written, is gone, or was written by something else than Postil. */
  | { kind: 'row'; table: JournaledTable; key: string; state: 'changed' | 'missing' | 'unknown' }
  /** A table can't be read to its end. */
  | { kind: 'unreadable'; table: string; detail: string }

/** What a library holds, and what is wrong with it: nothing, when `damage` is empty. */
export type Verification = { rows: Record<JournaledTable, number>; damage: Damage[] }

/** More of a kind are counted as one entry: after a lost page a list of all has no reader. */
const MAX_ENTRIES = 1_000

/**
 * Reads everything and compares it with what was written: SQLite's own check, foreign keys, full-text indexes,
 * and a hash of every row. Changes nothing; a full-text index is only checked on a connection that may write.
 */
export function verify(store: Database): Verification {
  const damage: Damage[] = []
  const attempt = (table: string, read: () => void) => {
    try {
      read()
    } catch (error) {
      damage.push({
        kind: 'unreadable',
        table,
        detail: error instanceof Error ? error.message : String(error),
      })
    }
  }
  attempt('sqlite_schema', () => damage.push(...checkStructure(store)))
  attempt('sqlite_schema', () => damage.push(...checkReferences(store)))
  const rows: Partial<Record<JournaledTable, number>> = {}
  let tables: HashedTable[] = []
  let isHashed = false
  attempt('sqlite_schema', () => (tables = hashedTables(store)))
  attempt('setting', () => {
    const state = hashState(store)
    if (state === 'damaged')
      damage.push({ kind: 'structure', detail: 'the note of what is hashed was altered' })
    isHashed = state === 'current' || state === 'damaged'
  })
  for (const table of tables) {
    rows[table.name] = 0
    attempt(table.name, () => (rows[table.name] = countRows(store, table)))
    if (isHashed) attempt(table.name, () => damage.push(...checkRows(store, table)))
  }
  attempt('sqlite_schema', () => damage.push(...checkFullText(store)))
  return { rows: rows as Record<JournaledTable, number>, damage: damage.slice(0, MAX_ENTRIES) }
}

/** Whether damage is only in indexes, which can be built anew without any loss. */
export function isOnlyIndexes(damage: readonly Damage[]): boolean {
  return damage.length > 0 && damage.every(({ kind }) => kind === 'index')
}

/** Builds every index anew from the rows. Throws what SQLite throws when the rows themselves can't be read. */
export function rebuildIndexes(store: Database): void {
  store.exec('REINDEX')
  const others = fullTextTables(store).filter((name) => !isOfSearch(name))
  if (others.length < fullTextTables(store).length) rebuildSearch(store)
  for (const name of others) store.prepare(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`).run()
}

function checkStructure(store: Database): Damage[] {
  const lines = store.prepare<[], string>(`PRAGMA integrity_check(${MAX_ENTRIES})`).pluck().all()
  return lines
    .filter((line) => line !== 'ok')
    .map((detail) => {
      const index = /(?:missing from|in) index (\S+)/.exec(detail)
      return index === null
        ? { kind: 'structure', detail }
        : { kind: 'index', name: index[1] ?? null, detail }
    })
}

function checkReferences(store: Database): Damage[] {
  return store
    .prepare<[], { table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
    .all()
    .map((row) => ({ kind: 'reference', table: row.table, rowid: row.rowid, parent: row.parent }))
}

function countRows(store: Database, { name }: HashedTable): number {
  // By the table itself: an index may have lost some.
  return store.prepare<[], number>(`SELECT count(*) FROM ${name} NOT INDEXED`).pluck().get() ?? 0
}

function checkRows(store: Database, table: HashedTable): Damage[] {
  const { name } = table
  const written = new Map(
    store
      .prepare<[string], { row_key: string; sha256: Buffer }>(
        'SELECT row_key, sha256 FROM integrity WHERE table_name = ?',
      )
      .all(name)
      .map((row) => [row.row_key, row.sha256]),
  )
  const damage: Damage[] = []
  const rows = store
    .prepare<[], { key: string; image: string }>(
      `SELECT ${keyOf(table, name)} AS key, ${imageOf(table, name)} AS image FROM ${name} NOT INDEXED`,
    )
    .iterate()
  for (const { key, image } of rows) {
    const hash = written.get(key)
    if (hash === undefined) damage.push({ kind: 'row', table: name, key, state: 'unknown' })
    else if (!imageHash(image).equals(hash)) damage.push({ kind: 'row', table: name, key, state: 'changed' })
    written.delete(key)
  }
  for (const key of written.keys()) damage.push({ kind: 'row', table: name, key, state: 'missing' })
  return damage
}

/** Drift between a full-text index and its content shows only at rank 1. https://www.sqlite.org/fts5.html#the_integrity_check_command */
function checkFullText(store: Database): Damage[] {
  if (store.readonly) return []
  const tables = fullTextTables(store)
  const drifted = tables.some(isOfSearch) ? countDrifted(store) : 0
  const entries: Damage[] =
    drifted === 0
      ? []
      : [
          {
            kind: 'index',
            name: 'search_entry',
            detail: `${drifted} search entries differ from what they stand for`,
          },
        ]
  const broken = tables.flatMap((name): Damage[] => {
    try {
      store.prepare(`INSERT INTO ${name} (${name}, rank) VALUES ('integrity-check', 1)`).run()
      return []
    } catch (error) {
      return [{ kind: 'index', name, detail: error instanceof Error ? error.message : String(error) }]
    }
  })
  return [...entries, ...broken]
}

/** Whether a full-text index is one of those that search is made of. */
function isOfSearch(name: string): boolean {
  return name === 'search_word' || name === 'search_piece'
}

function fullTextTables(store: Database): string[] {
  return store
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%USING fts5%'`)
    .pluck()
    .all()
}
