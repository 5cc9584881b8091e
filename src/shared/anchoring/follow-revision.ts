import type { TextRange, TextSelectors } from '../model/selector.ts'
import type { Anchoring } from './anchoring.ts'
import { newSearch, type Search } from './candidates.ts'
import { carryOver, placeBetween } from './carry-over.ts'
import { findPassage, type Place } from './find-passage.ts'
import { quoteAndContextAreAt, quoteIsAt } from './quote-at.ts'
import { similarity } from './similarity.ts'
import { alignWords, type WordAlignment } from './word-alignment.ts'
import { indexWords } from './word-index.ts'
import { firstWordEndingAfter, firstWordStartingFrom, sliceWords, splitWords } from './words.ts'

/** An earlier and a later text of one document, compared. */
export type Revision = {
  alignment: WordAlignment
  /** Finds what was moved: searches the later text's words that have no partner. Made when first needed. */
  moved: Search | null
}

/** Compares two texts of a document, so that passages can be followed from the earlier to the later one. */
export function compareRevisions(earlier: string, later: string): Revision {
  return { alignment: alignWords(splitWords(earlier), splitWords(later)), moved: null }
}

/** How many words on either side of a passage help to find where it was moved. */
const CONTEXT_WORDS = 12

/** A passage of which less than this share of its words is left counts as deleted; and one of which a single word is. */
const LEAST_KEPT = 0.1

/** What replaced a passage counts as the same one, altered, when it is spelt this much like it. */
const LEAST_SIMILARITY = 0.6

/**
 * Follows a passage from the earlier text to the later one.
 *
 * Returns null when it isn't in the earlier text where its selectors say, so that the comparison tells nothing;
 * several places when it was moved and copied.
 */
export function followPassage(
  revision: Revision,
  { quote, position }: TextSelectors,
): Anchoring | readonly [Place, ...Place[]] | null {
  const { before, after, matches } = revision.alignment
  if (position === null || !quoteAndContextAreAt(before.text, quote, position.start)) return null
  const passage = { start: position.start, end: position.start + quote.exact.length }
  const first = firstWordEndingAfter(before, passage.start)
  const end = firstWordStartingFrom(before, passage.end)
  if (first >= end) return followSigns(revision, quote.exact, first)

  const carried = carryOver(before, after, matches, passage)
  const kept = carried === null ? 0 : carried.kept / carried.words
  if (carried !== null && kept >= 0.5) return inPlace(after.text, quote.exact, carried.range, kept)

  const moved = findMoved(revision, first, end, passage)
  if (moved !== null && moved[0].kept > (carried?.kept ?? 0)) return moved
  if (carried !== null && kept >= LEAST_KEPT && (carried.kept > 1 || carried.words <= 3)) {
    return inPlace(after.text, quote.exact, carried.range, kept)
  }

  const place = placeBetween(before, after, matches, passage)
  if (place === null || carried !== null) {
    return { kind: 'orphan', reason: 'deleted', guess: carried?.range ?? place }
  }
  const cutsWords = passage.start > (before.starts[first] ?? 0) || passage.end < (before.ends[end - 1] ?? 0)
  return replacedBy(after.text, quote.exact, place, cutsWords)
}

/** Whether what stands now where all words of a passage were replaced is the passage still. */
function replacedBy(text: string, exact: string, place: TextRange, cutsWords: boolean): Anchoring {
  const now = text.slice(place.start, place.end)
  const at = now.indexOf(exact)
  if (cutsWords && at !== -1 && !now.includes(exact, at + 1)) {
    // What changed is the rest of a word that the passage is only a part of.
    const range = { start: place.start + at, end: place.start + at + exact.length }
    return { kind: 'exact', range, confidence: exact.length / now.length }
  }
  const alike = similarity(exact, now)
  if (alike >= LEAST_SIMILARITY) return { kind: 'altered', range: place, confidence: alike }
  return { kind: 'orphan', reason: 'deleted', guess: place }
}

function inPlace(text: string, exact: string, range: TextRange, kept: number): Anchoring {
  const same = range.end - range.start === exact.length && quoteIsAt(text, exact, range.start)
  return same
    ? { kind: 'exact', range, confidence: 1 }
    : { kind: 'altered', range, confidence: 0.5 + 0.5 * kept }
}

/** Looks for a passage among the words that are new in the later text. */
function findMoved(
  revision: Revision,
  first: number,
  end: number,
  passage: TextRange,
): readonly [Place, ...Place[]] | null {
  const { before, after, beforeNumbers, vocabulary, afterNumbers, matches } = revision.alignment
  if (revision.moved === null) {
    const isOld = new Uint8Array(after.count)
    for (const place of matches) if (place !== -1) isOld[place] = 1
    revision.moved = newSearch(indexWords(after, vocabulary, afterNumbers, (place) => isOld[place] === 0))
  }
  // Of the context only what left the place with the passage; else a copy of what stayed would pass for it.
  let from = first
  while (from > 0 && first - from < CONTEXT_WORDS && !stayed(matches, from - 1, from - 2)) from--
  let to = end
  while (to < before.count && to - end < CONTEXT_WORDS && !stayed(matches, to, to + 1)) to++
  const finding = findPassage(
    revision.moved,
    sliceWords(before, from, to),
    beforeNumbers.subarray(from, to),
    passage,
  )
  if (finding.kind === 'lost') return null
  const elsewhere = (place: Place): Place => ({ ...place, amongTheSame: false })
  const [likeliest, ...others] = finding.places
  return [elsewhere(likeliest), ...others.map(elsewhere)]
}

/** Whether two words next to each other are matched: a single one may be chance. */
function stayed(matches: Int32Array, word: number, next: number): boolean {
  return matches[word] !== -1 && matches[next] !== -1
}

/** Follows a passage without words, such as punctuation, that stands before the word `next`. */
function followSigns(revision: Revision, exact: string, next: number): Anchoring {
  const { before, after, matches } = revision.alignment
  const left = next === 0 ? -1 : (matches[next - 1] ?? -1)
  const right = next === before.count ? after.count : (matches[next] ?? -1)
  const lost = { kind: 'orphan', reason: 'deleted', guess: null } as const
  if ((left === -1 && next > 0) || right !== left + 1) return lost
  const start = left === -1 ? 0 : (after.ends[left] ?? 0)
  const stop = right === after.count ? after.text.length : (after.starts[right] ?? 0)
  const between = after.text.slice(start, stop)
  const at = between.indexOf(exact)
  if (at === -1 || between.includes(exact, at + 1)) return { ...lost, guess: { start, end: stop } }
  return { kind: 'exact', range: { start: start + at, end: start + at + exact.length }, confidence: 1 }
}
