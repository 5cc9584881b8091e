import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations, updateAnnotation } from './annotations.ts'
import { getDocument } from './documents.ts'
import { storeImport } from './imports.ts'
import { undo, undoState } from './journal.ts'
import { addedDocument, annotationDraft, documentDraft, openedLibrary } from './library-fixture.ts'
import { lostAnnotations, recordAnchoring, unplacedAnnotations } from './lost-annotations.ts'
import { NO_FILES } from './revisions.ts'

function library() {
  const opened = openedLibrary()
  const document = addedDocument(opened, 'China hits back. It was here.')
  const made = ['kept', 'gone'].map((note) =>
    createAnnotation(opened.store, opened.clock, annotationDraft(opened, document, { note })),
  )
  const revise = () => {
    storeImport(opened.store, opened.clock, documentDraft('An article that says something else.'), NO_FILES)
    const revised = getDocument(opened.store, document.id)
    if (revised === null) throw new Error('The document is gone')
    return revised.revisionId
  }
  const record = (lookedIn: typeof document.revisionId) =>
    recordAnchoring(
      opened.store,
      document.id,
      lookedIn,
      made.map(({ id, revisionId, note }) => ({
        id,
        describedIn: revisionId,
        lost: note === 'kept' ? null : { reason: 'deleted', guess: { start: 3, end: 10, text: 'article' } },
      })),
    )
  return { ...opened, document, made, revise, record }
}

test('highlights of an earlier text are to be looked for, and those not found are listed with the likeliest place', () => {
  const { store, document, made, revise, record } = library()
  expect(unplacedAnnotations(store, 10)).toEqual([])
  const revision = revise()
  expect(unplacedAnnotations(store, 10)).toMatchObject([
    { documentId: document.id, revisionId: revision, annotations: made.map(({ id }) => ({ id })) },
  ])
  record(revision)
  expect(unplacedAnnotations(store, 10)).toEqual([])
  expect(lostAnnotations(store)).toEqual([
    expect.objectContaining({
      id: made[1]?.id,
      note: 'gone',
      quote: 'China',
      documentTitle: 'China hits back',
      reason: 'deleted',
      guess: { start: 3, end: 10, text: 'article' },
    }),
  ])
})

test('to keep what was found is no step to undo', () => {
  const { store, revise, record } = library()
  const revision = revise()
  const before = undoState(store)
  record(revision)
  expect(undoState(store)).toEqual(before)
})

test('what was found in another text does not count', () => {
  const { store, document, revise, record } = library()
  record(document.revisionId)
  revise()
  expect(lostAnnotations(store)).toEqual([])
  record(document.revisionId)
  expect(unplacedAnnotations(store, 10)[0]?.annotations).toHaveLength(2)
})

test('a highlight that is attached anew or deleted is lost no more, and is again when that is undone', () => {
  const { store, clock, document, made, revise, record } = library()
  const revision = revise()
  record(revision)
  const lost = made[1]
  if (lost === undefined) throw new Error('Nothing was made')
  const attach = () =>
    updateAnnotation(store, clock, lost.id, {
      target: {
        revisionId: revision,
        selectors: {
          quote: { type: 'TextQuoteSelector', exact: 'article', prefix: 'An ', suffix: ' that' },
          position: { type: 'TextPositionSelector', start: 3, end: 10 },
        },
      },
    })
  for (const leave of [attach, () => removeAnnotations(store, clock, [lost.id])]) {
    leave()
    expect(lostAnnotations(store)).toEqual([])
    expect(unplacedAnnotations(store, 10)).toEqual([])
    undo(store)
    expect(lostAnnotations(store).map(({ id }) => id)).toEqual([lost.id])
  }
  expect(document.revisionId).not.toBe(revision)
})

test('a highlight that came from elsewhere with a quote alone is looked for too', () => {
  const { store, clock, document } = library()
  const opened = { store, clock }
  const foreign = createAnnotation(
    store,
    clock,
    annotationDraft(opened, document, {
      selectors: {
        quote: { type: 'TextQuoteSelector', exact: 'elsewhere', prefix: '', suffix: '' },
        position: null,
      },
    }),
  )
  expect(unplacedAnnotations(store, 10)[0]?.annotations).toEqual([
    { id: foreign.id, revisionId: document.revisionId, selectors: foreign.selectors },
  ])
})
