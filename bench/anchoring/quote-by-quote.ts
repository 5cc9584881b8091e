import search from 'approx-string-match'
import type { TextRange, TextSelectors } from '../../src/shared/model/selector.ts'

/**
 * The way in which Hypothesis's client looks for a quote, written anew from its description: all exact hits,
 * or else all approximate ones with errors in up to half of the quote's characters (256 at most); of these
 * the best by how well the quote (weight 50), its prefix (20), its suffix (20) and its position (2) agree.
 */
export function findByQuote(text: string, { quote, position }: TextSelectors): TextRange | null {
  const { exact, prefix, suffix } = quote
  let best: TextRange | null = null
  let highest = -1
  for (const { start, end, errors } of occurrences(text, exact, Math.min(256, exact.length / 2))) {
    const before = text.slice(Math.max(0, start - prefix.length), start)
    const after = text.slice(end, end + suffix.length)
    const parts: [weight: number, score: number][] = [
      [50, 1 - errors / exact.length],
      [20, prefix === '' ? 1 : agreement(before, prefix)],
      [20, suffix === '' ? 1 : agreement(after, suffix)],
      [2, position === null ? 1 : 1 - Math.abs(start - position.start) / text.length],
    ]
    const score = parts.reduce((sum, [weight, part]) => sum + weight * part, 0)
    if (score <= highest) continue
    highest = score
    best = { start, end }
  }
  return best
}

function occurrences(text: string, pattern: string, mostErrors: number): (TextRange & { errors: number })[] {
  const exact: (TextRange & { errors: number })[] = []
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
    exact.push({ start: at, end: at + pattern.length, errors: 0 })
  }
  return exact.length > 0 ? exact : search(text, pattern, mostErrors)
}

/** The share of `pattern` that some part of `text` agrees with. */
function agreement(text: string, pattern: string): number {
  const [nearest] = occurrences(text, pattern, pattern.length)
  return text === '' || nearest === undefined ? 0 : 1 - nearest.errors / pattern.length
}
