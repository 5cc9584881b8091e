import { z } from 'zod'
import { MAX_NOTE_LENGTH } from '../model/annotation.ts'
import { documentStatuses } from '../model/document-status.ts'
import { documentImage } from '../model/image.ts'
import { tagName } from '../model/tag.ts'
import { attribution, evidenceDraft, speakerDraft, verdictColors } from '../model/claim.ts'
import { documentMetadata, readingPosition } from '../model/document.ts'
import {
  annotationId,
  dismissalId,
  documentId,
  evidenceId,
  kindId,
  revisionId,
  speakerId,
  verdictId,
} from '../model/ids.ts'
import { kind } from '../model/kind.ts'
import { textSelectors } from '../model/selector.ts'

/** Records as Postil's own files hold them: the model, with ids in place of nested speakers and verdicts. */

/** Milliseconds since 1970, UTC. */
const time = z.int()

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const kindRecord = kind
export type KindRecord = z.infer<typeof kindRecord>

export const speakerRecord = speakerDraft.extend({ id: speakerId })
export type SpeakerRecord = z.infer<typeof speakerRecord>

export const verdictRecord = z.object({
  id: verdictId,
  name: z.string().min(1).max(1_000),
  color: z.enum(verdictColors),
  position: z.int().nonnegative(),
  isUnchecked: z.boolean(),
})
export type VerdictRecord = z.infer<typeof verdictRecord>

export const evidenceRecord = evidenceDraft.extend({ id: evidenceId })

export const claimRecord = z.object({
  claimReviewed: z.string().min(1).max(100_000),
  speakerId: speakerId.nullable(),
  attribution,
  verdictId,
  conclusion: z.string().max(100_000),
  reviewer: z.string().max(1_000).nullable(),
  reviewedAt: z.iso.date().nullable(),
  evidence: z.array(evidenceRecord),
})
export type ClaimRecord = z.infer<typeof claimRecord>

export const annotationRecord = z.object({
  id: annotationId,
  documentId,
  revisionId,
  kindId,
  selectors: textSelectors,
  note: z.string().max(MAX_NOTE_LENGTH),
  tags: z.array(tagName).max(1_000),
  claim: claimRecord.nullable(),
  createdAt: time,
  updatedAt: time,
})
export type AnnotationRecord = z.infer<typeof annotationRecord>

export const revisionRecord = z.object({
  id: revisionId,
  createdAt: time,
  sha256,
  html: z.string(),
  text: z.string(),
})
export type RevisionRecord = z.infer<typeof revisionRecord>

/** A suggested claim that the reader did not want, by its passage. */
export const dismissalRecord = z.object({
  id: dismissalId,
  documentId,
  revisionId,
  selectors: textSelectors,
  createdAt: time,
})
export type DismissalRecord = z.infer<typeof dismissalRecord>

export const documentRecord = documentMetadata.extend({
  id: documentId,
  /** The revision that is current. */
  revisionId,
  /** Of the canonical text that is current, in lower-case hexadecimal. */
  sha256,
  addedAt: time,
  lastReadAt: time.nullable(),
  readingPosition: readingPosition.nullable().default(null),
  /** The share of its text that was read, 0 to 1; left out when it was never opened. */
  readingProgress: z.number().min(0).max(1).optional(),
  /** Whether claims are suggested in it; they are where nothing is said. */
  hasSuggestions: z.boolean().optional(),
  /** Oldest first; empty in a file that leaves the article's words out. */
  revisions: z.array(revisionRecord),
  /** What the reader said: null when nothing. */
  status: z.enum(documentStatuses).nullable().default(null),
  isStarred: z.boolean().default(false),
  tags: z.array(tagName).max(1_000).default([]),
  /** Names of the pictures in the current text. */
  images: z.array(documentImage.shape.name).default([]),
})
/** As it is written: what has its default may be left out. */
export type DocumentRecord = z.input<typeof documentRecord>

/** A picture of an article, its bytes in base 64. */
export const imageRecord = z.object({
  name: documentImage.shape.name,
  mediaType: documentImage.shape.mediaType,
  base64: z.base64().max(8 * 1_024 * 1_024),
})
export type ImageRecord = z.infer<typeof imageRecord>
