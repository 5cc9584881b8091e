import { z } from 'zod'
import { annotationId, speakerId, verdictId, type evidenceId } from './ids.ts'
import { tagName } from './tag.ts'
import { webUrl } from './web-url.ts'

/** What kind of source a speaker is. After the source types that newsrooms' attribution studies count. */
export const sourceTypes = [
  'named individual',
  'unnamed individual',
  'named group',
  'unnamed group',
  'document',
  'vote or poll',
  'database',
  'other',
] as const

export const speakerDraft = z.object({
  name: z.string().min(1).max(1_000),
  /** Other names the texts use for the same speaker: "China's spokesman", "he". */
  aliases: z.array(z.string().min(1).max(1_000)).max(1_000),
  role: z.string().max(1_000).nullable(),
  affiliation: z.string().max(1_000).nullable(),
  sourceType: z.enum(sourceTypes),
})
export type SpeakerDraft = z.infer<typeof speakerDraft>

/** Who made a claim: schema.org `author` of a Claim. */
export type Speaker = SpeakerDraft & { id: z.infer<typeof speakerId>; claimCount: number }

export const verdictColors = ['grey', 'green', 'lime', 'amber', 'orange', 'red', 'blue', 'purple'] as const

export const verdictDraft = z.object({
  name: z.string().min(1).max(200),
  color: z.enum(verdictColors),
  /** True for the one that means "not checked yet". */
  isUnchecked: z.boolean(),
})
export type VerdictDraft = z.infer<typeof verdictDraft>

/** The outcome of a check in words: ClaimReview `reviewRating.alternateName`. */
export type Verdict = VerdictDraft & {
  id: z.infer<typeof verdictId>
  /** Place in the list, from 0. */
  position: number
}

/** How the claim reached the page: source – cue – content, after PARC 3. Absent parts are null. */
export const attribution = z.object({
  kind: z.enum(['direct', 'indirect', 'mixed']).nullable(),
  /** The words that attribute it: "told reporters". */
  cue: z.string().max(10_000).nullable(),
  /** The words that name the source in the text: "Gao Feng, China's spokesman". */
  source: z.string().max(10_000).nullable(),
  /** When it was said: an ISO 8601 date, or words. */
  saidAt: z.string().max(1_000).nullable(),
  /** Where it was said. */
  place: z.string().max(1_000).nullable(),
  /** In what channel: "press conference", "Twitter". */
  channel: z.string().max(1_000).nullable(),
  /** By whom it was relayed: "Reuters". */
  relayedBy: z.string().max(1_000).nullable(),
})
export type Attribution = z.infer<typeof attribution>

/** A typed link from a claim to another annotation, or to a web page. */
export const evidenceTarget = z.discriminatedUnion('type', [
  z.object({ type: z.literal('annotation'), annotationId }),
  z.object({ type: z.literal('url'), url: webUrl, title: z.string().max(10_000) }),
])
/** `repeats` ties a claim to the same claim in another article. */
export const evidenceRelations = ['supports', 'contradicts', 'context', 'repeats'] as const

export const evidenceDraft = z.object({
  relation: z.enum(evidenceRelations),
  target: evidenceTarget,
  note: z.string().max(100_000),
  /** ISO 8601 date of access. */
  accessedAt: z.iso.date(),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>
export type Evidence = EvidenceDraft & { id: z.infer<typeof evidenceId> }

/** The parts of a claim that a reader can change; what is left out stays as it is. */
export const claimPatch = z
  .object({
    claimReviewed: z.string().min(1).max(100_000),
    speakerId: speakerId.nullable(),
    attribution: attribution.partial(),
    verdictId,
    conclusion: z.string().max(100_000),
    reviewer: z.string().max(1_000).nullable(),
    /** ISO 8601 date of the review. */
    reviewedAt: z.iso.date().nullable(),
  })
  .partial()
export type ClaimPatch = z.infer<typeof claimPatch>

/** What is changed on many claims alike; tags are added to and taken from what each has. */
export const claimBulkEdit = z
  .object({
    speakerId: speakerId.nullable(),
    verdictId,
    addTags: z.array(tagName).max(1_000),
    removeTags: z.array(tagName).max(1_000),
  })
  .partial()
export type ClaimBulkEdit = z.infer<typeof claimBulkEdit>

/** The record on an annotation that is a claim: schema.org Claim and its ClaimReview. */
export type Claim = {
  /** The claim as a sentence that stands alone; starts as the quote. */
  claimReviewed: string
  speaker: Speaker | null
  attribution: Attribution
  verdict: Verdict
  /** What the reader concluded, in words. */
  conclusion: string
  reviewer: string | null
  reviewedAt: string | null
  evidence: Evidence[]
}
