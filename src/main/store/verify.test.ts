import Database from 'better-sqlite3'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations, updateAnnotation } from './annotations.ts'
import { saveReadingPosition } from './documents.ts'
import { undo } from './journal.ts'
import { addedDocument, annotationDraft, openedLibrary, temporaryFolder } from './library-fixture.ts'
import { closeStore } from './open.ts'
import { isOnlyIndexes, rebuildIndexes, verify } from './verify.ts'

/** A closed library with 60 annotations, and where it is. */
function library(): string {
  const path = join(temporaryFolder(), 'library.postil')
  const opened = openedLibrary(path)
  const document = addedDocument(opened)
  for (let index = 0; index < 60; index += 1) {
    createAnnotation(
      opened.store,
      opened.clock,
      annotationDraft(opened, document, { note: `note ${index} `.repeat(20), tags: [`tag ${index}`] }),
    )
  }
  closeStore(opened.store)
  return path
}

/** The library with `change` made by another program. */
function changedBehindOurBack(change: string): ReturnType<typeof verify> {
  const path = library()
  const tool = new Database(path)
  tool.exec(`PRAGMA foreign_keys = OFF; ${change}`)
  tool.close()
  const { store } = openedLibrary(path)
  const found = verify(store)
  closeStore(store)
  return found
}

test('a library in which everything was done is whole, and its rows are counted', () => {
  const opened = openedLibrary()
  const { store, clock } = opened
  const document = addedDocument(opened)
  const made = createAnnotation(
    store,
    clock,
    annotationDraft(opened, document, { kind: 0, tags: ['a'], note: '\u0000 שלום' }),
  )
  updateAnnotation(store, clock, made.id, { note: 'b', tags: ['c'] })
  saveReadingPosition(store, clock, document.id, { offset: 1, pixels: 0.1 })
  removeAnnotations(store, clock, [made.id])
  undo(store)
  expect(verify(store)).toEqual({
    damage: [],
    rows: {
      document: 1,
      revision: 1,
      kind: 5,
      annotation: 1,
      tag: 2,
      annotation_tag: 1,
      document_tag: 0,
      speaker: 0,
      verdict: 6,
      claim: 1,
      dismissal: 0,
      detached: 0,
      evidence: 0,
    },
  })
})

test('a row that another program changed, removed or added is named', () => {
  const damage = changedBehindOurBack(`
    UPDATE annotation SET note = 'forged' WHERE rowid = 3;
    DELETE FROM annotation_tag WHERE annotation_id = (SELECT id FROM annotation WHERE rowid = 4);
    INSERT INTO tag VALUES ('01ABCDEFGHJKMNPQRSTVWXYZ01', 'smuggled')`).damage
  expect(damage).toEqual([
    { kind: 'row', table: 'annotation', key: expect.any(String), state: 'changed' },
    { kind: 'row', table: 'tag', key: '01ABCDEFGHJKMNPQRSTVWXYZ01', state: 'unknown' },
    { kind: 'row', table: 'annotation_tag', key: expect.any(String), state: 'missing' },
  ])
})

test('a reference to nowhere is found', () => {
  const { damage } = changedBehindOurBack(`DELETE FROM tag WHERE name = 'tag 7'`)
  expect(damage).toContainEqual({ kind: 'reference', table: 'annotation_tag', rowid: null, parent: 'tag' })
  expect(damage).toContainEqual({ kind: 'row', table: 'tag', key: expect.any(String), state: 'missing' })
})

test('one letter of a note that is altered on the disk is found, though SQLite finds nothing', () => {
  const path = library()
  const bytes = readFileSync(path)
  // Search keeps a copy of the note: whichever comes first in the file, both are altered.
  for (let at = bytes.indexOf('note 31 note 31'); at !== -1; at = bytes.indexOf('note 31 note 31', at)) {
    bytes.write('X', at + 10)
  }
  writeFileSync(path, bytes)
  const { store } = openedLibrary(path)
  expect(store.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(verify(store).damage.filter(({ kind }) => kind === 'row')).toEqual([
    { kind: 'row', table: 'annotation', key: expect.any(String), state: 'changed' },
  ])
  closeStore(store)
})

test('a damaged index is told from lost data, and built anew', () => {
  const path = library()
  const tool = new Database(path)
  tool.unsafeMode()
  const page =
    tool
      .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_by_kind'`)
      .pluck()
      .get() ?? 0
  tool.close()
  const bytes = readFileSync(path)
  // Two cells change places: the order of the index is broken, its rows are all there.
  const start = (page - 1) * 4096
  const [one, two] = [bytes.readUInt16BE(start + 8), bytes.readUInt16BE(start + 10)]
  bytes.writeUInt16BE(two, start + 8)
  bytes.writeUInt16BE(one, start + 10)
  writeFileSync(path, bytes)
  const { store } = openedLibrary(path)
  const { damage } = verify(store)
  expect(isOnlyIndexes(damage)).toBe(true)
  rebuildIndexes(store)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
})

test('a full-text index that drifted from its text is found at rank 1, and built anew', () => {
  const { store } = openedLibrary()
  store.exec(`
    CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT);
    CREATE VIRTUAL TABLE words_fts USING fts5 (text, content = 'words', content_rowid = 'id');
    INSERT INTO words VALUES (1, 'first'), (2, 'second');
    INSERT INTO words_fts (rowid, text) VALUES (1, 'first'), (2, 'another')`)
  expect(verify(store).damage).toEqual([{ kind: 'index', name: 'words_fts', detail: expect.any(String) }])
  rebuildIndexes(store)
  expect(verify(store).damage).toEqual([])
})

test('a lost page is reported, and what can still be read is still read', () => {
  const path = library()
  const intact = copyOf(path)
  const bytes = readFileSync(path)
  const at = bytes.indexOf('note 31 note 31')
  bytes.fill(0, at - (at % 4096), at - (at % 4096) + 4096)
  writeFileSync(path, bytes)
  const { store } = openedLibrary(path)
  const { damage, rows } = verify(store)
  expect(damage.some(({ kind }) => kind === 'structure' || kind === 'unreadable')).toBe(true)
  expect(rows.document).toBe(1)
  store.close()
  expect(verify(openedLibrary(intact).store).damage).toEqual([])
})

function copyOf(path: string): string {
  const copy = join(temporaryFolder(), 'library.postil')
  copyFileSync(path, copy)
  return copy
}
