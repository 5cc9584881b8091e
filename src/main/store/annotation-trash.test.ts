import { expect, test } from 'vitest'
import { deletedAnnotations, restoreAnnotations } from './annotation-trash.ts'
import { createAnnotation, listAnnotations, removeAnnotations } from './annotations.ts'
import { redo, undo, undoState } from './journal.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  temporaryFolder,
  testClock,
} from './library-fixture.ts'
import { closeStore } from './open.ts'
import { removeDocuments } from './shelf.ts'

function library(path?: string) {
  const clock = testClock()
  const opened = openedLibrary(path, clock)
  const document = addedDocument(opened, 'China hits back.')
  const other = addedDocument(opened, 'Another article.')
  const highlight = (note: string, of = document) =>
    createAnnotation(opened.store, clock, annotationDraft(opened, of, { note, tags: ['trade'] }))
  return { ...opened, clock, document, other, highlight }
}

test('the trash lists what was deleted, the last first, with its note, tags and article', () => {
  const { store, clock, document, other, highlight } = library()
  const [first, second, kept] = [highlight('first'), highlight('second', other), highlight('kept')]
  removeAnnotations(store, clock, [first.id])
  clock.time += 1_000
  removeAnnotations(store, clock, [second.id])
  expect(deletedAnnotations(store, null)).toMatchObject([
    { id: second.id, note: 'second', documentTitle: 'China hits back', deletedAt: clock.time },
    { id: first.id, note: 'first', quote: 'China', tags: ['trade'], deletedAt: clock.time - 1_000 },
  ])
  expect(deletedAnnotations(store, document.id).map(({ id }) => id)).toEqual([first.id])
  expect(listAnnotations(store, document.id)).toEqual([kept])
})

test('what is restored is what was deleted; that can be undone, and done again', () => {
  const { store, clock, document, highlight } = library()
  const made = [highlight('a'), highlight('b')]
  const ids = made.map(({ id }) => id)
  removeAnnotations(store, clock, ids)
  expect(restoreAnnotations(store, clock, ids)).toBe(2)
  expect(restoreAnnotations(store, clock, ids)).toBe(0)
  expect(listAnnotations(store, document.id)).toEqual(made)
  expect(undoState(store).undo).toBe('restore 2 highlights')
  undo(store)
  expect(deletedAnnotations(store, null)).toHaveLength(2)
  redo(store)
  expect(listAnnotations(store, document.id)).toEqual(made)
})

test('highlights of an article in the trash come back with it, and are not listed on their own', () => {
  const { store, clock, other, highlight } = library()
  removeAnnotations(store, clock, [highlight('gone', other).id])
  removeDocuments(store, clock, [other.id])
  expect(deletedAnnotations(store, null)).toEqual([])
  undo(store)
  expect(deletedAnnotations(store, null)).toHaveLength(1)
})

test.each([
  ['a month later', 31 * 86_400_000],
  ['ten years later', 3_653 * 86_400_000],
  ['with a clock that was set back a year', -366 * 86_400_000],
])('what was deleted is still there after a restart %s', (_when, passed) => {
  const path = `${temporaryFolder()}/library.postil`
  const first = library(path)
  const gone = first.highlight('of lasting worth')
  removeAnnotations(first.store, first.clock, [gone.id])
  closeStore(first.store)
  const clock = testClock()
  clock.time = first.clock.time + passed
  const { store } = openedLibrary(path, clock)
  expect(deletedAnnotations(store, null).map(({ note }) => note)).toEqual(['of lasting worth'])
  expect(restoreAnnotations(store, clock, [gone.id])).toBe(1)
  expect(listAnnotations(store, first.document.id)).toEqual([gone])
  closeStore(store)
})
