import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations } from './annotations.ts'
import { addedDocument, annotationDraft, openedLibrary } from './library-fixture.ts'
import { listTags, tagsOf, tagsOfMany } from './tags.ts'
import { outsideSteps } from './journal.ts'

test('tags in use are listed, the most used first, those in the trash not at all', () => {
  const opened = openedLibrary()
  const { store, clock } = opened
  const document = addedDocument(opened)
  const add = (...tags: string[]) =>
    createAnnotation(store, clock, annotationDraft(opened, document, { tags })).id
  add('trade', 'tariffs')
  add('tariffs', 'Ünïcode')
  const gone = add('gone', 'tariffs')
  const kept = add('z/nested', 'a', 'trade')
  removeAnnotations(store, clock, [gone])
  expect(listTags(store)).toEqual([
    { name: 'tariffs', count: 2 },
    { name: 'trade', count: 2 },
    { name: 'a', count: 1 },
    { name: 'z/nested', count: 1 },
    { name: 'Ünïcode', count: 1 },
  ])
  expect(tagsOf(store, kept)).toEqual(['z/nested', 'a', 'trade'])
  expect(tagsOfMany(store, [kept, gone])).toEqual(
    new Map([
      [kept, ['z/nested', 'a', 'trade']],
      [gone, ['gone', 'tariffs']],
    ]),
  )
  outsideSteps(store, () => store.prepare('UPDATE document SET deleted_at = 1').run())
  expect(listTags(store)).toEqual([])
})
