import { z } from 'zod'
import { documentMetadata, type DocumentSummary } from './document.ts'
import { documentStatuses, type DocumentStatus } from './document-status.ts'

/** A document as it stands on the shelf. */
export type ShelfItem = DocumentSummary & {
  /** What the reader said; else `unread`, or `reading` once it was opened. */
  status: DocumentStatus
  isStarred: boolean
  /** The share of its text that lies before where the reader stopped, 0 to 1; null when it was never opened. */
  progress: number | null
  /** In the order of the alphabet. */
  tags: string[]
  /** Milliseconds since 1970, UTC; null when it is not in the trash. */
  deletedAt: number | null
}

/** What can be changed of many documents at once; what is left out stays as it is. */
export const shelfChange = z.object({ status: z.enum(documentStatuses), isStarred: z.boolean() }).partial()
export type ShelfChange = z.infer<typeof shelfChange>

/** What the reader corrects of what is known about a document. */
export const metadataCorrection = documentMetadata.partial()
export type MetadataCorrection = z.infer<typeof metadataCorrection>
