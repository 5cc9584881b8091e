import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations } from './annotations.ts'
import { addedDocument, annotationDraft, openedLibrary } from './library-fixture.ts'
import { linkedThing, suggestLinks } from './note-links.ts'
import { correctMetadata } from './document-metadata.ts'

test('a link is shown by the title that its end has now, and leads to nothing once that is deleted', () => {
  const { store, clock } = openedLibrary()
  const document = addedDocument({ store, clock })
  const made = createAnnotation(store, clock, annotationDraft({ store, clock }, document))
  correctMetadata(store, clock, document.id, { title: 'Another title' })
  expect(linkedThing(store, { kind: 'document', id: document.id })).toEqual({
    link: `postil://document/${document.id}`,
    target: { kind: 'document', id: document.id },
    title: 'Another title',
    context: null,
  })
  expect(linkedThing(store, { kind: 'annotation', id: made.id })).toMatchObject({
    link: `postil://annotation/${made.id}`,
    title: 'China',
    context: 'Another title',
  })
  removeAnnotations(store, clock, [made.id])
  expect(linkedThing(store, { kind: 'annotation', id: made.id })).toBeNull()
})

test('articles are offered before highlights, by words of their title, quote or note; without words, the latest', () => {
  const { store, clock } = openedLibrary()
  const document = addedDocument({ store, clock })
  createAnnotation(store, clock, annotationDraft({ store, clock }, document, { note: 'about tariffs' }))
  expect(suggestLinks(store, 'hits', 8).map(({ target }) => target.kind)).toEqual(['document'])
  expect(suggestLinks(store, 'China', 8).map(({ target }) => target.kind)).toEqual(['document', 'annotation'])
  expect(suggestLinks(store, 'tarif', 8).map(({ title }) => title)).toEqual(['China'])
  expect(suggestLinks(store, 'tag:"x', 8)).toEqual([])
  expect(suggestLinks(store, '', 8).map(({ target }) => target.kind)).toEqual(['document', 'annotation'])
})
