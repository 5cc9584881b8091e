import { anchorAll } from '../anchoring/anchor.ts'
import { diffWords, type DiffRun } from '../anchoring/word-diff.ts'
import type { TextRange, TextSelectors } from '../model/selector.ts'

/**
 * Whether a stored quote stands in the current text.
 *
 * - `exact`: word for word, where it was or pushed along by edits elsewhere.
 * - `moved`: word for word, between other words than before.
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
    const one = selectors[index]
    const quote = one?.quote.exact ?? ''
    const range = anchoring.kind === 'orphan' ? anchoring.guess : anchoring.range
    const found = range === null ? null : text.slice(range.start, range.end)
    const runs = found === null || found === quote ? null : diffWords(quote, found)
    if (anchoring.kind === 'orphan') return { status: 'gone', range: null, found, runs }
    if (found !== quote) return { status: 'altered', range, found, runs }
    const hasMoved = one !== undefined && !standsWhereItDid(text, one, anchoring.range)
    return { status: hasMoved ? 'moved' : 'exact', range, found, runs }
  })
}

/** How much of the context must be the same on one side, in UTF-16 code units: about two words. */
const NEAR = 12

function standsWhereItDid(
  text: string,
  { quote, position }: TextSelectors,
  { start, end }: TextRange,
): boolean {
  const before = quote.prefix.slice(-NEAR)
  const after = quote.suffix.slice(0, NEAR)
  if (before === '' && after === '') return position?.start === start
  return (before !== '' && text.endsWith(before, start)) || (after !== '' && text.startsWith(after, end))
}
