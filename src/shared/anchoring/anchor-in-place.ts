import type { TextSelectors } from '../model/selector.ts'
import type { Anchored } from './anchoring.ts'
import { quoteAndContextAreAt } from './quote-at.ts'

/** The first and cheapest way: whether a passage stands at its position, with all its context; null when it doesn't. */
export function anchorInPlace(text: string, { quote, position }: TextSelectors): Anchored | null {
  if (position === null || !quoteAndContextAreAt(text, quote, position.start)) return null
  const range = { start: position.start, end: position.start + quote.exact.length }
  return { kind: 'exact', range, confidence: 1 }
}
