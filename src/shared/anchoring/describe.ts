import type { TextRange, TextSelectors } from '../model/selector.ts'
import { assert } from '../result.ts'
import { splitsPair } from './surrogates.ts'

/** How much of the text before and after a passage is kept with it, in UTF-16 code units; as most annotation tools do. */
const CONTEXT_LENGTH = 32

/**
 * Describes a passage so that `anchor` finds it again.
 *
 * `range` is in UTF-16 code units of `text` and need not respect words or surrogate pairs; the context never
 * holds half a pair. Throws when the range is empty, not of whole numbers, or not within the text.
 */
export function describe(text: string, range: TextRange): TextSelectors {
  const { start, end } = range
  assert(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length,
    `a passage within 0–${text.length}`,
    `${start}–${end}`,
  )
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: context(text, Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: context(text, end, Math.min(text.length, end + CONTEXT_LENGTH)),
    },
    position: { type: 'TextPositionSelector', start, end },
  }
}

/** The text from `from` to `to`, less the halves of surrogate pairs that either end cuts in two. */
function context(text: string, from: number, to: number): string {
  const first = splitsPair(text, from) ? from + 1 : from
  const last = splitsPair(text, to) ? to - 1 : to
  return text.slice(first, Math.max(first, last))
}
