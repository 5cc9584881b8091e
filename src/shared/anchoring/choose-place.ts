import type { TextRange, TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'
import { quoteIsAt } from './quote-at.ts'
import type { Place } from './find-passage.ts'
import { MOST_SIGHTINGS, testimony, type Sighting } from './neighbours.ts'

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
  const heard = rivals.length <= MOST_SIGHTINGS
  const worseThan = (a: Place, b: Place): number =>
    a.edits - b.edits + (heard ? testimony(sightings, passage, a.range.start, b.range.start) : 0)
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
  const range = literally(text, quote.exact, best.range) ?? best.range
  if (confidence < LOWEST_CONFIDENCE) return { kind: 'orphan', reason: 'ambiguous', guess: range }
  if (range.end - range.start !== quote.exact.length || !quoteIsAt(text, quote.exact, range.start)) {
    return { kind: 'altered', range, confidence }
  }
  return { kind: best.amongTheSame ? 'exact' : 'moved', range, confidence }
}

/**
 * Where the quote stands to the letter in or around a place that was found by its words. The two differ where
 * a passage begins or ends within a word whose rest its context doesn't tell.
 */
function literally(text: string, exact: string, { start, end }: TextRange): TextRange | null {
  if (end - start === exact.length && text.startsWith(exact, start)) return { start, end }
  const from = Math.max(0, start - exact.length)
  const at = text.slice(from, end + exact.length).indexOf(exact)
  return at === -1 ? null : { start: from + at, end: from + at + exact.length }
}
