import Database from 'better-sqlite3'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { undo, undoState } from '../journal.ts'
import { JOURNALED_TABLES } from '../journaled-tables.ts'
import { openedLibrary, temporaryFolder } from '../library-fixture.ts'
import { listAnnotations } from '../annotations.ts'
import { listDocuments } from '../documents.ts'
import { closeStore } from '../open.ts'
import { verify } from '../verify.ts'
import { LATEST_VERSION, migrate } from './migrate.ts'

type Row = Record<string, unknown>

const fixture = (version: number) =>
  fileURLToPath(new URL(`fixtures/library-${version}.postil`, import.meta.url))
const versions = Array.from({ length: LATEST_VERSION }, (_, index) => index + 1)
const kept = versions.filter((version) => existsSync(fixture(version)))

function copyOf(version: number): string {
  const path = join(temporaryFolder(), 'library.postil')
  copyFileSync(fixture(version), path)
  return path
}

function rowsOf(path: string): Map<string, Row[]> {
  const store = new Database(path, { readonly: true })
  const tables = store
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
  const rows = new Map(
    JOURNALED_TABLES.filter((name) => tables.includes(name)).map((name) => [
      name as string,
      store.prepare<[], Row>(`SELECT * FROM ${name} ORDER BY 1, 2`).all(),
    ]),
  )
  store.close()
  return rows
}

test('a library of the first two versions is kept to open', () => {
  expect(kept).toEqual(expect.arrayContaining([1, 2]))
})

test.each(kept)('a library of version %i comes up to date with every row and every word', (version) => {
  const path = copyOf(version)
  const before = rowsOf(path)
  const { store } = openedLibrary(path)
  expect(store.pragma('user_version', { simple: true })).toBe(LATEST_VERSION)
  for (const [table, rows] of before) {
    const after = store.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY 1, 2`).all()
    expect(after).toEqual(rows.map((row) => expect.objectContaining(row)))
  }
  expect(verify(store).damage).toEqual([])
  expect(listDocuments(store)).toHaveLength(2)
  expect(listDocuments(store).flatMap(({ id }) => listAnnotations(store, id))).toHaveLength(2)
  closeStore(store)
})

test('what could be undone before an update can be undone after it', () => {
  const { store } = openedLibrary(copyOf(1))
  expect(undoState(store).undo).toBe('add claim')
  undo(store)
  expect(store.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(2)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
})

test.each(versions)(
  'the step to version %i is one transaction with its number: cut short, it leaves nothing',
  (version) => {
    const store = new Database(':memory:')
    migrate(store, version - 1)
    const schema = () => store.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
    const before = schema()
    // Something in the way of the very last thing that the step makes: a table, or else the column that it adds.
    const whole = new Database(':memory:')
    migrate(whole, version - 1)
    const columns = () => whole.pragma('table_info(document)') as { name: string }[]
    const names = () =>
      whole
        .prepare<[], string>('SELECT name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid DESC')
        .pluck()
        .all()
    const known = new Set([...names(), ...columns().map(({ name }) => name)])
    migrate(whole, version)
    const last = names().find((name) => !known.has(name))
    const column = columns().find(({ name }) => !known.has(name))?.name ?? ''
    whole.close()
    store.exec(
      last === undefined ? `ALTER TABLE document ADD COLUMN ${column} ANY` : `CREATE TABLE ${last} (x)`,
    )
    expect(() => migrate(store, version)).toThrow()
    store.exec(last === undefined ? `ALTER TABLE document DROP COLUMN ${column}` : `DROP TABLE ${last}`)
    expect(schema()).toEqual(before)
    expect(store.pragma('user_version', { simple: true })).toBe(version - 1)
    migrate(store, version)
    expect(store.pragma('user_version', { simple: true })).toBe(version)
  },
)

test('a library of a newer version is not migrated', () => {
  const store = new Database(':memory:')
  store.pragma(`user_version = ${LATEST_VERSION + 1}`)
  expect(() => migrate(store)).toThrow(`found ${LATEST_VERSION + 1}`)
})

test('before an update there is a moment for a backup, and what fails there leaves the library as it was', async () => {
  const { openStore } = await import('../open.ts')
  const path = copyOf(2)
  const before = rowsOf(path)
  const opened = openStore(path, {
    beforeMigration: (_path, version) => {
      throw Object.assign(new Error(`no room for a backup of version ${version}`), { code: 'ENOSPC' })
    },
  })
  expect(opened.ok ? '' : opened.failure.kind).toBe('disk-full')
  expect(rowsOf(path)).toEqual(before)
})
