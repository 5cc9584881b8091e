import { z } from 'zod'

/** The largest file that is kept beside its text, in bytes. */
export const MAX_ORIGINAL_BYTES = 100 * 1_024 * 1_024

/** The most pages of a file whose pages are shown. */
export const MAX_PAGES = 20_000

/** The longest name of a page, in UTF-16 code units. */
export const MAX_LABEL = 40

const length = z.number().positive().max(20_000)

/** A page of a paginated source: its number as printed, and its size in points. */
export const documentPage = z.object({ label: z.string().max(MAX_LABEL), width: length, height: length })
export type DocumentPage = z.infer<typeof documentPage>

/** The file that a document was made from, kept so that its own pages can be shown. */
export const documentOriginal = z.object({
  mediaType: z.literal('application/pdf'),
  bytes: z.custom<Uint8Array>(
    (bytes) => bytes instanceof Uint8Array && bytes.length <= MAX_ORIGINAL_BYTES,
    'must be at most 100 MB',
  ),
  pages: z.array(documentPage).min(1).max(MAX_PAGES),
})
export type DocumentOriginal = z.infer<typeof documentOriginal>
