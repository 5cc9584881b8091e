import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { createAnnotation, getAnnotation, removeAnnotations, updateAnnotation } from './annotations.ts'
import { saveReadingPosition } from './documents.ts'
import { recordStep, redo, undo, undoState, watchStore } from './journal.ts'
import {
  annotationDraft,
  libraryWithArticle,
  openedLibrary,
  tableContents,
  temporaryFolder,
} from './library-fixture.ts'
import { closeStore } from './open.ts'

test('reading on is not a step, and survives undo of an edit', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  createAnnotation(store, clock, annotationDraft(opened, document))
  const label = undoState(store).undo
  saveReadingPosition(store, clock, document.id, { offset: 3, pixels: 1.5 })
  expect(undoState(store)).toEqual({ undo: label, redo: null })
})

test('each step is named in the menu, and none is offered where there is none', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(store, clock, annotationDraft(opened, document))
  removeAnnotations(store, clock, [made.id])
  expect(undoState(store)).toEqual({ undo: 'delete highlight', redo: null })
  expect(undo(store)).toEqual({ undo: 'add quote', redo: 'delete highlight' })
  undo(store)
  undo(store)
  expect(undo(store)).toEqual({ undo: null, redo: 'add “China hits back”' })
})

test('a new step clears what could be done again', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(store, clock, annotationDraft(opened, document))
  removeAnnotations(store, clock, [made.id])
  undo(store)
  updateAnnotation(store, clock, made.id, { note: 'new' })
  expect(undoState(store).redo).toBeNull()
})

test('typing in a note is one step; a pause, another note or another kind of change begins a new one', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(store, clock, annotationDraft(opened, document, { note: 'begin' }))
  for (const note of ['a', 'ab', 'abc']) {
    clock.time += 9_000
    updateAnnotation(store, clock, made.id, { note })
  }
  clock.time += 10_001
  updateAnnotation(store, clock, made.id, { note: 'after a pause' })
  undo(store)
  expect(getAnnotation(store, made.id)?.note).toBe('abc')
  undo(store)
  expect(getAnnotation(store, made.id)?.note).toBe('begin')
  redo(store)
  expect(getAnnotation(store, made.id)?.note).toBe('abc')
  updateAnnotation(store, clock, made.id, { note: 'abcd' })
  undo(store)
  expect(getAnnotation(store, made.id)?.note).toBe('abc')
})

test('saying what is there already is no step', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(
    store,
    clock,
    annotationDraft(opened, document, { note: 'n', tags: ['a', 'b'] }),
  )
  clock.time += 60_000
  const before = tableContents(store)
  const label = undoState(store)
  expect(
    updateAnnotation(store, clock, made.id, { note: 'n', tags: ['a', 'b'], kindId: made.kindId }),
  ).toEqual(made)
  expect(removeAnnotations(store, clock, ['01000000000000000000000000' as AnnotationId])).toBe(0)
  expect(undoState(store)).toEqual(label)
  expect(tableContents(store)).toEqual(before)
})

test('a step that fails leaves nothing, neither rows nor a step nor a notice', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(store, clock, annotationDraft(opened, document))
  removeAnnotations(store, clock, [made.id])
  undo(store)
  const everything = [...Object.keys(tableContents(store)), 'undo_step', 'undo_change', 'setting']
  const before = tableContents(store, everything)
  let notices = 0
  watchStore(store, () => (notices += 1))
  expect(() =>
    recordStep(store, { label: 'half', now: clock.now() }, () => {
      store.prepare('UPDATE annotation SET note = ?').run('half')
      store.prepare('DELETE FROM annotation_tag').run()
      throw new Error('in the middle')
    }),
  ).toThrow('in the middle')
  expect(() =>
    createAnnotation(
      store,
      clock,
      annotationDraft(opened, document, { kindId: '01000000000000000000000000' as never }),
    ),
  ).toThrow('FOREIGN KEY')
  expect(tableContents(store, everything)).toEqual(before)
  expect(notices).toBe(0)
  removeAnnotations(store, clock, [made.id])
  expect(notices).toBe(1)
})

test('a listener that fails does not make a saved step look as if it had failed', async () => {
  const { store, clock, document, opened } = libraryWithArticle()
  const thrown: unknown[] = []
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.once('uncaughtException', (error) => thrown.push(error))
  watchStore(store, () => {
    throw new Error('deaf')
  })
  const made = createAnnotation(store, clock, annotationDraft(opened, document))
  await new Promise((resolve) => setImmediate(resolve))
  for (const listener of before) process.on('uncaughtException', listener)
  expect(getAnnotation(store, made.id)).toEqual(made)
  expect(thrown).toEqual([new Error('deaf')])
})

test('an old library forgets its oldest steps, and keeps the last two thousand', () => {
  const path = join(temporaryFolder(), 'library.postil')
  let { store } = openedLibrary(path)
  const insert = store.prepare(`INSERT INTO undo_step (label, created_at) VALUES (?, 1)`)
  store.transaction(() => {
    for (let step = 1; step <= 2_100; step += 1) insert.run(`step ${step}`)
  })()
  closeStore(store)
  store = openedLibrary(path).store
  expect(
    store.prepare('SELECT count(*) AS count, min(label) AS first FROM undo_step WHERE id < 2000').get(),
  ).toEqual({ count: 1899, first: 'step 1000' })
  expect(store.prepare('SELECT count(*) FROM undo_step').pluck().get()).toBe(2_000)
  closeStore(store)
})
