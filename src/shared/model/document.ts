import { z } from 'zod'
import type { documentId, revisionId } from './ids.ts'
import type { DocumentPage } from './original.ts'
import { webUrl } from './web-url.ts'

/** The longest canonical text that is taken in, in UTF-16 code units: about six times the longest novel. */
export const MAX_TEXT_LENGTH = 50_000_000

/** What is known about an article besides its words; the reader may correct each field. Absent is null, never ''. */
export const documentMetadata = z.object({
  /** The headline. */
  title: z.string().min(1).max(10_000),
  /** Who wrote it, as printed, without "Written by". */
  byline: z.string().max(10_000).nullable(),
  /** The publication or site it appeared in. */
  source: z.string().max(10_000).nullable(),
  /** Its canonical address; http or https only. */
  url: webUrl.nullable(),
  /** ISO 8601 date, or date and time, as published. */
  publishedAt: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .nullable(),
  /** BCP 47 tag, such as "en-GB". */
  language: z.string().max(64).nullable(),
})
export type DocumentMetadata = z.infer<typeof documentMetadata>

/** An article as an importer delivers it: metadata, and sanitised HTML whose `textContent` is `text`. */
export const documentDraft = documentMetadata.extend({
  html: z.string().max(4 * MAX_TEXT_LENGTH),
  text: z.string().min(1).max(MAX_TEXT_LENGTH),
})
export type DocumentDraft = z.infer<typeof documentDraft>

/** An article in the library, as the shelf lists it: everything but its body. */
export type DocumentSummary = DocumentMetadata & {
  id: z.infer<typeof documentId>
  revisionId: z.infer<typeof revisionId>
  /** Milliseconds since 1970, UTC. */
  addedAt: number
  /** Milliseconds since 1970, UTC; null when it was never opened. */
  lastReadAt: number | null
  /** How many live annotations it has. */
  annotationCount: number
  /** Words in the canonical text, for the reading time. */
  wordCount: number
}

/** One state of an article's text. An edit by its publisher makes a new one; none is ever changed. */
export type Revision = {
  id: z.infer<typeof revisionId>
  documentId: z.infer<typeof documentId>
  /** Milliseconds since 1970, UTC. */
  createdAt: number
  /** Canonical HTML: sanitised, blocks separated by newline text nodes. */
  html: string
  /** Canonical text: exactly the `textContent` of `html`. */
  text: string
  /** SHA-256 of `text` as UTF-8, in lower-case hexadecimal. */
  sha256: string
}

/** An article with the text that is current; `pages` are those of the file it was made from, if it can be shown. */
export type Document = DocumentSummary & { revision: Revision; pages?: readonly DocumentPage[] }

/** Where the reader stopped: the first visible passage, and how far its line lay above the window's edge. */
export const readingPosition = z.object({
  /** UTF-16 code units in the canonical text. */
  offset: z.int().nonnegative(),
  /** Pixels from the top of the window to the line that holds `offset`; negative when it is cut. */
  pixels: z.number(),
})
export type ReadingPosition = z.infer<typeof readingPosition>
