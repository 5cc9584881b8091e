import type { TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'

/**
 * Finds one passage in `text`, or says that it is lost.
 *
 * `earlierText` is the text in which the selectors were made, when it is known; it makes the answer surer.
 */
export function anchor(text: string, selectors: TextSelectors, earlierText?: string): Anchoring {
  const [anchoring] = anchorAll(text, [selectors], earlierText)
  if (anchoring === undefined) throw new Error('expected one anchoring, found none')
  return anchoring
}

/**
 * Finds many passages in one text; the answers are in the order of `selectors`.
 *
 * `earlierText` is the text in which all of them were made, when it is known. Throws when a quote is empty.
 */
export function anchorAll(
  text: string,
  selectors: readonly TextSelectors[],
  earlierText?: string,
): Anchoring[] {
  void earlierText
  return selectors.map((one) => anchorByQuote(text, one))
}

function anchorByQuote(text: string, { quote, position }: TextSelectors): Anchoring {
  const { exact, prefix, suffix } = quote
  if (exact === '') throw new Error('expected a quote, found an empty one')
  const length = exact.length
  if (position !== null && text.startsWith(exact, position.start)) {
    return { kind: 'exact', range: { start: position.start, end: position.start + length }, confidence: 1 }
  }
  let best = -1
  let bestScore = -1
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const score = (text.endsWith(prefix, at) ? 1 : 0) + (text.startsWith(suffix, at + length) ? 1 : 0)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  }
  if (best === -1) return { kind: 'orphan', reason: 'absent', guess: null }
  return {
    kind: position === null ? 'exact' : 'moved',
    range: { start: best, end: best + length },
    confidence: (1 + bestScore) / 3,
  }
}
