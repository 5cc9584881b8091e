import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { Document } from '../../shared/model/document.ts'
import { assert } from '../../shared/result.ts'
import { createAnnotation, listAnnotations, updateAnnotation } from '../store/annotations.ts'
import { createDocument, getDocument } from '../store/documents.ts'
import { annotationDraft, documentDraft, openedLibrary, temporaryFolder } from '../store/library-fixture.ts'

/** A new library, an empty folder for it, and where the folder's memory is to lie; for tests. */
export function folderFixture() {
  const library = openedLibrary()
  const { store, clock } = library
  const folder = realpathSync(temporaryFolder())
  return {
    library,
    folder,
    memory: join(temporaryFolder(), 'folder-in-step.db'),
    /** Adds an article with one highlight, which has a note. */
    article: (title: string, note = 'A note.'): Document => {
      const text = `China hits back, says ${title}.`
      const { id } = createDocument(store, clock, { ...documentDraft(text), title, url: null }).document
      const document = getDocument(store, id)
      assert(document !== null, 'the article that was just made')
      createAnnotation(store, clock, annotationDraft(library, document, { note, tags: ['trade'] }))
      return document
    },
    /** Changes the note of an article's first highlight. */
    changeNote: (document: Document, note: string): AnnotationId => {
      const [first] = listAnnotations(store, document.id)
      assert(first !== undefined, 'a highlight')
      updateAnnotation(store, clock, first.id, { note })
      return first.id
    },
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    write: (name: string, text: string) => writeFileSync(join(folder, name), text),
  }
}
