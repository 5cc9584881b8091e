import { z } from 'zod'
import { annotationId, documentId, type AnnotationId, type DocumentId } from './ids.ts'

/** A flat label; `/` nests. Never empty, no white space at its ends. */
export const tagName = z
  .string()
  .min(1)
  .max(1_000)
  .refine((name) => name === name.trim() && name.isWellFormed(), 'must not begin or end with white space')

/** Things that can have a tag, by their ids. */
export const taggedThings = z.object({
  annotations: z.array(annotationId).max(1_000_000),
  documents: z.array(documentId).max(1_000_000),
})
export type TaggedThings = z.infer<typeof taggedThings>

/** What has a tag: live annotations with their quote, and live documents. */
export type TagPlaces = {
  annotations: { id: AnnotationId; documentTitle: string; quote: string }[]
  documents: { id: DocumentId; title: string }[]
}
