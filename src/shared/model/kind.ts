import { z } from 'zod'
import { kindId, type KindId } from './ids.ts'
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

/** What may be changed of a kind; whether it carries claims is settled when it is made. */
export const kindPatch = kind
  .pick({ name: true, color: true, underline: true, glyph: true, hidden: true })
  .partial()
export type KindPatch = z.infer<typeof kindPatch>

/** How many annotations a kind has: those that are live, and those in the trash. */
export type KindUse = { id: KindId; live: number; trashed: number }
