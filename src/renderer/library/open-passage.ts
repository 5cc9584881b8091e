import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { selectAnnotation, useAnnotations } from '../annotations/annotation-store.ts'
import { allPlacesFound } from '../annotations/find-places.ts'
import type { ArticleView } from '../reader/article-view.ts'
import { leavePlace } from '../reader/place-history.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { openDocument } from './library-store.ts'

/** How long a passage that was gone to is made to stand out, in milliseconds. */
const FLASH_TIME = 2_400

/** Where to go in a document: a passage, an annotation, or where it was left. */
export type Passage = { range: TextRange } | { annotationId: AnnotationId } | null

/** Opens a document at a passage, which stands out for a moment. */
export async function openPassage(id: DocumentId, passage: Passage): Promise<void> {
  if (id === openDocumentId() && passage !== null) leavePlace()
  await openDocument(id)
  if (passage === null) {
    ;(await viewOf(id))?.focus()
    return
  }
  const view = await viewOf(id)
  if (view === null) return
  if ('annotationId' in passage) {
    await allPlacesFound()
    selectAnnotation(passage.annotationId)
    const range = useAnnotations.getState().placed.get(passage.annotationId)?.range
    if (range !== null && range !== undefined) view.reveal(range)
  } else {
    view.reveal(passage.range)
    view.painter.setFlash(passage.range)
    setTimeout(() => view.painter.setFlash(null), FLASH_TIME)
  }
  view.focus()
}

/** The document on screen, once it is; null when another one was opened meanwhile, or it is not there. */
function viewOf(id: DocumentId): Promise<ArticleView | null> {
  return new Promise((resolve) => {
    const check = () => {
      const { document, view } = useReader.getState()
      if (document?.id !== id) return finish(null)
      if (view !== null && view.text === document.revision.text) finish(view)
    }
    const finish = (view: ArticleView | null) => {
      stop()
      resolve(view)
    }
    const stop = useReader.subscribe(check)
    check()
  })
}
