import { z } from 'zod'
import { documentStatuses } from './document-status.ts'
import { kindId, speakerId } from './ids.ts'

/** Which part of the library the shelf shows, and by what it can be put in order. */
export const shelfPartNames = ['all', 'starred', ...documentStatuses, 'trash'] as const
export const shelfSortNames = ['added', 'published', 'title', 'read', 'highlights'] as const

/** What the shelf shows, and in which order. */
export const shelfView = z.object({
  part: z.enum(shelfPartNames),
  sort: z.enum(shelfSortNames),
  isReversed: z.boolean(),
  /** Words that stand in the title, byline, source or a tag. */
  words: z.string().max(1_000),
  tag: z.string().max(1_000).nullable(),
  source: z.string().max(10_000).nullable(),
  language: z.string().max(100).nullable(),
  /** Only documents with a highlight of this kind, or a claim of this speaker: the library says which those are. */
  kind: kindId.nullable(),
  speaker: speakerId.nullable(),
})
export type ShelfView = z.infer<typeof shelfView>

/** A view of the shelf, or a query of the search box, that the reader keeps under a name. */
export const savedView = z.object({
  name: z.string().min(1).max(200),
  what: z.union([z.object({ view: shelfView }), z.object({ query: z.string().min(1).max(10_000) })]),
})
export type SavedView = z.infer<typeof savedView>
