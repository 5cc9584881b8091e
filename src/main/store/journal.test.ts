import fc from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createAnnotation,
  getAnnotation,
  listAnnotations,
  removeAnnotations,
  updateAnnotation,
} from './annotations.ts'
import { createDocument, listDocuments, saveReadingPosition } from './documents.ts'
import { recordStep, redo, undo, undoState } from './journal.ts'
import {
  addedDocument,
  annotationDraft,
  documentDraft,
  libraryWithArticle,
  openedLibrary,
  tableContents,
  temporaryFolder,
  testClock,
  type TestClock,
} from './library-fixture.ts'
import { listKinds } from './kinds.ts'
import { closeStore, type Store } from './open.ts'
import { verify } from './verify.ts'

const AWKWARD = [
  'a\u0000b',
  'שלום \u202Eabc\u202C',
  '👩‍👩‍👧🏳️‍🌈',
  'e\u0301 é',
  '\uFEFFbom',
  '"quotes" \\ and \n lines\t',
  '\u2028\u2029',
  "'; DROP TABLE annotation; --",
]

test.each(AWKWARD)('deleting, taking back and doing again keeps every character of %j', (text) => {
  const { store, clock, document, opened } = libraryWithArticle()
  const made = createAnnotation(
    store,
    clock,
    annotationDraft(opened, document, {
      selectors: {
        quote: { type: 'TextQuoteSelector', exact: text, prefix: text, suffix: text },
        position: null,
      },
      note: text,
      tags: [text.trim() || 'blank'],
    }),
  )
  const before = tableContents(store)
  removeAnnotations(store, clock, [made.id])
  const removed = tableContents(store)
  undo(store)
  expect(tableContents(store)).toEqual(before)
  expect(getAnnotation(store, made.id)).toEqual(made)
  redo(store)
  expect(tableContents(store)).toEqual(removed)
  undo(store)
  undo(store)
  expect(listAnnotations(store, document.id)).toEqual([])
  redo(store)
  expect(getAnnotation(store, made.id)).toEqual(made)
  expect(verify(store).damage).toEqual([])
})

test('a document that is taken back and added again comes with its text and its reading position', () => {
  const { store, clock, document } = libraryWithArticle()
  saveReadingPosition(store, clock, document.id, { offset: 7, pixels: -0.1234567890123456 })
  const before = tableContents(store)
  undo(store)
  expect(listDocuments(store)).toEqual([])
  redo(store)
  expect(tableContents(store)).toEqual(before)
})

test('steps survive closing and opening, to be taken back and done again', () => {
  const path = join(temporaryFolder(), 'library.postil')
  const clock = testClock()
  let opened = openedLibrary(path, clock)
  const document = addedDocument(opened)
  const first = createAnnotation(opened.store, clock, annotationDraft(opened, document, { tags: ['one'] }))
  const before = tableContents(opened.store)
  removeAnnotations(opened.store, clock, [first.id])
  const after = tableContents(opened.store)
  closeStore(opened.store)
  opened = openedLibrary(path, clock)
  expect(undo(opened.store)).toEqual({ undo: 'add quote', redo: 'delete highlight' })
  expect(tableContents(opened.store)).toEqual(before)
  closeStore(opened.store)
  opened = openedLibrary(path, clock)
  redo(opened.store)
  expect(tableContents(opened.store)).toEqual(after)
  closeStore(opened.store)
})

test('removing a row for good takes what hangs on it along, and undo brings it all back', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  createAnnotation(store, clock, annotationDraft(opened, document, { kind: 0, tags: ['a', 'b'] }))
  const before = tableContents(store)
  recordStep(store, { label: 'purge', now: clock.now() }, () => store.prepare('DELETE FROM document').run())
  expect(tableContents(store, ['annotation', 'claim', 'annotation_tag', 'revision'])).toEqual({
    annotation: [],
    claim: [],
    annotation_tag: [],
    revision: [],
  })
  const after = tableContents(store)
  undo(store)
  expect(tableContents(store)).toEqual(before)
  redo(store)
  expect(tableContents(store)).toEqual(after)
  undo(store)
  expect(verify(store).damage).toEqual([])
})

test('names that were exchanged in steps that merge are put back', () => {
  const { store, clock, document, opened } = libraryWithArticle()
  createAnnotation(store, clock, annotationDraft(opened, document, { tags: ['a', 'b'] }))
  const before = tableContents(store)
  const rename = (from: string, to: string) =>
    recordStep(store, { label: 'rename tags', now: clock.now(), mergeKey: 'rename' }, () =>
      store.prepare('UPDATE tag SET name = ? WHERE name = ?').run(to, from),
    )
  rename('a', 'x')
  rename('b', 'a')
  rename('x', 'b')
  undo(store)
  expect(tableContents(store)).toEqual(before)
})

type Operation = (store: Store, clock: TestClock) => void

const word = fc.oneof(
  fc.constantFrom(...AWKWARD.map((text) => text.trim() || 'blank')),
  fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => text.trim().toWellFormed() || 'x'),
)
const pick = <Item>(items: readonly Item[], at: number): Item | undefined =>
  items[at % Math.max(items.length, 1)]

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(word, fc.nat()).map(([text, unique]): Operation => (store, clock) => {
    createDocument(store, clock, documentDraft(`${text} ${unique}`))
  }),
  fc
    .tuple(fc.nat(), fc.nat(), word, fc.uniqueArray(word, { maxLength: 3 }), word)
    .map(([at, kind, exact, tags, note]): Operation => (store, clock) => {
      const document = pick(listDocuments(store), at)
      const chosen = pick(listKinds(store), kind)
      if (document === undefined || chosen === undefined) return
      createAnnotation(store, clock, {
        documentId: document.id,
        revisionId: document.revisionId,
        kindId: chosen.id,
        note,
        tags,
        selectors: { quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }, position: null },
      })
    }),
  fc
    .tuple(
      fc.nat(),
      fc.nat(),
      fc.record({ note: word, tags: fc.uniqueArray(word, { maxLength: 3 }) }, { requiredKeys: [] }),
      fc.option(fc.nat()),
    )
    .map(([at, which, patch, kind]): Operation => (store, clock) => {
      const document = pick(listDocuments(store), at)
      const annotation = document && pick(listAnnotations(store, document.id), which)
      const chosen = kind === null ? undefined : pick(listKinds(store), kind)
      if (annotation === undefined) return
      updateAnnotation(store, clock, annotation.id, { ...patch, ...(chosen ? { kindId: chosen.id } : {}) })
    }),
  fc.tuple(fc.nat(), fc.nat(4)).map(([at, count]): Operation => (store, clock) => {
    const document = pick(listDocuments(store), at)
    if (document === undefined) return
    removeAnnotations(
      store,
      clock,
      listAnnotations(store, document.id)
        .slice(0, count)
        .map(({ id }) => id),
    )
  }),
  fc.nat().map((at): Operation => (store, clock) => {
    const document = pick(listDocuments(store), at)
    if (document === undefined) return
    recordStep(store, { label: 'purge', now: clock.now() }, () =>
      store.prepare('DELETE FROM document WHERE id = ?').run(document.id),
    )
  }),
  fc.integer({ min: -20_000, max: 20_000 }).map((pause): Operation => (_store, clock) => {
    clock.time += pause
  }),
  fc.constant<Operation>((store) => void undo(store)),
  fc.constant<Operation>((store) => void redo(store)),
)

test('whatever was done: undo of everything is the library as it began, redo of everything is where it ended', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 25 }), (operations) => {
      const clock = testClock()
      const { store } = openedLibrary(':memory:', clock)
      const begin = tableContents(store)
      for (const run of operations) run(store, clock)
      while (undoState(store).redo !== null) redo(store)
      const end = tableContents(store)
      const labels: (string | null)[] = []
      while (undoState(store).undo !== null) {
        labels.push(undoState(store).undo)
        undo(store)
      }
      expect(tableContents(store)).toEqual(begin)
      expect(verify(store).damage).toEqual([])
      for (const label of labels.toReversed()) {
        expect(undoState(store).redo).toBe(label)
        redo(store)
      }
      expect(tableContents(store)).toEqual(end)
      expect(verify(store).damage).toEqual([])
      store.close()
    }),
    { numRuns: 60 },
  )
})
