import { z } from 'zod'
import { annotationDraft } from './annotation.ts'
import { speakerDraft } from './claim.ts'
import { documentId, revisionId, type dismissalId } from './ids.ts'
import { textSelectors } from './selector.ts'

/** A suggested claim that the reader wants: what is stored of it, and its speaker if nobody of that name is known. */
export const acceptedSuggestion = z.object({
  annotation: annotationDraft,
  /** Null when the annotation's claim names a known speaker, or nobody. */
  newSpeaker: speakerDraft.nullable(),
})
export type AcceptedSuggestion = z.infer<typeof acceptedSuggestion>

/** A suggested claim that the reader does not want, by its passage: it is found again in every later text. */
export const dismissalDraft = z.object({ documentId, revisionId, selectors: textSelectors })
export type DismissalDraft = z.infer<typeof dismissalDraft>

export type Dismissal = DismissalDraft & {
  id: z.infer<typeof dismissalId>
  /** Milliseconds since 1970, UTC. */
  createdAt: number
}

/** What the reader has said about the suggestions of a document. */
export type SuggestionChoices = {
  /** Whether claims are suggested in it at all. */
  isOn: boolean
  /** In the order in which they were dismissed. */
  dismissed: Dismissal[]
}
