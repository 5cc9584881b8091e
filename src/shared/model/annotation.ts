import { z } from 'zod'
import { claimPatch, type Claim } from './claim.ts'
import { documentId, kindId, revisionId, type annotationId } from './ids.ts'
import { textSelectors } from './selector.ts'
import { tagName } from './tag.ts'

/** The longest note, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 1_000_000

/** What the window sends to have a passage annotated. */
export const annotationDraft = z.object({
  documentId,
  revisionId,
  kindId,
  selectors: textSelectors,
  note: z.string().max(MAX_NOTE_LENGTH),
  tags: z.array(tagName).max(1_000),
  /** What is known of the claim at once, when the kind is a claim's: a suggestion that was accepted, a series. */
  claim: claimPatch.optional(),
})
export type AnnotationDraft = z.infer<typeof annotationDraft>

/** The parts of an annotation that a reader can change; what is left out stays as it is. */
export const annotationPatch = z
  .object({
    kindId,
    note: z.string().max(MAX_NOTE_LENGTH),
    tags: z.array(tagName).max(1_000),
    /** A new target, described against `revisionId`: moved ends, or an orphan re-attached; `as` names the step. */
    target: z.object({ revisionId, selectors: textSelectors, as: z.literal('ends').optional() }),
  })
  .partial()
export type AnnotationPatch = z.infer<typeof annotationPatch>

/** A target in one document, and its bodies: kind, note, tags, and the claim if it is one. */
export type Annotation = {
  id: z.infer<typeof annotationId>
  documentId: z.infer<typeof documentId>
  /** The revision whose text the selectors were described against. */
  revisionId: z.infer<typeof revisionId>
  kindId: z.infer<typeof kindId>
  selectors: z.infer<typeof textSelectors>
  /** Markdown, as the reader wrote it; '' when there is none. */
  note: string
  /** In the order in which they were given. */
  tags: string[]
  /** Null unless its kind is a claim's. */
  claim: Claim | null
  /** Milliseconds since 1970, UTC. */
  createdAt: number
  /** Milliseconds since 1970, UTC. */
  updatedAt: number
}
