import { expect, test } from 'vitest'
import { annotationId } from '../../shared/model/ids.ts'
import { createAnnotation, getAnnotation, removeAnnotations } from './annotations.ts'
import { undo, undoState } from './journal.ts'
import { addedDocument, annotationDraft, openedLibrary } from './library-fixture.ts'
import { findLinked, restoreLinked } from './linked.ts'
import { removeDocuments } from './shelf.ts'

test('a link to a deleted highlight in a deleted article brings both back as one step, which can be undone', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library, 'China hits back.')
  const { id } = createAnnotation(store, clock, annotationDraft(library, document))
  const link = { kind: 'annotation', id } as const
  const there = { documentId: document.id, annotationId: id, title: 'China hits back' }
  expect(findLinked(store, link)).toMatchObject({
    ...there,
    isDocumentDeleted: false,
    isAnnotationDeleted: false,
  })
  removeAnnotations(store, clock, [id])
  removeDocuments(store, clock, [document.id])
  expect(findLinked(store, link)).toMatchObject({
    ...there,
    isDocumentDeleted: true,
    isAnnotationDeleted: true,
  })

  restoreLinked(store, clock, link)
  expect(getAnnotation(store, id)).not.toBeNull()
  expect(findLinked(store, { kind: 'document', id: document.id })).toMatchObject({ isDocumentDeleted: false })
  expect(undoState(store).undo).toBe('restore article')
  undo(store)
  expect(findLinked(store, link)).toMatchObject({ isDocumentDeleted: true, isAnnotationDeleted: true })
})

test('a link to what was never here leads to nothing, and restores nothing', () => {
  const { store, clock } = openedLibrary()
  const link = { kind: 'annotation', id: annotationId.parse('01HZ0000000000000000000000') } as const
  restoreLinked(store, clock, link)
  expect(findLinked(store, link)).toBeNull()
  expect(undoState(store).undo).toBeNull()
})
