import type { Words } from './words.ts'

/** A gap is slid over at most this many words; longer repetitions are rare, and the time must stay bounded. */
const LONGEST_SLIDE = 256

/**
 * Slides what was put in, and what was taken out, to where people put in and take out text.
 *
 * When "B B'" replaced "B", and B' begins or ends like B, a shortest script may part them anywhere: it may
 * match the start of B with B and its end with B'. Of all such ways this takes the one in which the new text
 * starts and ends with a block, or at least a sentence, so that a new paragraph is one insertion, and the
 * passage before or after it stays whole. `a` and `b` number the words of `before` and `after`.
 */
export function slideGaps(
  before: Words,
  a: Int32Array,
  after: Words,
  b: Int32Array,
  matches: Int32Array,
): void {
  slideInsertions(a, b, after, matches)
  const inverse = invert(matches, after.count)
  slideInsertions(b, a, before, inverse)
  matches.set(invert(inverse, before.count))
}

/** Slides each stretch of `to` without partners that lies between two neighbouring words of `from`. */
function slideInsertions(from: Int32Array, to: Int32Array, toWords: Words, matches: Int32Array): void {
  for (let i = 0; i + 1 < matches.length; i++) {
    const left = matches[i] ?? -1
    const right = matches[i + 1] ?? -1
    if (left === -1 || right <= left + 1) continue
    // Unslid, the insertion is from left + 1 to before right; slid by s, from left + 1 + s to before right + s.
    let best = 0
    let bestScore = edge(toWords, left + 1) + edge(toWords, right)
    for (let s = -1; s >= -LONGEST_SLIDE; s--) {
      if (matches[i + 1 + s] !== left + 1 + s || from[i + 1 + s] !== to[right + s]) break
      const score = edge(toWords, left + 1 + s) + edge(toWords, right + s)
      if (score <= bestScore) continue
      best = s
      bestScore = score
    }
    for (let s = 1; s <= LONGEST_SLIDE; s++) {
      if (matches[i + s] !== right + s - 1 || from[i + s] !== to[left + s]) break
      const score = edge(toWords, left + 1 + s) + edge(toWords, right + s)
      if (score <= bestScore) continue
      best = s
      bestScore = score
    }
    for (let s = best; s < 0; s++) matches[i + 1 + s] = right + s
    for (let s = 1; s <= best; s++) matches[i + s] = left + s
  }
}

/** How good an edge the one before a word is: 2 between blocks, 1 between sentences, else 0. */
function edge({ text, starts, ends, count }: Words, word: number): number {
  if (word === 0 || word >= count) return 2
  const start = starts[word] ?? 0
  let score = 0
  for (let at = ends[word - 1] ?? 0; at < start; at++) {
    const sign = text.charCodeAt(at)
    if (sign === LINE_FEED) return 2
    if (sign === FULL_STOP || sign === QUESTION_MARK || sign === EXCLAMATION_MARK) score = 1
  }
  return score
}

const LINE_FEED = 0x0a
const EXCLAMATION_MARK = 0x21
const FULL_STOP = 0x2e
const QUESTION_MARK = 0x3f

function invert(matches: Int32Array, count: number): Int32Array {
  const inverse = new Int32Array(count).fill(-1)
  for (let i = 0; i < matches.length; i++) {
    const j = matches[i] ?? -1
    if (j !== -1) inverse[j] = i
  }
  return inverse
}
