import { diffWords, type DiffRun } from '../anchoring/word-diff.ts'
import { splitWords } from '../anchoring/words.ts'
import type { TextRange } from '../model/selector.ts'

/**
 * How well a text has a quote that was pasted in.
 *
 * - `exact`: to the letter.
 * - `typography`: the same words; quotation marks, dashes, spaces or case differ.
 * - `altered`: some words differ.
 */
export type FoundQuote = {
  status: 'exact' | 'typography' | 'altered'
  /** UTF-16 code units of the text. */
  range: TextRange
  /** What the text says. */
  found: string
  /** From the pasted quote to what the text says; null when they are the same. */
  runs: DiffRun[] | null
  /** How many of the words of the two are the same and in the same order, from 0 to 1. */
  similarity: number
}

/** Fewer words in common than this, and two sentences are not the same sentence misquoted. */
const MIN_SIMILARITY = 0.5

/** A pasted quote, made ready to be looked for in many texts. */
export type WantedQuote = { quote: string; hashes: Int32Array; counts: ReadonlyMap<number, number> }

/** Makes a quote ready to be looked for; the quotation marks that enclose it, and the spaces, are taken off. */
export function wantedQuote(pasted: string): WantedQuote {
  const quote = withoutMarks(pasted)
  const words = splitWords(quote)
  const counts = new Map<number, number>()
  const hashes = words.hashes.slice(0, words.count)
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return { quote, hashes, counts }
}

function withoutMarks(pasted: string): string {
  const text = pasted.trim()
  const inner = /^["'“”‘’«»„‹›](.*)["'“”‘’«»‹›]$/su.exec(text)?.[1]
  return inner === undefined || inner.trim() === '' ? (inner ?? text) : withoutMarks(inner)
}

/**
 * Finds the passage of `text` that is most like the quote; null when less than half of the words agree.
 * Time grows with the length of the text: one window of the quote's length slides over its words.
 */
export function findQuote(text: string, { quote, hashes, counts }: WantedQuote): FoundQuote | null {
  if (quote === '') return null
  const at = text.indexOf(quote)
  if (at !== -1) {
    return {
      status: 'exact',
      range: { start: at, end: at + quote.length },
      found: quote,
      runs: null,
      similarity: 1,
    }
  }
  const words = splitWords(text)
  const size = hashes.length
  if (size === 0 || words.count === 0) return null
  // Words in common within the window, each as often as the quote has it.
  const inWindow = new Map<number, number>()
  let common = 0
  let best = 0
  let bestEnd = -1
  for (let index = 0; index < words.count; index += 1) {
    const entering = words.hashes[index] ?? 0
    const wanted = counts.get(entering)
    if (wanted !== undefined) {
      const now = (inWindow.get(entering) ?? 0) + 1
      inWindow.set(entering, now)
      if (now <= wanted) common += 1
    }
    const leaving = index >= size ? (words.hashes[index - size] ?? 0) : null
    if (leaving !== null) {
      const wantedLeaving = counts.get(leaving)
      if (wantedLeaving !== undefined) {
        const now = (inWindow.get(leaving) ?? 0) - 1
        inWindow.set(leaving, now)
        if (now < wantedLeaving) common -= 1
      }
    }
    if (common > best) {
      best = common
      bestEnd = index
    }
  }
  if (best / size < MIN_SIMILARITY) return null
  return compare(text, quote, size, words, bestEnd)
}

/** Cuts the passage out of a stretch twice as long as the quote, by the first and the last word that agree. */
function compare(
  text: string,
  quote: string,
  size: number,
  words: ReturnType<typeof splitWords>,
  bestEnd: number,
): FoundQuote | null {
  const margin = Math.ceil(size / 2)
  const from = words.starts[Math.max(0, bestEnd - size + 1 - margin)] ?? 0
  const to = words.ends[Math.min(words.count - 1, bestEnd + margin)] ?? text.length
  const equal = diffWords(quote, text.slice(from, to)).filter(
    (run) => run.kind === 'equal' && /[\p{L}\p{N}]/u.test(quote.slice(run.before.start, run.before.end)),
  )
  const first = equal[0]
  const last = equal.at(-1)
  if (first === undefined || last === undefined) return wordsOnly(text, quote, words, bestEnd, size)
  // What the quote has before its first word in common stands, altered, before it in the text too.
  const lead = splitWords(quote.slice(0, first.before.start)).count
  const tail = splitWords(quote.slice(last.before.end)).count
  const start = stepBack(words, from + first.after.start, lead)
  const end = stepForward(words, from + last.after.end, tail)
  return describeMatch(text, quote, { start, end }, quote.length - last.before.end)
}

/** The same words throughout, none of them to the letter: a heading in capitals. */
function wordsOnly(
  text: string,
  quote: string,
  words: ReturnType<typeof splitWords>,
  bestEnd: number,
  size: number,
): FoundQuote | null {
  const start = words.starts[Math.max(0, bestEnd - size + 1)] ?? 0
  return describeMatch(text, quote, { start, end: words.ends[bestEnd] ?? text.length }, quote.length)
}

/** `rest` is how much of the end of the quote `range` does not cover yet, in UTF-16 code units. */
function describeMatch(text: string, quote: string, range: TextRange, rest: number): FoundQuote | null {
  // As many marks as end the quote belong to the passage, be they straight or curly.
  const ending = Math.min(rest, /[^\p{L}\p{N}\s]*$/u.exec(quote)?.[0].length ?? 0)
  const marks = /^[^\p{L}\p{N}\s]*/u.exec(text.slice(range.end, range.end + ending))?.[0].length ?? 0
  const end = range.end + marks
  const found = text.slice(range.start, end)
  const similarity = similarityOf(quote, found)
  if (similarity < MIN_SIMILARITY) return null
  return {
    status: similarity === 1 ? 'typography' : 'altered',
    range: { start: range.start, end },
    found,
    runs: diffWords(quote, found),
    similarity,
  }
}

/** The longest common subsequence of words, as a share of the longer text; case and typography don't count. */
function similarityOf(quote: string, found: string): number {
  const a = splitWords(quote)
  const b = splitWords(found)
  let previous = new Int32Array(b.count + 1)
  for (let i = 0; i < a.count; i += 1) {
    const row = new Int32Array(b.count + 1)
    for (let j = 0; j < b.count; j += 1) {
      row[j + 1] =
        a.hashes[i] === b.hashes[j] ? (previous[j] ?? 0) + 1 : Math.max(row[j] ?? 0, previous[j + 1] ?? 0)
    }
    previous = row
  }
  return (previous[b.count] ?? 0) / Math.max(a.count, b.count, 1)
}

function stepBack(words: ReturnType<typeof splitWords>, offset: number, count: number): number {
  let index = 0
  while (index < words.count && (words.starts[index] ?? 0) < offset) index += 1
  return count === 0 ? offset : (words.starts[Math.max(0, index - count)] ?? offset)
}

function stepForward(words: ReturnType<typeof splitWords>, offset: number, count: number): number {
  if (count === 0) return offset
  let index = 0
  while (index < words.count && (words.ends[index] ?? 0) <= offset) index += 1
  return words.ends[Math.min(words.count - 1, index + count - 1)] ?? offset
}
