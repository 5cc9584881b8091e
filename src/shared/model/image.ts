import { z } from 'zod'

export const imageMediaTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const

/** A picture that came with a document; it is served as `app://postil/image/<name>`. */
export const documentImage = z.object({
  /** SHA-256 of `bytes` in lower-case hexadecimal. */
  name: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(imageMediaTypes),
  /** At most 5 MB. */
  bytes: z.custom<Uint8Array>(
    (bytes) => bytes instanceof Uint8Array && bytes.length <= 5 * 1_024 * 1_024,
    'must be at most 5 MB',
  ),
})
export type DocumentImage = z.infer<typeof documentImage>

/** The most pictures of one document. */
export const MAX_DOCUMENT_IMAGES = 200
