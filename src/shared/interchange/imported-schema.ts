import { z } from 'zod'
import { MAX_NOTE_LENGTH } from '../model/annotation.ts'
import { attribution, evidenceDraft, speakerDraft } from '../model/claim.ts'
import { documentMetadata, readingPosition } from '../model/document.ts'
import { documentStatuses } from '../model/document-status.ts'
import {
  annotationId,
  documentId,
  evidenceId,
  kindId,
  revisionId,
  speakerId,
  verdictId,
} from '../model/ids.ts'
import { documentImage } from '../model/image.ts'
import { textSelectors } from '../model/selector.ts'
import { tagName } from '../model/tag.ts'
import type { Imported } from './imported.ts'
import {
  dismissalRecord,
  imageRecord,
  kindRecord,
  revisionRecord,
  speakerRecord,
  verdictRecord,
} from './postil-schema.ts'

/** What an import hands over, checked again where it comes in: it was made of a file of somebody else's. */

const time = z.int().nullable()

export const importedDocumentSchema = documentMetadata.extend({
  key: z.string(),
  id: documentId.nullable(),
  revisionId: revisionId.nullable(),
  sha256: z.string().max(200).nullable(),
  addedAt: time,
  lastReadAt: time,
  readingPosition: readingPosition.nullable(),
  readingProgress: z.number().min(0).max(1).optional(),
  revisions: z.array(revisionRecord),
  status: z.enum(documentStatuses).nullable(),
  isStarred: z.boolean(),
  hasSuggestions: z.boolean().optional(),
  tags: z.array(tagName).max(1_000),
  images: z.array(documentImage.shape.name),
})

const importedClaim = z.object({
  claimReviewed: z.string().max(100_000),
  speaker: speakerDraft.extend({ id: speakerId.nullable() }).nullable(),
  attribution,
  verdict: z.object({ id: verdictId.nullable(), name: z.string().max(1_000) }),
  conclusion: z.string().max(100_000),
  reviewer: z.string().max(1_000).nullable(),
  reviewedAt: z.iso.date().nullable(),
  evidence: z.array(evidenceDraft.extend({ id: evidenceId.nullable() })).max(10_000),
})

export const importedAnnotationSchema = z.object({
  id: annotationId.nullable(),
  origin: z.string().min(1),
  line: z.int().nonnegative(),
  document: z.string(),
  revisionId: revisionId.nullable(),
  selectors: textSelectors.nullable(),
  kindId: kindId.nullable(),
  kindName: z.string().nullable(),
  note: z.string().max(MAX_NOTE_LENGTH),
  tags: z.array(tagName).max(1_000),
  claim: importedClaim.nullable(),
  waitingSince: z.int().optional(),
  createdAt: time,
  updatedAt: time,
})

/** A highlight that waits for its document, and what is known of that. */
export const waitingRecord = z.object({
  document: importedDocumentSchema,
  annotation: importedAnnotationSchema,
  importedAt: z.int(),
})
export type WaitingRecord = z.infer<typeof waitingRecord>

/** A part of what was read from files; a large import comes in many. */
export const importedSchema = z.object({
  documents: z.array(importedDocumentSchema),
  annotations: z.array(importedAnnotationSchema),
  kinds: z.array(kindRecord),
  speakers: z.array(speakerRecord),
  verdicts: z.array(verdictRecord),
  images: z.array(imageRecord),
  dismissals: z.array(dismissalRecord),
  notUnderstood: z.array(z.object({ line: z.int().nonnegative(), why: z.string() })),
}) satisfies z.ZodType<Imported>
