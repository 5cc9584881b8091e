import type { TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'
import type { Place } from './find-passage.ts'
import { testimony, type Sighting } from './neighbours.ts'

/** Below this confidence a passage is an orphan. Two equal places pass, as one of them must be right; three don't. */
const LOWEST_CONFIDENCE = 0.4

/** With this many edits more than the place with fewest, one may still be the right one, and the other a copy. */
const SLACK = 2

/** How much less likely each edit more makes a place. */
const ODDS = 4

/** What is left of the confidence when only the old position tells equal places apart. */
const BY_POSITION = 0.75

/**
 * Settles on one place of a passage: the one with fewest edits, unless others that were described with it
 * speak for another (see `testimony`); among equals the one nearest to its position, if it has one, else the
 * first. `passage` is its number in `sightings`.
 */
export function choosePlace(
  text: string,
  { quote, position }: TextSelectors,
  places: readonly [Place, ...Place[]],
  sightings: readonly Sighting[],
  passage: number,
): Anchoring {
  const rivals = places.filter(({ edits }) => edits <= places[0].edits + SLACK)
  const worseThan = (a: Place, b: Place): number =>
    a.edits - b.edits + testimony(sightings, passage, a.range.start, b.range.start)
  let best: Place = places[0]
  for (const rival of rivals) if (worseThan(best, rival) > 0) best = rival
  const equals = rivals.filter((rival) => rival === best || worseThan(rival, best) === 0)
  let { confidence } = best
  if (equals.length > 1 && position !== null) {
    const distance = (place: Place): number => Math.abs(place.range.start - position.start)
    best = equals.reduce((nearest, place) => (distance(place) < distance(nearest) ? place : nearest))
    confidence *= BY_POSITION
  } else {
    let odds = 1
    for (const rival of rivals) if (rival !== best) odds += ODDS ** -Math.max(0, worseThan(rival, best))
    confidence /= odds
  }
  const { range, edits } = best
  if (confidence < LOWEST_CONFIDENCE) return { kind: 'orphan', reason: 'ambiguous', guess: range }
  const same = range.end - range.start === quote.exact.length && text.startsWith(quote.exact, range.start)
  return { kind: !same ? 'altered' : edits === 0 ? 'exact' : 'moved', range, confidence }
}
