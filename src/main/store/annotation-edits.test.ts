import { expect, test } from 'vitest'
import { editAnnotations } from './annotation-edits.ts'
import { createAnnotation, getAnnotations, removeAnnotations } from './annotations.ts'
import { undo, undoState } from './journal.ts'
import { listKinds } from './kinds.ts'
import { addedDocument, annotationDraft, openedLibrary, tableContents } from './library-fixture.ts'

function library() {
  const opened = openedLibrary()
  const document = addedDocument(opened)
  const made = [['a'], ['b', 'a'], []].map((tags) =>
    createAnnotation(opened.store, opened.clock, annotationDraft(opened, document, { tags })),
  )
  return { ...opened, made, ids: made.map(({ id }) => id) }
}

test('many highlights are tagged as one step, and each is as it was after one undo', () => {
  const { store, clock, ids } = library()
  const before = tableContents(store)
  expect(editAnnotations(store, clock, ids, { addTags: ['new', 'a'], removeTags: ['b'] })).toBe(3)
  expect(getAnnotations(store, ids).map(({ tags }) => tags)).toEqual([
    ['a', 'new'],
    ['a', 'new'],
    ['new', 'a'],
  ])
  expect(undoState(store).undo).toBe('tagging of 3 highlights')
  undo(store)
  expect(tableContents(store, ['annotation', 'annotation_tag'])).toEqual({
    annotation: before['annotation'],
    annotation_tag: before['annotation_tag'],
  })
})

test('a change that is there already is no step, and only what changes is counted', () => {
  const { store, clock, ids } = library()
  expect(editAnnotations(store, clock, ids, { removeTags: ['unknown'] })).toBe(0)
  expect(undoState(store).undo).toBe('add quote')
  expect(editAnnotations(store, clock, [...ids, ...ids], { removeTags: ['b'] })).toBe(1)
  expect(undoState(store).undo).toBe('untagging of highlight')
})

test('many highlights become claims at once, each with its own words; what is in the trash stays as it is', () => {
  const { store, clock, ids } = library()
  const claim = listKinds(store).find(({ isClaim }) => isClaim)
  removeAnnotations(store, clock, ids.slice(0, 1))
  expect(editAnnotations(store, clock, ids, { kindId: claim?.id })).toBe(2)
  expect(getAnnotations(store, ids).map((one) => one.claim?.claimReviewed)).toEqual(['China', 'China'])
  expect(undoState(store).undo).toBe('change of 2 highlights to claim')
})
