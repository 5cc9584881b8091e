/** W3C Web Annotation: where a passage stood, in UTF-16 code units of the canonical text; half-open. */
export type TextPositionSelector = { type: 'TextPositionSelector'; start: number; end: number }

/** W3C Web Annotation: the passage's own words, and a little of what stands before and after them. */
export type TextQuoteSelector = { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string }

/** Both selectors of one target; `position` is null when the annotation came from elsewhere. */
export type TextSelectors = { quote: TextQuoteSelector; position: TextPositionSelector | null }

/** A stretch of text in UTF-16 code units, half-open. */
export type TextRange = { start: number; end: number }
