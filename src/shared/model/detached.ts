import type { AnnotationId } from './ids.ts'

/** An annotation that came in without its document, and waits for it. */
export type DetachedAnnotation = {
  id: AnnotationId
  /** Null for a note on the document as a whole. */
  quote: string | null
  note: string
  tags: string[]
  documentTitle: string
  documentUrl: string | null
  /** Milliseconds since 1970, UTC. */
  importedAt: number
}
