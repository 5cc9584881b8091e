import type { TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'
import type { Place } from './find-passage.ts'

/** Below this confidence a passage is an orphan. It lets two equal places pass, of which one must be right, and not three. */
const LOWEST_CONFIDENCE = 0.4

/** What a hint that tells equal places apart leaves of the confidence. */
const HINTED = 0.75

/** How far from each other, in UTF-16 code units, annotations are that may tell of each other: about a paragraph or two. */
const NEIGHBOURHOOD = 600

/**
 * Settles on one of several equally good places of a passage: on the one nearest to its position, if it has
 * one; else on the one that other annotations are near, as readers annotate one copy of a text; else on the
 * first. `others` are the starts of the other annotations that have been found, ascending.
 */
export function choosePlace(
  text: string,
  { quote, position }: TextSelectors,
  places: readonly [Place, ...Place[]],
  others: readonly number[],
): Anchoring {
  let chosen: Place = places[0]
  let { confidence } = chosen
  if (places.length > 1) {
    const distances = places.map(({ range }) =>
      position === null ? distanceToNearest(others, range.start) : Math.abs(range.start - position.start),
    )
    const [least = 0, second = 0] = distances.toSorted((a, b) => a - b)
    const told = least < second && (position !== null || least <= NEIGHBOURHOOD)
    if (told) {
      chosen = places[distances.indexOf(least)] ?? chosen
      confidence = chosen.confidence * HINTED
    } else confidence = chosen.confidence / places.length
  }
  const { range } = chosen
  if (confidence < LOWEST_CONFIDENCE) return { kind: 'orphan', reason: 'ambiguous', guess: range }
  const same = range.end - range.start === quote.exact.length && text.startsWith(quote.exact, range.start)
  return { kind: !same ? 'altered' : chosen.sameContext ? 'exact' : 'moved', range, confidence }
}

/** How far the nearest of some ascending numbers is from `target`; infinite when there are none. */
function distanceToNearest(ascending: readonly number[], target: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < target) low = middle + 1
    else high = middle
  }
  return Math.min((ascending[low] ?? Infinity) - target, target - (ascending[low - 1] ?? -Infinity))
}
