import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCopy } from './check-copy.ts'
import { createAnnotation, listAnnotations } from './annotations.ts'
import { listDocuments } from './documents.ts'
import type { JournaledTable } from './journaled-tables.ts'
import { JOURNALED_TABLES } from './journaled-tables.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  tableContents,
  temporaryFolder,
} from './library-fixture.ts'
import { openCopy } from './open-copy.ts'
import { closeStore, type Store } from './open.ts'
import { salvage } from './salvage.ts'
import { verify } from './verify.ts'
import { outsideSteps } from './journal.ts'

function library(annotations: number): { path: string; rows: Record<string, unknown[]> } {
  const path = join(temporaryFolder(), 'library.postil')
  const opened = openedLibrary(path)
  const document = addedDocument(opened)
  opened.store.pragma('synchronous = OFF')
  for (let index = 0; index < annotations; index += 1) {
    createAnnotation(
      opened.store,
      opened.clock,
      annotationDraft(opened, document, {
        kind: index % 5,
        note: `note ${index} `.repeat(30),
        tags: [`tag ${index % 7}`],
      }),
    )
  }
  const rows = tableContents(opened.store, JOURNALED_TABLES)
  closeStore(opened.store)
  return { path, rows }
}

/** Overwrites pages that belong to a table. */
function destroy(path: string, table: JournaledTable, count: number): void {
  const tool = new Database(path, { readonly: true })
  const pages = tool
    .prepare<[string], number>(
      `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno`,
    )
    .pluck()
    .all(table)
  tool.close()
  const bytes = readFileSync(path)
  for (const page of pages.slice(1, 1 + count)) bytes.fill(0xa5, (page - 1) * 4096, page * 4096)
  writeFileSync(path, bytes)
}

const rowsOf = (store: Store) => tableContents(store, JOURNALED_TABLES)

test('of a library with a lost page every other row is saved, and what was lost has a name', () => {
  const { path, rows } = library(200)
  destroy(path, 'annotation', 1)
  const damaged = readFileSync(path)
  const result = salvage(path, null, Date.UTC(2026, 0, 2))
  expect(result.ok).toBe(true)
  if (!result.ok) return
  const { lost, saved, keptIn } = result.value
  expect(readFileSync(join(keptIn, 'library.postil')).equals(damaged)).toBe(true)
  expect(lost['annotation']?.length).toBeGreaterThan(0)
  expect(lost['annotation']?.length).toBeLessThan(12)
  expect((saved['annotation'] ?? 0) + (lost['annotation']?.length ?? 0)).toBe(200)
  const { store } = openedLibrary(path)
  expect(verify(store).damage).toEqual([])
  for (const row of rowsOf(store)['annotation'] ?? []) expect(rows['annotation']).toContainEqual(row)
  const [document] = listDocuments(store)
  expect(document && listAnnotations(store, document.id).length).toBe(saved['annotation'])
  closeStore(store)
})

test('with a backup beside it, a library with lost pages comes back whole', () => {
  const { path, rows } = library(200)
  const backup = join(temporaryFolder(), 'backup.postil')
  copyFileSync(path, backup)
  destroy(path, 'annotation', 2)
  destroy(path, 'integrity' as JournaledTable, 1)
  const result = salvage(path, backup, Date.UTC(2026, 0, 2))
  expect(result.ok && result.value.lost).toEqual({})
  expect(result.ok && result.value.fromBackup['annotation']).toBeGreaterThan(0)
  const { store } = openedLibrary(path)
  expect(rowsOf(store)).toEqual(rows)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
})

test('what the reader removed since the backup is not brought back from it', () => {
  const { path } = library(30)
  const backup = join(temporaryFolder(), 'backup.postil')
  copyFileSync(path, backup)
  const opened = openedLibrary(path)
  outsideSteps(opened.store, () =>
    opened.store.prepare(`DELETE FROM annotation WHERE note LIKE 'note 3 %'`).run(),
  )
  closeStore(opened.store)
  const result = salvage(path, backup, Date.UTC(2026, 0, 2))
  expect(result.ok && result.value.saved['annotation']).toBe(29)
})

test('annotations whose article is lost are kept, with a stand-in for its text', () => {
  const { path, rows } = library(20)
  const tool = new Database(path)
  tool.exec(
    'PRAGMA foreign_keys = OFF; DELETE FROM revision; DELETE FROM document; DELETE FROM kind; DELETE FROM verdict',
  )
  tool.close()
  const result = salvage(path, null, Date.UTC(2026, 0, 2))
  expect(result.ok && result.value.lost).toMatchObject({
    document: [expect.any(String)],
    revision: [expect.any(String)],
  })
  const { store } = openedLibrary(path)
  expect(verify(store).damage).toEqual([])
  expect(rowsOf(store)['annotation']).toEqual(rows['annotation'])
  const [document] = listDocuments(store)
  expect(document?.title).toBe('Article whose title was lost')
  expect(document && listAnnotations(store, document.id)).toHaveLength(20)
  closeStore(store)
})

test('a file that is no library at all is not salvaged, and stays', () => {
  const path = join(temporaryFolder(), 'library.postil')
  writeFileSync(path, 'Dear diary')
  const result = salvage(path, null, Date.UTC(2026, 0, 2))
  expect(result.ok ? '' : result.failure.kind).toBe('not-a-database')
  expect(readFileSync(path, 'utf8')).toBe('Dear diary')
})

test('a copy can be read, and nothing can be written into it or the library', () => {
  const { path, rows } = library(3)
  const before = readFileSync(path)
  const copy = openCopy(path)
  expect(copy.ok).toBe(true)
  if (!copy.ok) return
  const { library: opened, discard } = copy.value
  expect(rowsOf(opened.store)).toEqual(rows)
  expect(() => addedDocument(opened, 'New.')).toThrow('readonly')
  const folder = dirname(opened.store.name)
  discard()
  expect(existsSync(folder)).toBe(false)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a copy is checked whole, and its annotations are written out', () => {
  const { path } = library(3)
  const json = join(temporaryFolder(), 'a.json')
  expect(checkCopy(path, json)).toEqual({ documents: 1, annotations: 3, damage: [] })
  expect(JSON.parse(readFileSync(json, 'utf8')).documents[0].annotations).toHaveLength(3)
})
