import type { LibraryExportOptions } from '../../shared/model/library-export.ts'
import { createAnnotation } from '../store/annotations.ts'
import { createDocument, getDocument } from '../store/documents.ts'
import type { Library } from '../store/library.ts'
import { annotationDraft, documentDraft, openedLibrary } from '../store/library-fixture.ts'
import { assert } from '../../shared/result.ts'

/** The whole library as Markdown in one file, with what `changes` says instead; for tests. */
export function exportOptions(changes: Partial<LibraryExportOptions> = {}): LibraryExportOptions {
  return {
    format: 'markdown',
    shape: 'one-file',
    scope: { kind: 'library' },
    withArticle: false,
    template: null,
    ...changes,
  }
}

/** A library of articles with these titles, each with two highlights; the first kind is of claims. */
export function libraryOf(...titles: string[]): Library {
  const library = openedLibrary()
  const { store, clock } = library
  for (const [index, title] of titles.entries()) {
    const text = `China hits back, part ${index}.`
    const { id } = createDocument(store, clock, { ...documentDraft(text), title, url: null }).document
    const document = getDocument(store, id)
    assert(document !== null, 'the document that was just stored')
    createAnnotation(store, clock, annotationDraft(library, document, { kind: 0, tags: ['trade'] }))
    createAnnotation(store, clock, annotationDraft(library, document, { note: `Note ${index}` }))
  }
  return library
}
