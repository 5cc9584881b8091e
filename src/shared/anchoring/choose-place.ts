import type { TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'
import type { Place } from './find-passage.ts'
import { testimony, type Sighting } from './neighbours.ts'

/** Below this confidence a passage is an orphan. Two equal places pass, as one of them must be right; three don't. */
const LOWEST_CONFIDENCE = 0.4

/** What is left of the confidence when only the old position tells equal places apart. */
const BY_POSITION = 0.75

/** With this many edits more than the best place, one may still be the right place, and the best a copy. */
const SLACK = 2

/**
 * Settles on one place of a passage, of those with fewest edits: on the one that other passages speak for (see
 * `testimony`); else on the one nearest to its position, if it has one; else on the first.
 */
export function choosePlace(
  text: string,
  { quote, position }: TextSelectors,
  places: readonly [Place, ...Place[]],
  sightings: readonly Sighting[],
): Anchoring {
  let best: Place = places[0]
  let equals = [best]
  for (const rival of places.slice(1)) {
    if (rival.edits > places[0].edits + SLACK) break
    // The passage is among the sightings itself: that counts the edits of both places.
    const verdict = testimony(sightings, best.range.start, rival.range.start)
    if (verdict > 0) {
      best = rival
      equals = [rival]
    } else if (verdict === 0 && rival.edits === best.edits) equals.push(rival)
  }
  let { confidence } = best
  if (equals.length > 1 && position !== null) {
    const distance = (place: Place): number => Math.abs(place.range.start - position.start)
    best = equals.reduce((nearest, place) => (distance(place) < distance(nearest) ? place : nearest))
    confidence *= BY_POSITION
  } else confidence /= equals.length

  const { range, edits } = best
  if (confidence < LOWEST_CONFIDENCE) return { kind: 'orphan', reason: 'ambiguous', guess: range }
  const same = range.end - range.start === quote.exact.length && text.startsWith(quote.exact, range.start)
  return { kind: !same ? 'altered' : edits === 0 ? 'exact' : 'moved', range, confidence }
}
