import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations } from './annotations.ts'
import {
  createDocument,
  getDocument,
  getRevision,
  lastReadDocument,
  listDocuments,
  readingPosition,
  saveReadingPosition,
} from './documents.ts'
import { shelfItems } from './shelf.ts'
import { countWords, textHash } from './revisions.ts'
import {
  addedDocument,
  annotationDraft,
  documentDraft,
  openedLibrary,
  tableContents,
  testClock,
} from './library-fixture.ts'

function library() {
  const clock = testClock()
  return { ...openedLibrary(':memory:', clock), clock }
}

test('a stored document is read back as it was sent', () => {
  const { store, clock } = library()
  const draft = documentDraft('Words — “quoted” — שלום 👩‍👩‍👧.\nNext.')
  const { document, isNew } = createDocument(store, clock, draft)
  expect(isNew).toBe(true)
  const stored = getDocument(store, document.id)
  const { html, text, ...metadata } = draft
  expect(stored).toMatchObject({
    ...metadata,
    addedAt: clock.time,
    lastReadAt: null,
    annotationCount: 0,
    wordCount: 4,
  })
  expect(stored?.revision).toEqual({
    id: document.revisionId,
    documentId: document.id,
    createdAt: clock.time,
    html,
    text,
    sha256: textHash(text),
  })
  expect(getRevision(store, document.revisionId)).toEqual(stored?.revision)
})

test('the same text is stored once, and found again', () => {
  const { store, clock } = library()
  const first = createDocument(store, clock, documentDraft())
  const before = tableContents(store)
  expect(createDocument(store, clock, { ...documentDraft(), title: 'Another headline' })).toEqual({
    document: first.document,
    isNew: false,
  })
  expect(tableContents(store)).toEqual(before)
})

test('the last added is listed first, with its live annotations counted', () => {
  const { store, clock } = library()
  const opened = { store, clock }
  const one = addedDocument(opened, 'One.')
  clock.time += 1
  const two = addedDocument(opened, 'Two.')
  const made = createAnnotation(store, clock, annotationDraft(opened, one))
  createAnnotation(store, clock, annotationDraft(opened, one))
  removeAnnotations(store, clock, [made.id])
  expect(listDocuments(store).map(({ id, annotationCount }) => [id, annotationCount])).toEqual([
    [two.id, 0],
    [one.id, 1],
  ])
})

test('the reader comes back to where reading stopped, in the document that was read last', () => {
  const { store, clock } = library()
  const opened = { store, clock }
  const one = addedDocument(opened, 'One.')
  clock.time += 1
  const two = addedDocument(opened, 'Two.')
  expect(lastReadDocument(store)?.id).toBe(two.id)
  expect(readingPosition(store, one.id)).toBeNull()
  saveReadingPosition(store, clock, one.id, { offset: 2, pixels: -3.25 })
  expect(readingPosition(store, one.id)).toEqual({ offset: 2, pixels: -3.25 })
  expect(lastReadDocument(store)?.id).toBe(one.id)
  expect(shelfItems(store, [one.id])[0]?.progress).toBeNull()
  saveReadingPosition(store, clock, one.id, { offset: 4, pixels: 0 }, 0.75)
  saveReadingPosition(store, clock, one.id, { offset: 3, pixels: 0 }, null)
  expect(shelfItems(store, [one.id])[0]?.progress).toBe(0.75)
})

test('what is not there is null', () => {
  const { store } = library()
  expect(lastReadDocument(store)).toBeNull()
  expect(getDocument(store, '01000000000000000000000000' as never)).toBeNull()
  expect(getRevision(store, '01000000000000000000000000' as never)).toBeNull()
})

test('words are counted as Unicode segments them', () => {
  expect([
    countWords('China hits back'),
    countWords(''),
    countWords('— … !'),
    countWords("don't stop"),
  ]).toEqual([3, 0, 0, 2])
  expect(countWords('我们会战斗到底')).toBeGreaterThan(1)
})
