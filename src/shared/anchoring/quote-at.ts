import type { TextQuoteSelector } from '../model/selector.ts'
import { splitsPair } from './surrogates.ts'

/**
 * Whether the quote stands at `start` in the text.
 *
 * A selection may begin or end within a surrogate pair; whatever stores text as UTF-8 turns the half into the
 * replacement character, and so either will do.
 */
export function quoteIsAt(text: string, exact: string, start: number): boolean {
  if (text.startsWith(exact, start)) return true
  if (!exact.startsWith('\ufffd') && !exact.endsWith('\ufffd')) return false
  if (start < 0 || start + exact.length > text.length) return false
  return text.slice(start, start + exact.length).toWellFormed() === exact
}

/** Whether the quote stands at `start` in the text, with all its context around it. */
export function quoteAndContextAreAt(text: string, quote: TextQuoteSelector, start: number): boolean {
  const end = start + quote.exact.length
  return (
    quoteIsAt(text, quote.exact, start) &&
    text.endsWith(quote.prefix, splitsPair(text, start) ? start - 1 : start) &&
    text.startsWith(quote.suffix, splitsPair(text, end) ? end + 1 : end)
  )
}
