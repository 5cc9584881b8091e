import { alignInBand } from './banded-alignment.ts'
import { occurrences, type WordIndex } from './word-index.ts'

/** A place of the text that resembles a pattern of words. */
export type Candidate = {
  /** Per word of the pattern its place in the text, or -1. */
  matches: Int32Array
  /** How many words have a place. */
  matched: number
  /** How many words of the pattern there are from the first to the last that has a place. */
  span: number
  /** The words without a place, and those that stand between the others without being in the pattern. */
  edits: number
  /** How surprising it is to meet the matched words, in bits, if words were drawn by their frequency. */
  bits: number
}

/** An index with what looking for many patterns in it needs. */
export type Search = {
  index: WordIndex
  /** Bits of surprise in meeting a word, per number. */
  rarity: Float32Array
  /** Per bucket of diagonals the rarity of the words that vote for it; all 0 between searches. */
  votes: Float32Array
  touched: number[]
  gains: Float32Array
}

/** Frequencies are taken as if this many other words stood around the text, lest every word of a short one look frequent. */
const UNSEEN_WORDS = 1000

/** Prepares an index for searching. */
export function newSearch(index: WordIndex): Search {
  const rarity = new Float32Array(index.vocabulary.size)
  const total = Math.log2(index.places.length + UNSEEN_WORDS)
  for (let number = 0; number < rarity.length; number++) {
    rarity[number] = total - Math.log2(Math.max(1, occurrences(index, number)))
  }
  return { index, rarity, votes: new Float32Array(0), touched: [], gains: new Float32Array(256) }
}

/**
 * A diagonal is the distance between a word's place in the text and in the pattern. Votes are counted in
 * buckets of 2⁴ diagonals, each vote in two of them, so that a few words put in or left out don't part them.
 */
const BUCKET = 4

/** More places than this are not looked at: a pattern that suits as many is ambiguous anyway. */
const MOST_CANDIDATES = 8

/** A place with less than this share of the best one's votes is not looked at. */
const FEWEST_VOTES = 0.4

/** Voters are words that occur at most as often as the first of these numbers that gives `ENOUGH_VOTERS`. */
const FREQUENCIES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]
const ENOUGH_VOTERS = 8
const MOST_VOTERS = 32

/**
 * The places that resemble a pattern most, those with fewest edits first.
 *
 * `pattern` holds the words' numbers in the index's vocabulary, -1 for those that it lacks. The rare words of
 * the pattern vote for the places where they occur; the places with most votes are aligned word by word.
 */
export function findCandidates(search: Search, pattern: Int32Array): Candidate[] {
  const { rarity, touched } = search
  const count = pattern.length
  vote(search, pattern)
  const { votes } = search
  if (search.gains.length < count) search.gains = new Float32Array(2 * count)
  const { gains } = search
  for (let i = 0; i < count; i++) gains[i] = rarity[pattern[i] ?? -1] ?? 0

  const candidates: Candidate[] = []
  let fewest = 0
  while (candidates.length < MOST_CANDIDATES) {
    const bucket = mostVoted(search, fewest)
    if (bucket === null) break
    if (candidates.length === 0) fewest = FEWEST_VOTES * (votes[bucket] ?? 0)
    votes.fill(0, Math.max(0, bucket - 1), bucket + 2)
    for (const matches of alignments(search, pattern, bucket)) {
      candidates.push(candidateOf(search, pattern, matches))
    }
  }
  for (const bucket of touched) votes[bucket] = 0
  touched.length = 0
  return candidates.sort((a, b) => a.edits - b.edits)
}

/** The bucket with most votes, if that is more than `fewest`. */
function mostVoted({ votes, touched }: Search, fewest: number): number | null {
  let best: number | null = null
  let most = fewest
  for (const bucket of touched) {
    const weight = votes[bucket] ?? 0
    if (weight <= most) continue
    best = bucket
    most = weight
  }
  return best
}

/** Lets rare words of the pattern vote for the diagonals on which they occur. */
function vote(search: Search, pattern: Int32Array): void {
  const { index, rarity, touched } = search
  const count = pattern.length
  const buckets = ((index.words.count + count) >> BUCKET) + 3
  if (search.votes.length < buckets) search.votes = new Float32Array(buckets + 64)
  const { votes } = search
  const voters = chooseVoters(index, pattern)
  const stride = Math.ceil(voters.length / MOST_VOTERS)
  for (let v = 0; v < voters.length; v += stride) {
    const i = voters[v] ?? 0
    const number = pattern[i] ?? 0
    const weight = rarity[number] ?? 0
    const end = index.firsts[number + 1] ?? 0
    for (let p = index.firsts[number] ?? 0; p < end; p++) {
      const bucket = ((index.places[p] ?? 0) - i + count) >> BUCKET
      if (votes[bucket] === 0) touched.push(bucket)
      if (votes[bucket + 1] === 0) touched.push(bucket + 1)
      votes[bucket] = (votes[bucket] ?? 0) + weight
      votes[bucket + 1] = (votes[bucket + 1] ?? 0) + weight
    }
  }
}

/** The places in the pattern of its rare words. */
function chooseVoters(index: WordIndex, pattern: Int32Array): number[] {
  const voters: number[] = []
  for (const frequency of FREQUENCIES) {
    voters.length = 0
    for (let i = 0; i < pattern.length; i++) {
      const number = pattern[i] ?? -1
      if (number === -1) continue
      const times = occurrences(index, number)
      if (times > 0 && times <= frequency) voters.push(i)
    }
    if (voters.length >= ENOUGH_VOTERS) break
  }
  return voters
}

/** Aligns the pattern with the text around a bucket: once, or for each diagonal on which every word matches. */
function alignments({ index, gains }: Search, pattern: Int32Array, bucket: number): Int32Array[] {
  const width = 1 << BUCKET
  const middle = bucket * width - pattern.length
  // The neighbouring buckets, which won't be looked at, reach twice as far.
  const straight: Int32Array[] = []
  for (let diagonal = Math.max(0, middle - 2 * width); diagonal < middle + 2 * width; diagonal++) {
    let i = 0
    while (i < pattern.length && index.numbers[diagonal + i] === pattern[i]) i++
    if (i === pattern.length) straight.push(Int32Array.from(pattern, (_, word) => diagonal + word))
  }
  if (straight.length > 0) return straight
  const matches = new Int32Array(pattern.length)
  alignInBand(pattern, gains, index.numbers, middle, width + (pattern.length >> 4), matches)
  return [matches]
}

function candidateOf({ rarity }: Search, pattern: Int32Array, matches: Int32Array): Candidate {
  let matched = 0
  let bits = 0
  let inserted = 0
  let first = -1
  let previous = -1
  for (let i = 0; i < pattern.length; i++) {
    const place = matches[i] ?? -1
    if (place === -1) continue
    if (first === -1) first = i
    matched++
    bits += rarity[pattern[i] ?? 0] ?? 0
    if (previous !== -1) inserted += Math.max(0, place - (matches[previous] ?? 0) - (i - previous))
    previous = i
  }
  const span = first === -1 ? 0 : previous - first + 1
  return { matches, matched, span, edits: pattern.length - matched + inserted, bits }
}
