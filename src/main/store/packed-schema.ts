import { z } from 'zod'
import type { Annotation } from '../../shared/model/annotation.ts'
import { evidenceRelations, sourceTypes, verdictColors } from '../../shared/model/claim.ts'
import type { Document, ReadingPosition, Revision } from '../../shared/model/document.ts'
import { documentStatuses, type DocumentStatus } from '../../shared/model/document-status.ts'
import {
  annotationId,
  documentId,
  evidenceId,
  kindId,
  revisionId,
  speakerId,
  verdictId,
  type RevisionId,
} from '../../shared/model/ids.ts'
import { textSelectors } from '../../shared/model/selector.ts'
import type { Packed } from './packed.ts'

/** A document as it was packed. */
export type PackedDocument = {
  document: Document
  /** The texts in which annotations were described, where that is not the current one. */
  earlierTexts: { id: RevisionId; text: string }[]
  status: DocumentStatus | null
  isStarred: boolean
  hasSuggestions: boolean
  tags: string[]
  /** With the history: every state of its text, the names of the pictures in it, where the reader stopped, and how much was read. */
  history?: Revision[] | undefined
  images?: string[] | undefined
  position?: ReadingPosition | null | undefined
  progress?: number | null | undefined
}

const words = z.string().nullable()
const time = z.number()

// What is stored goes out, though a draft might be refused that says the same: texts are any texts here.
const speaker = z.object({
  id: speakerId,
  name: z.string(),
  aliases: z.array(z.string()),
  role: words,
  affiliation: words,
  sourceType: z.enum(sourceTypes),
  claimCount: z.number(),
})

const verdict = z.object({
  id: verdictId,
  name: z.string(),
  color: z.enum(verdictColors),
  position: z.number(),
  isUnchecked: z.boolean(),
})

const evidence = z.object({
  id: evidenceId,
  relation: z.enum(evidenceRelations),
  target: z.discriminatedUnion('type', [
    z.object({ type: z.literal('annotation'), annotationId }),
    z.object({ type: z.literal('url'), url: z.string(), title: z.string() }),
  ]),
  note: z.string(),
  accessedAt: z.string(),
})

const claim = z.object({
  claimReviewed: z.string(),
  speaker: speaker.nullable(),
  attribution: z.object({
    kind: z.enum(['direct', 'indirect', 'mixed']).nullable(),
    ...{ cue: words, source: words, saidAt: words, place: words, channel: words, relayedBy: words },
  }),
  verdict,
  conclusion: z.string(),
  reviewer: words,
  reviewedAt: words,
  evidence: z.array(evidence),
})

const annotations: z.ZodType<Annotation[]> = z.array(
  z.object({
    id: annotationId,
    documentId,
    revisionId,
    kindId,
    selectors: textSelectors,
    note: z.string(),
    tags: z.array(z.string()),
    claim: claim.nullable(),
    createdAt: time,
    updatedAt: time,
  }),
)

const revision = z.object({
  id: revisionId,
  documentId,
  createdAt: time,
  html: z.string(),
  text: z.string(),
  sha256: z.string(),
})

const documents: z.ZodType<PackedDocument[]> = z.array(
  z.object({
    document: z.object({
      id: documentId,
      revisionId,
      title: z.string(),
      ...{ byline: words, source: words, url: words, publishedAt: words, language: words },
      addedAt: time,
      lastReadAt: time.nullable(),
      wordCount: z.number(),
      annotationCount: z.number(),
      revision,
    }),
    earlierTexts: z.array(z.object({ id: revisionId, text: z.string() })),
    status: z.enum(documentStatuses).nullable(),
    isStarred: z.boolean(),
    hasSuggestions: z.boolean(),
    tags: z.array(z.string()),
    history: z.array(revision).optional(),
    images: z.array(z.string()).optional(),
    position: z.object({ offset: z.number(), pixels: z.number() }).nullish(),
    progress: z.number().nullish(),
  }),
)

/** Annotations that were packed. Throws when it is something else. */
export function unpackAnnotations(packed: Packed): Annotation[] {
  return annotations.parse(parsed(packed))
}

/** Documents that were packed. Throws when it is something else. */
export function unpackDocuments(packed: Packed): PackedDocument[] {
  return documents.parse(parsed(packed))
}

function parsed({ buffer, byteOffset, byteLength }: Packed): unknown {
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'))
}
