import { z } from 'zod'

/** A flat label; `/` nests. Never empty, no white space at its ends. */
export const tagName = z
  .string()
  .min(1)
  .max(1_000)
  .refine((name) => name === name.trim() && name.isWellFormed(), 'must not begin or end with white space')
