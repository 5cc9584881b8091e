import type { TextRange } from '../model/selector.ts'
import { firstWordEndingAfter, firstWordStartingFrom, type Words } from './words.ts'

/** What became of a passage, given which of its words were found where. */
export type CarriedOver = {
  /** What is left of it, with what replaced the rest. */
  range: TextRange
  /** How many words it had, and how many of them are in `range`. */
  words: number
  kept: number
}

/**
 * This many more words within a passage than it had, about half a sentence, cut it in two, and so do twice as
 * many new words in place of old ones. A highlight must not come to cover what the reader has never seen.
 */
const LONGEST_INSERTION = 10

/**
 * Carries a passage over from one text to another, given which words of the first were matched with which
 * of the second: `matches` has the place in `to` per word of `from`, or -1, ascending.
 *
 * Returns null when none of its words is left. Where the words at an edge of the passage were replaced, what
 * stands there now is part of it.
 */
export function carryOver(
  from: Words,
  to: Words,
  matches: Int32Array,
  passage: TextRange,
): CarriedOver | null {
  const first = firstWordEndingAfter(from, passage.start)
  const end = firstWordStartingFrom(from, passage.end)

  // The largest group of matched words without a long insertion between them.
  let kept = 0
  let groupFirst = -1
  let groupLast = -1
  let current = 0
  let currentFirst = -1
  let previous = -1
  let words = 0
  for (let i = first; i < end; i++) {
    if (!isJoined(from, i) || i === first) words++
    const j = matches[i] ?? -1
    if (j === -1) continue
    const added = j - (matches[previous] ?? 0) - 1
    const lost = i - previous - 1
    if (previous === -1 || added - lost > LONGEST_INSERTION || added > 2 * LONGEST_INSERTION) {
      current = 1
      currentFirst = i
    } else if (!isJoined(from, i)) current++
    previous = i
    if (current > kept || currentFirst === groupFirst) {
      kept = current
      groupFirst = currentFirst
      groupLast = i
    }
  }
  if (kept === 0) return null

  const replacedBefore = replaced(matches, groupFirst, first, -1)
  const replacedAfter = replaced(matches, groupLast, end - 1, 1)
  const firstInTo = (matches[groupFirst] ?? 0) - replacedBefore
  const lastInTo = (matches[groupLast] ?? 0) + replacedAfter
  const start = to.starts[firstInTo] ?? 0
  const stop = to.ends[lastInTo] ?? 0
  const range = { start, end: stop }
  if (groupFirst === first || replacedBefore > 0) {
    const wordStart = from.starts[first] ?? 0
    if (passage.start <= wordStart) {
      range.start -= punctuationBefore(from.text.slice(passage.start, wordStart), to, firstInTo)
    } else if (groupFirst === first) range.start += Math.min(passage.start - wordStart, stop - start - 1)
  }
  if (groupLast === end - 1 || replacedAfter > 0) {
    const wordEnd = from.ends[end - 1] ?? 0
    if (passage.end >= wordEnd) {
      range.end += punctuationAfter(from.text.slice(wordEnd, passage.end), to, lastInTo)
    } else if (groupLast === end - 1) range.end = Math.max(range.start + 1, stop - (wordEnd - passage.end))
  }
  return { range, words, kept }
}

/** Whether a hyphen, a slash or the like, without a space, joins a word to the one before, as in "e-mail": they count as one. */
function isJoined({ text, starts, ends }: Words, word: number): boolean {
  const start = starts[word] ?? 0
  const previousEnd = ends[word - 1] ?? start
  return previousEnd < start && !/\s/.test(text.slice(previousEnd, start))
}

/**
 * What stands now where a passage stood, none of whose words is left: all between the nearest matched words on
 * either side of it. Empty when nothing stands there, or so much more than the passage was that it can't have
 * taken its place; null when nothing around the passage was matched.
 */
export function placeBetween(
  from: Words,
  to: Words,
  matches: Int32Array,
  passage: TextRange,
): TextRange | null {
  const first = firstWordEndingAfter(from, passage.start)
  const end = firstWordStartingFrom(from, passage.end)
  let left = first - 1
  while (left >= 0 && matches[left] === -1) left--
  let right = end
  while (right < from.count && matches[right] === -1) right++
  const before = left < 0 ? null : (matches[left] ?? 0)
  const after = right >= from.count ? null : (matches[right] ?? 0)
  if (before === null && after === null) return null
  if (before === null) return pointAt(to.starts[after ?? 0] ?? 0)
  const words = (after ?? before) - before - 1
  if (words <= 0 || words > 2 * (right - left - 1) + LONGEST_INSERTION) return pointAt(to.ends[before] ?? 0)
  return { start: to.starts[before + 1] ?? 0, end: to.ends[before + words] ?? 0 }
}

function pointAt(offset: number): TextRange {
  return { start: offset, end: offset }
}

/**
 * How many words of the other text, next to the match of `edge`, replaced the lost words of the passage from
 * there to `limit`; `step` is -1 to look to the left and 1 to the right.
 */
function replaced(matches: Int32Array, edge: number, limit: number, step: -1 | 1): number {
  const lostInside = Math.abs(limit - edge)
  if (lostInside === 0) return 0
  let outer = edge + step
  const furthest = limit + step * lostInside
  while (matches[outer] === -1 && outer !== furthest) outer += step
  // What is left of the rest of the passage is elsewhere.
  if ((limit - outer) * step >= 0) return 0
  const outerMatch = matches[outer] ?? -1
  if (outerMatch === -1) return 0
  const lost = Math.abs(outer - edge) - 1
  const found = Math.abs(outerMatch - (matches[edge] ?? 0)) - 1
  if (lost === lostInside) return found <= 2 * lost ? found : 0
  // What was rewritten reaches beyond the passage: part it word by word, if that works out.
  return found === lost ? lostInside : 0
}

/** How many code units before a word belong to a passage that began with `lead` before that word. */
function punctuationBefore(lead: string, { text, starts, ends }: Words, word: number): number {
  const start = starts[word] ?? 0
  const previousEnd = word === 0 ? 0 : (ends[word - 1] ?? 0)
  if (lead.length <= start - previousEnd && text.endsWith(lead, start)) return lead.length
  // The signs are other ones now (curly quotes): take as many.
  let signs = lead.replace(/\s/g, '').length
  let taken = 0
  for (let at = start - 1; at >= previousEnd && signs > 0; at--) {
    if (/\s/.test(text.charAt(at))) continue
    taken = start - at
    signs--
  }
  return taken
}

/** How many code units behind a word belong to a passage that ended with `trail` behind that word. */
function punctuationAfter(trail: string, { text, starts, ends, count }: Words, word: number): number {
  const end = ends[word] ?? 0
  const nextStart = word + 1 === count ? text.length : (starts[word + 1] ?? 0)
  if (trail.length <= nextStart - end && text.startsWith(trail, end)) return trail.length
  let signs = trail.replace(/\s/g, '').length
  let taken = 0
  for (let at = end; at < nextStart && signs > 0; at++) {
    if (/\s/.test(text.charAt(at))) continue
    taken = at + 1 - end
    signs--
  }
  return taken
}
