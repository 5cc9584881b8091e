import { z } from 'zod'
import { kindId } from './ids.ts'
import { kindColors, kindUnderlines } from './kind-style.ts'

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
