import { expect, test } from 'vitest'
import type { KindId, RevisionId } from '../../shared/model/ids.ts'
import {
  createAnnotation,
  createAnnotations,
  documentsOfAnnotations,
  getAnnotation,
  getAnnotations,
  listAnnotations,
  removeAnnotations,
  updateAnnotation,
} from './annotations.ts'
import { addedDocument, annotationDraft, openedLibrary, tableContents, testClock } from './library-fixture.ts'
import { undo } from './journal.ts'

function library() {
  const clock = testClock()
  const opened = openedLibrary(':memory:', clock)
  return { ...opened, clock, opened, document: addedDocument(opened) }
}

test('a stored annotation is read back as it was sent, and dated', () => {
  const { store, clock, document, opened } = library()
  const draft = annotationDraft(opened, document, { note: '*A* note', tags: ['b', 'a', 'b'] })
  const made = createAnnotation(store, clock, draft)
  expect(made).toEqual({
    ...draft,
    id: made.id,
    tags: ['b', 'a'],
    claim: null,
    createdAt: clock.time,
    updatedAt: clock.time,
  })
  expect(getAnnotation(store, made.id)).toEqual(made)
  expect(listAnnotations(store, document.id)).toEqual([made])
})

test('an annotation without a position is an annotation', () => {
  const { store, clock, document, opened } = library()
  const selectors = {
    quote: { type: 'TextQuoteSelector' as const, exact: 'lost', prefix: '', suffix: '' },
    position: null,
  }
  const made = createAnnotation(store, clock, annotationDraft(opened, document, { selectors }))
  expect(getAnnotation(store, made.id)?.selectors).toEqual(selectors)
})

test('annotations are listed in the order of their making, and given in the order asked for', () => {
  const { store, clock, document, opened } = library()
  const made = ['one', 'two', 'three'].map((note) => {
    clock.time += 1
    return createAnnotation(store, clock, annotationDraft(opened, document, { note, tags: [note] }))
  })
  expect(listAnnotations(store, document.id)).toEqual(made)
  const wanted = made.toReversed().map(({ id }) => id)
  expect(getAnnotations(store, wanted).map(({ note }) => note)).toEqual(['three', 'two', 'one'])
  removeAnnotations(store, clock, wanted.slice(0, 1))
  expect(getAnnotations(store, wanted).map(({ note }) => note)).toEqual(['two', 'one'])
})

test('a patch changes what it names and nothing else', () => {
  const { store, clock, document, opened } = library()
  const made = createAnnotation(store, clock, annotationDraft(opened, document, { note: 'n', tags: ['t'] }))
  clock.time += 5
  const claim = annotationDraft(opened, document, { kind: 0 }).kindId
  const changed = updateAnnotation(store, clock, made.id, { kindId: claim })
  expect(changed).toEqual({ ...made, kindId: claim, updatedAt: clock.time, claim: changed?.claim })
  expect(changed?.claim).toMatchObject({
    claimReviewed: 'China',
    verdict: { name: 'Unchecked', isUnchecked: true },
  })
  expect(updateAnnotation(store, clock, made.id, { tags: ['u', 't'] })).toEqual({
    ...changed,
    tags: ['u', 't'],
  })
  const selectors = {
    quote: { type: 'TextQuoteSelector' as const, exact: 'back', prefix: 'hits ', suffix: '.' },
    position: null,
  }
  expect(
    updateAnnotation(store, clock, made.id, { target: { revisionId: document.revisionId, selectors } })
      ?.selectors,
  ).toEqual(selectors)
})

test('a claim whose kind is changed and changed back is the claim it was', () => {
  const { store, clock, document, opened } = library()
  const made = createAnnotation(store, clock, annotationDraft(opened, document, { kind: 0 }))
  const quote = annotationDraft(opened, document, { kind: 1 }).kindId
  expect(updateAnnotation(store, clock, made.id, { kindId: quote })?.claim).toBeNull()
  expect(updateAnnotation(store, clock, made.id, { kindId: made.kindId })?.claim).toEqual(made.claim)
})

test('what is not there is null, and is not made', () => {
  const { store, clock, document, opened } = library()
  const made = createAnnotation(store, clock, annotationDraft(opened, document))
  removeAnnotations(store, clock, [made.id])
  const before = tableContents(store)
  expect(getAnnotation(store, made.id)).toBeNull()
  expect(updateAnnotation(store, clock, made.id, { note: 'too late' })).toBeNull()
  expect(tableContents(store)).toEqual(before)
})

test('an annotation on a document, revision or kind that is not there is refused whole', () => {
  const { store, clock, document, opened } = library()
  const before = tableContents(store)
  const nowhere = '01000000000000000000000000'
  for (const wrong of [{ kindId: nowhere as KindId }, { revisionId: nowhere as RevisionId }]) {
    expect(() =>
      createAnnotation(store, clock, { ...annotationDraft(opened, document, { tags: ['new'] }), ...wrong }),
    ).toThrow('FOREIGN KEY')
  }
  expect(tableContents(store)).toEqual(before)
})

test('many are deleted as one step, which one undo takes back', () => {
  const { store, clock, document, opened } = library()
  const ids = Array.from(
    { length: 40 },
    () => createAnnotation(store, clock, annotationDraft(opened, document)).id,
  )
  const before = tableContents(store)
  expect(removeAnnotations(store, clock, [...ids, ...ids.slice(0, 3)])).toBe(40)
  expect(listAnnotations(store, document.id)).toEqual([])
  expect(documentsOfAnnotations(store, ids).size).toBe(40)
  undo(store)
  expect(tableContents(store)).toEqual(before)
})

test('many annotations are made in one step, and taken back in one', () => {
  const { store, clock, document, opened } = library()
  const drafts = ['one', 'two', 'three'].map((note) =>
    annotationDraft(opened, document, { note, tags: [note] }),
  )
  const made = createAnnotations(store, clock, drafts)
  expect(made.map(({ note }) => note)).toEqual(['one', 'two', 'three'])
  expect(listAnnotations(store, document.id)).toEqual(made)
  undo(store)
  expect(listAnnotations(store, document.id)).toEqual([])
  expect(createAnnotations(store, clock, [])).toEqual([])
})

test('of many annotations none is made when one can’t be', () => {
  const { store, clock, document, opened } = library()
  const good = annotationDraft(opened, document)
  expect(() => createAnnotations(store, clock, [good, { ...good, kindId: 'gone' as KindId }])).toThrow()
  expect(listAnnotations(store, document.id)).toEqual([])
})
