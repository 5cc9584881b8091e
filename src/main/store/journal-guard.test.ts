import { expect, test } from 'vitest'
import { createAnnotation } from './annotations.ts'
import { outsideSteps, recordStep, undo, undoState } from './journal.ts'
import { JOURNALED_TABLES, UNJOURNALED_COLUMNS } from './journaled-tables.ts'
import { annotationDraft, libraryWithArticle, openedLibrary, tableContents } from './library-fixture.ts'
import type { Store } from './open.ts'

const REFUSED = /only be changed in a step/

/** A row of any table: what its columns hold does not matter, as neither checks nor references are kept. */
function insertAnything(store: Store, table: string): void {
  const columns = store.pragma(`table_info(${table})`) as { name: string; type: string }[]
  const values = columns.map(({ type }) => (type === 'TEXT' ? `'anything'` : type === 'BLOB' ? `x'00'` : '1'))
  store.exec(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`,
  )
}

test.each(JOURNALED_TABLES)(
  'nothing of %s can be added, changed or removed but in a step that can be taken back',
  (table) => {
    const { store } = openedLibrary()
    store.pragma('foreign_keys = OFF')
    store.pragma('ignore_check_constraints = ON')
    const columns = store.pragma(`table_info(${table})`) as { name: string; pk: number }[]
    const skipped = UNJOURNALED_COLUMNS[table] ?? []
    const changed = columns.find(({ name, pk }) => pk === 0 && !skipped.includes(name)) ?? columns[0]
    const attempts = {
      add: () => insertAnything(store, table),
      change: () => store.exec(`UPDATE ${table} SET ${changed?.name} = '2'`),
      remove: () => store.exec(`DELETE FROM ${table}`),
    }
    const empty = tableContents(store)
    expect(attempts.add).toThrow(REFUSED)
    expect(tableContents(store)).toEqual(empty)
    outsideSteps(store, attempts.add)
    const full = tableContents(store)
    expect(attempts.change).toThrow(REFUSED)
    expect(attempts.remove).toThrow(REFUSED)
    expect(tableContents(store)).toEqual(full)
    expect(undoState(store).undo).toBeNull()
    recordStep(store, { label: 'change it', now: 1 }, attempts.change)
    recordStep(store, { label: 'remove it', now: 1 }, attempts.remove)
    undo(store)
    undo(store)
    expect(tableContents(store)).toEqual(full)
  },
)

test('after work that fails, in a step or outside of any, nothing can be changed as little as before', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  createAnnotation(store, clock, annotationDraft(opened, document))
  const fail = () => {
    store.exec(`UPDATE annotation SET note = 'half'`)
    throw new Error('in the middle')
  }
  const before = tableContents(store)
  expect(() => recordStep(store, { label: 'half', now: 1 }, fail)).toThrow('in the middle')
  expect(() => outsideSteps(store, fail)).toThrow('in the middle')
  expect(() => store.exec(`UPDATE annotation SET note = 'smuggled'`)).toThrow(REFUSED)
  expect(tableContents(store)).toEqual(before)
})
