import type { Orphan } from '../anchoring/anchoring.ts'
import type { AnnotationId, DocumentId, KindId, RevisionId } from './ids.ts'
import type { TextSelectors } from './selector.ts'

/** What a list across documents shows of an annotation. */
export type ListedAnnotation = {
  id: AnnotationId
  documentId: DocumentId
  documentTitle: string
  kindId: KindId
  quote: string
  note: string
  tags: string[]
}

/** An annotation in the trash. */
export type DeletedAnnotation = ListedAnnotation & {
  /** Milliseconds since 1970, UTC. */
  deletedAt: number
}

/** An annotation whose passage was not found in the current text of its document. */
export type LostAnnotation = ListedAnnotation & {
  reason: Orphan['reason']
  guess: PlaceGuess | null
}

/** The likeliest place of a lost passage, in UTF-16 code units of the current text; empty where only the point is known. */
export type PlaceGuess = {
  start: number
  end: number
  /** The words that stand there. */
  text: string
}

/** Annotations of a document of which it is not known whether they are in its current text. */
export type UnplacedAnnotations = {
  documentId: DocumentId
  /** The current text. */
  revisionId: RevisionId
  annotations: { id: AnnotationId; revisionId: RevisionId; selectors: TextSelectors }[]
}

/** What looking for an annotation in the current text came to. */
export type AnchoringRecord = {
  id: AnnotationId
  /** The revision that its selectors were described against when it was looked for. */
  describedIn: RevisionId
  /** Null when it was found. */
  lost: { reason: Orphan['reason']; guess: PlaceGuess | null } | null
}
