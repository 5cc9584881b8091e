import { dropCoincidences } from './coincidences.ts'
import { matchByMyers } from './myers.ts'
import { slideGaps } from './slide-gaps.ts'
import { newVocabulary, numberWords, type Vocabulary } from './vocabulary.ts'
import type { Words } from './words.ts'

/** Which word of the later text each word of the earlier one became. */
export type WordAlignment = {
  before: Words
  after: Words
  /** Per word of `before`, its place in `after`, or -1; the places that are not -1 ascend. */
  matches: Int32Array
  vocabulary: Vocabulary
  /** The words by their numbers in `vocabulary`. */
  beforeNumbers: Int32Array
  afterNumbers: Int32Array
}

/** Gaps of at most this many words, both sides together, go straight to Myers: finding rare words costs more there. */
const SMALL_GAP = 32

/**
 * Aligns two texts word by word.
 *
 * Patience diff (B. Cohen): words that occur once on both sides and keep their order are the fixed points;
 * the gaps between them are done in the same way, and by Myers' algorithm where nothing is unique. What is
 * left after bounded work is unmatched, so that time grows with the length of the texts, whatever is in them.
 */
export function alignWords(before: Words, after: Words): WordAlignment {
  const vocabulary = newVocabulary(before.count + after.count)
  const a = numberWords(vocabulary, before)
  const b = numberWords(vocabulary, after)
  const matches = new Int32Array(before.count).fill(-1)
  const seenInA = new Int32Array(vocabulary.size)
  const seenInB = new Int32Array(vocabulary.size)
  const placeInB = new Int32Array(vocabulary.size)

  // Gaps still to be done: four numbers each.
  const gaps = [0, a.length, 0, b.length]
  while (gaps.length > 0) {
    let bTo = gaps.pop() ?? 0
    let bFrom = gaps.pop() ?? 0
    let aTo = gaps.pop() ?? 0
    let aFrom = gaps.pop() ?? 0
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) matches[aFrom++] = bFrom++
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) matches[--aTo] = --bTo
    if (aFrom === aTo || bFrom === bTo) continue
    const fixed = aTo - aFrom + (bTo - bFrom) <= SMALL_GAP ? [] : fixedPoints(aFrom, aTo, bFrom, bTo)
    if (fixed.length === 0) {
      matchByMyers(a, aFrom, aTo, b, bFrom, bTo, matches)
      continue
    }
    let aNext = aFrom
    let bNext = bFrom
    for (const at of fixed) {
      const inB = placeInB[a[at] ?? 0] ?? 0
      matches[at] = inB
      gaps.push(aNext, at, bNext, inB)
      aNext = at + 1
      bNext = inB + 1
    }
    gaps.push(aNext, aTo, bNext, bTo)
  }
  slideGaps(before, a, after, b, matches)
  const rarity = rarityIn(vocabulary.size, a, b)
  dropCoincidences(matches, b.length, (place) => rarity[a[place] ?? 0] ?? 0)
  return { before, after, matches, vocabulary, beforeNumbers: a, afterNumbers: b }

  /** Places in `a` of words that occur once on both sides, as many as keep their order; `placeInB` has the other side. */
  function fixedPoints(aFrom: number, aTo: number, bFrom: number, bTo: number): number[] {
    for (let i = aFrom; i < aTo; i++) seenInA[a[i] ?? 0] = 0
    for (let j = bFrom; j < bTo; j++) seenInB[b[j] ?? 0] = 0
    for (let i = aFrom; i < aTo; i++) {
      const word = a[i] ?? 0
      seenInB[word] = 0
      seenInA[word] = (seenInA[word] ?? 0) + 1
    }
    for (let j = bFrom; j < bTo; j++) {
      const word = b[j] ?? 0
      seenInB[word] = (seenInB[word] ?? 0) + 1
      placeInB[word] = j
    }
    const candidates: number[] = []
    for (let i = aFrom; i < aTo; i++) {
      const word = a[i] ?? 0
      if (seenInA[word] === 1 && seenInB[word] === 1) candidates.push(i)
    }
    return longestAscending(candidates, (i) => placeInB[a[i] ?? 0] ?? 0)
  }
}

/** A word that occurs once is taken to be one in as many words as these, and those of the text. */
const UNSEEN_WORDS = 1000

/** Bits of surprise in meeting each word, by how often it occurs in two texts. */
function rarityIn(size: number, a: Int32Array, b: Int32Array): Float32Array {
  const times = new Int32Array(size)
  for (const word of a) times[word] = (times[word] ?? 0) + 1
  for (const word of b) times[word] = (times[word] ?? 0) + 1
  const words = a.length + b.length
  return Float32Array.from(times, (both) => {
    const rare = Math.log2((words + 2 * UNSEEN_WORDS) / both)
    // What occurs several times even in a short text is a common word.
    return both > 2 ? Math.min(rare, Math.log2(words / (both - 2))) : rare
  })
}

/** The longest part of `items` whose `keyOf` ascends, in order. */
function longestAscending(items: readonly number[], keyOf: (item: number) => number): number[] {
  const keys = new Int32Array(items.length)
  const previous = new Int32Array(items.length)
  const tails: number[] = []
  for (let i = 0; i < items.length; i++) {
    const key = keyOf(items[i] ?? 0)
    keys[i] = key
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((keys[tails[middle] ?? 0] ?? 0) < key) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = i
  }
  const longest: number[] = []
  for (let i = tails.at(-1) ?? -1; i !== -1; i = previous[i] ?? -1) longest.push(items[i] ?? 0)
  return longest.reverse()
}
