import type { Revision } from './document.ts'

/** A state of a document's text, without the text. */
export type RevisionSummary = Pick<Revision, 'id' | 'documentId' | 'createdAt'> & {
  wordCount: number
  /** Whether it is the one that is shown. */
  isCurrent: boolean
}

/** The canonical text of one state. */
export type RevisionText = Pick<Revision, 'id' | 'text'>
