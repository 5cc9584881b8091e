import { z } from 'zod'
import { themes, typefaces } from './appearance.ts'

/** How the reader likes to read; kept in the library, so that it moves with it. */
export const settings = z.object({
  theme: z.enum(themes).default('system'),
  typeface: z.enum(typefaces).default('literata'),
  /** Size of the article's text in CSS pixels. */
  fontSize: z.int().min(12).max(40).default(19),
  /** Width of a line in characters. */
  measure: z.int().min(40).max(100).default(66),
  /** Height of a line, as a multiple of the size. */
  lineHeight: z.number().min(1.2).max(2.2).default(1.6),
  justify: z.boolean().default(false),
  shelfOpen: z.boolean().default(true),
  marginOpen: z.boolean().default(true),
  /** Whether pages may be fetched from the reader's own computer and network. */
  fetchOwnNetwork: z.boolean().default(false),
  /** Command id → the key that the reader gave it, replacing the built-in one; '' takes the key away. */
  keys: z.record(z.string(), z.string()).default({}),
})
export type Settings = z.infer<typeof settings>
