import { z } from 'zod'

/** A half-open range [start, end) in UTF-16 code units of a document's canonical text. */
export const textRange = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine((range) => range.start < range.end, 'start must lie before end')
export type TextRange = z.infer<typeof textRange>

/** W3C Web Annotation: a passage by its place, in UTF-16 code units of the canonical text. https://www.w3.org/TR/annotation-model/#text-position-selector */
export const textPositionSelector = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type TextPositionSelector = z.infer<typeof textPositionSelector>

/** W3C Web Annotation: a passage by its words and what stands around them. https://www.w3.org/TR/annotation-model/#text-quote-selector */
export const textQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
})
export type TextQuoteSelector = z.infer<typeof textQuoteSelector>

/** How an annotation remembers its passage; `position` is null when it came from elsewhere with its quote only. */
export const textSelectors = z.object({
  quote: textQuoteSelector,
  position: textPositionSelector.nullable(),
})
export type TextSelectors = z.infer<typeof textSelectors>
