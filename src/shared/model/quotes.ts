import type { FoundQuote } from '../claims/find-quote.ts'
import type { QuoteCheck } from '../claims/verify-quote.ts'
import type { AnnotationId, DocumentId } from './ids.ts'

/** A stored quote, and whether it stands in the current text of its document. */
export type CheckedQuote = QuoteCheck & {
  annotationId: AnnotationId
  documentId: DocumentId
  documentTitle: string
  /** The words as they were stored. */
  quote: string
}

/** A document that has a pasted quote, or something like it. */
export type QuoteHit = FoundQuote & {
  documentId: DocumentId
  documentTitle: string
  /** The pasted words that were compared. */
  quote: string
}
