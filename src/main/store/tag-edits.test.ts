import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations } from './annotations.ts'
import { redo, undo } from './journal.ts'
import { addedDocument, annotationDraft, openedLibrary, tableContents } from './library-fixture.ts'
import { tagDocuments } from './shelf.ts'
import { renameTag, splitTag } from './tag-edits.ts'
import { listTags, tagPlaces, tagsOf } from './tags.ts'

function tagged() {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  const highlight = (...tags: string[]) =>
    createAnnotation(store, clock, annotationDraft(library, document, { tags })).id
  tagDocuments(store, clock, [document.id], ['trade'], [])
  return { store, clock, document, highlight, tables: () => tableContents(store) }
}

test('everything that has a tag is listed with its quote, and what is in the trash is not', () => {
  const { store, clock, document, highlight } = tagged()
  highlight('trade/steel')
  const gone = highlight('trade')
  removeAnnotations(store, clock, [gone])
  const kept = highlight('trade')
  expect(tagPlaces(store, 'trade')).toEqual({
    annotations: [{ id: kept, documentTitle: document.title, quote: 'China' }],
    documents: [{ id: document.id, title: document.title }],
  })
  expect(tagPlaces(store, 'nowhere')).toEqual({ annotations: [], documents: [] })
})

test('a tag is split: the chosen get the new one in its place, the rest keep theirs; undo and redo', () => {
  const { store, clock, highlight, tables } = tagged()
  const chosen = highlight('a', 'trade', 'b')
  const rest = highlight('trade')
  const before = tables()
  expect(splitTag(store, clock, 'trade', 'trade/steel', { annotations: [chosen], documents: [] })).toBe(1)
  expect(tagsOf(store, chosen)).toEqual(['a', 'trade/steel', 'b'])
  expect(tagsOf(store, rest)).toEqual(['trade'])
  expect(listTags(store)).toContainEqual({ name: 'trade', count: 2 })
  const after = tables()
  undo(store)
  expect(tables()).toEqual(before)
  redo(store)
  expect(tables()).toEqual(after)
})

test('split and rename are inverse where every thing is chosen, and a tag that nothing has is gone', () => {
  const { store, clock, document, highlight, tables } = tagged()
  const one = highlight('trade')
  const all = { annotations: [one], documents: [document.id] }
  expect(splitTag(store, clock, 'trade', 'commerce', all)).toBe(2)
  expect(listTags(store)).toEqual([{ name: 'commerce', count: 2 }])
  expect(store.prepare('SELECT name FROM tag').all()).toEqual([{ name: 'commerce' }])
  renameTag(store, clock, 'commerce', 'trade')
  expect(listTags(store)).toEqual([{ name: 'trade', count: 2 }])
  const before = tables()
  expect(splitTag(store, clock, 'trade', 'trade', all)).toBe(0)
  expect(splitTag(store, clock, 'nowhere', 'trade', all)).toBe(0)
  expect(tables()).toEqual(before)
})
