import type { Evidence, Speaker, Verdict } from './claim.ts'
import type { AnnotationId, DocumentId } from './ids.ts'

/** An annotation as the other end of a link shows it. */
export type LinkEnd = {
  annotationId: AnnotationId
  documentId: DocumentId
  documentTitle: string
  /** The claim if it is one, else the quote. */
  text: string
  /** The words in the article. */
  quote: string
  speaker: Pick<Speaker, 'id' | 'name'> | null
  /** Null when it is no claim. */
  verdictId: Verdict['id'] | null
}

/** A link seen from one of its ends. */
export type ClaimLink = {
  evidence: Evidence
  /** True when the other end is a claim that names this annotation as its evidence. */
  isIncoming: boolean
  /** Null when it leads to a web page. */
  other: LinkEnd | null
}

/** Two claims that contradict each other: `claim` says so of `other`. */
export type Contradiction = { evidence: Evidence; claim: LinkEnd; other: LinkEnd }
