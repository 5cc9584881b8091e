import type { AnnotationId, DocumentId } from '../model/ids.ts'

/** The address that opens a document in Postil. */
export function documentLink(id: DocumentId): string {
  return `postil://document/${id}`
}

/** The address that opens a document at an annotation's passage. */
export function annotationLink(id: AnnotationId): string {
  return `postil://annotation/${id}`
}
