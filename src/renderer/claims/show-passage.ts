import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { showAnnotation } from '../annotations/annotate.ts'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { openDocument } from '../library/library-store.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'

/** Opens the document of an annotation if it isn't open, selects the annotation and scrolls to its passage. */
export async function showPassage(passage: {
  annotationId: AnnotationId
  documentId: DocumentId
}): Promise<void> {
  if (openDocumentId() !== passage.documentId) {
    await openDocument(passage.documentId)
    await articleShown(passage.documentId)
  }
  if (useAnnotations.getState().placed.has(passage.annotationId)) showAnnotation(passage.annotationId)
}

/** Waits until the article is on screen; not longer than a reader would. */
function articleShown(id: DocumentId): Promise<void> {
  const isShown = () => {
    const { document, view } = useReader.getState()
    return document?.id === id && view !== null
  }
  if (isShown()) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      forget()
      clearTimeout(timer)
      resolve()
    }
    const forget = useReader.subscribe(() => isShown() && done())
    const timer = setTimeout(done, 5_000)
  })
}

/** Opens a document if it isn't open, and scrolls to a passage of its text. */
export async function revealRange(id: DocumentId, range: TextRange): Promise<void> {
  if (openDocumentId() !== id) {
    await openDocument(id)
    await articleShown(id)
  }
  useReader.getState().view?.reveal(range)
}
