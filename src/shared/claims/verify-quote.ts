import { anchorAll } from '../anchoring/anchor.ts'
import { diffWords, type DiffRun } from '../anchoring/word-diff.ts'
import type { TextRange, TextSelectors } from '../model/selector.ts'

/**
 * Whether a stored quote stands in the current text.
 *
 * - `exact`: word for word where it was.
 * - `moved`: word for word elsewhere.
 * - `altered`: its words were edited; `found` is what stands there now, and `runs` compares the two.
 * - `gone`: not found. `found` and `runs` show the likeliest place, if there is one.
 */
export type QuoteCheck = {
  status: QuoteStatus
  /** Where it stands, in UTF-16 code units of the current text; null when it is gone. */
  range: TextRange | null
  /** What stands there now; null when there is nothing like it. */
  found: string | null
  /** From the quote to what was found; null unless they differ. */
  runs: DiffRun[] | null
}
export const quoteStatuses = ['exact', 'moved', 'altered', 'gone'] as const
export type QuoteStatus = (typeof quoteStatuses)[number]

/** Checks quotes against the current text; `earlierText` is the text they were taken from, when it is another. */
export function verifyQuotes(
  text: string,
  selectors: readonly TextSelectors[],
  earlierText?: string,
): QuoteCheck[] {
  return anchorAll(text, selectors, earlierText).map((anchoring, index): QuoteCheck => {
    const quote = selectors[index]?.quote.exact ?? ''
    const range = anchoring.kind === 'orphan' ? anchoring.guess : anchoring.range
    const found = range === null ? null : text.slice(range.start, range.end)
    const runs = found === null || found === quote ? null : diffWords(quote, found)
    if (anchoring.kind === 'orphan') return { status: 'gone', range: null, found, runs }
    // An anchor may shift by a space at its ends and call itself altered; what is the same to the letter is not.
    const isSame = found === quote
    const status = anchoring.kind === 'altered' && isSame ? 'moved' : anchoring.kind
    return { status, range, found, runs }
  })
}
