import type { TextQuoteSelector } from '../model/selector.ts'
import type { Finding, Place } from './find-passage.ts'

/** Occurrences beyond this many are not looked at: a quote as common as that is lost without its position. */
const MOST_OCCURRENCES = 1000

/** The least share of the context's code units that must stand next to the quote, from the quote outwards. */
const LEAST_CONTEXT = 0.5

/**
 * Looks for a quote letter by letter, and takes the occurrences whose context agrees best.
 *
 * For what can't be found by its words: quotes that have none, that begin or end within a word and have no
 * context to tell the rest of it, or whose words are too common to look up.
 */
export function findLiterally(text: string, { exact, prefix, suffix }: TextQuoteSelector): Finding {
  const context = prefix.length + suffix.length
  let best = -1
  let starts: number[] = []
  let seen = 0
  for (let at = text.indexOf(exact); at !== -1 && seen < MOST_OCCURRENCES; at = text.indexOf(exact, at + 1)) {
    seen++
    const agreeing = commonEnd(text, at, prefix) + commonStart(text, at + exact.length, suffix)
    if (agreeing < best) continue
    if (agreeing > best) starts = []
    best = agreeing
    starts.push(at)
  }
  const agreement = context === 0 ? LEAST_CONTEXT : best / context
  const [first, ...others] = starts.map((start): Place => {
    return {
      range: { start, end: start + exact.length },
      kept: 1,
      amongTheSame: true,
      edits: context - best,
      confidence: (1 + agreement) / 2,
    }
  })
  if (first === undefined) return { kind: 'lost', reason: 'absent', guess: null }
  if (agreement < LEAST_CONTEXT) return { kind: 'lost', reason: 'doubtful', guess: first.range }
  return { kind: 'found', places: [first, ...others] }
}

/** How many code units before `end` are the same as at the end of `prefix`. */
function commonEnd(text: string, end: number, prefix: string): number {
  let same = 0
  while (
    same < prefix.length &&
    text.charCodeAt(end - 1 - same) === prefix.charCodeAt(prefix.length - 1 - same)
  ) {
    same++
  }
  return same
}

/** How many code units from `start` on are the same as at the start of `suffix`. */
function commonStart(text: string, start: number, suffix: string): number {
  let same = 0
  while (same < suffix.length && text.charCodeAt(start + same) === suffix.charCodeAt(same)) same++
  return same
}
