import type { Attribution } from '../model/claim.ts'
import type { TextRange } from '../model/selector.ts'
import { relayedBy } from './relayed-by.ts'
import type { Suggestion } from './suggestion.ts'

/** What is stored of a suggestion as a claim, but for its speaker. */
export type SuggestedClaim = {
  claimReviewed: string
  attribution: Pick<Attribution, 'kind' | 'cue' | 'source' | 'relayedBy'>
}

/** A suggestion's passage, from its first word to its last: what interrupts it lies within. */
export function passageOf({ content }: Suggestion): TextRange {
  const start = Math.min(...content.map((range) => range.start))
  const end = Math.max(...content.map((range) => range.end))
  return { start, end }
}

/**
 * Cues whose content is no statement by itself: "denied involvement", "offered to sign". What was said is the whole.
 * After a verb the content is then a noun phrase or an infinitive, and without the cue it would say the opposite, or nothing.
 */
const NEEDED_CUE =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refus\w*|reject\w*|dismiss\w*|disput\w*|rul(?:e[sd]?|ing) out|offer\w*|promis\w*|pledg\w*|vow\w*|threat\w*|refut\w*|demand\w*|urg\w*|call\w* for|ask\w*|question\w*|doubt\w*|agree\w*|propos\w*|order\w*|request\w*|warn\w* against)\b/i

/** A suggestion as a claim. `text` is what it was found in; the cue and source are as the text has them. */
export function suggestedClaim(text: string, suggestion: Suggestion): SuggestedClaim {
  const words = (range: TextRange | null) =>
    range === null ? null : tidy(text.slice(range.start, range.end))
  const { cue, source, kind, speaker } = suggestion
  const content = suggestion.content.map((range) => words(range)).join(' ')
  const who = speaker?.name ?? words(source)
  const first = suggestion.content[0]
  const needsCue =
    kind !== 'direct' &&
    cue !== null &&
    who !== null &&
    first !== undefined &&
    cue.end <= first.start &&
    (/^to\s/.test(content) || NEEDED_CUE.test(text.slice(cue.start, cue.end)))
  return {
    claimReviewed: needsCue ? `${capitalized(who)} ${between(text, cue, first)}${content}` : content,
    attribution: {
      kind,
      cue: words(cue),
      source: words(source),
      relayedBy: relayedBy(text, wholeOf(suggestion), suggestion.content),
    },
  }
}

/** From the first to the last of what belongs to a statement. */
function wholeOf({ content, cue, source }: Suggestion): TextRange {
  const ranges = [...content, cue, source].filter((range) => range !== null)
  return {
    start: Math.min(...ranges.map((range) => range.start)),
    end: Math.max(...ranges.map((range) => range.end)),
  }
}

/** The cue, and the "that" or the like which joins it to its content. */
function between(text: string, cue: TextRange, content: TextRange): string {
  const JOINT = 40
  const joint = content.start - cue.end <= JOINT ? text.slice(cue.end, content.start) : ' '
  return `${tidy(text.slice(cue.start, cue.end))}${/^[^\n“"„«]*$/.test(joint) ? joint.replaceAll(/\s+/g, ' ') : ' '}`
}

function tidy(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
