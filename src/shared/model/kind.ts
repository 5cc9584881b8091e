import { z } from 'zod'
import { kindId } from './ids.ts'

/** The hues that have been tuned to AA contrast in every theme; a kind names one of them. */
export const kindColors = ['amber', 'blue', 'green', 'purple', 'slate', 'red', 'teal', 'pink', 'lime'] as const
/** How a highlight is underlined, so that kinds differ by more than colour. */
export const kindUnderlines = ['solid', 'dotted', 'dashed', 'wavy', 'double'] as const

export const kindDraft = z.object({
  name: z.string().min(1).max(200),
  color: z.enum(kindColors),
  underline: z.enum(kindUnderlines),
  /** One printable character shown in the margin beside the notes of this kind. */
  glyph: z.string().min(1).max(8),
  /** Whether annotations of this kind carry a claim record. */
  isClaim: z.boolean(),
})
export type KindDraft = z.infer<typeof kindDraft>

/** What a highlight means. Its digit key is its place in the list, from 1. */
export const kind = kindDraft.extend({
  id: kindId,
  /** Place in the list, from 0. */
  position: z.int().nonnegative(),
  /** Hidden kinds keep their annotations but offer no key. */
  hidden: z.boolean(),
})
export type Kind = z.infer<typeof kind>
