import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import { openPassage } from '../library/open-passage.ts'

/** Shows an annotation in its article. Who comes from a list stays in the list, to go on to its next line. */
export async function showPassage(passage: {
  annotationId: AnnotationId
  documentId: DocumentId
}): Promise<void> {
  const before = document.activeElement
  await openPassage(passage.documentId, { annotationId: passage.annotationId })
  if (before instanceof HTMLElement && before.isConnected && before.role === 'grid') {
    before.focus({ preventScroll: true })
  }
}
