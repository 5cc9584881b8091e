import type { TextRange } from '../model/selector.ts'

/** How a speaker's name was found: named in place, or traced back from another expression. */
export type SpeakerResolution =
  'name' | 'description' | 'pronoun' | 'definite description' | 'continuation' | 'implied'

/** Who made a statement. `name` is fit for display; `range` is where that name stands, null if nowhere as such. */
export type SuggestedSpeaker = {
  name: string
  range: TextRange | null
  resolvedFrom: SpeakerResolution
}

/** Direct: all of the content is quoted. Indirect: none of it. Mixed: a paraphrase with quoted words in it. */
export type SuggestionKind = 'direct' | 'indirect' | 'mixed'

/**
 * A statement that somebody made: source, cue and content as in the PARC attribution scheme (Pareti 2016).
 *
 * All ranges are UTF-16 code units of the text that was handed in. `content` is in reading order and never
 * empty; several ranges mean that the statement was interrupted. `cue` is null where only typography marks
 * the statement; `source` is null where the speaker is not mentioned beside it. `confidence` runs from 0 to 1.
 */
export type Suggestion = {
  content: TextRange[]
  cue: TextRange | null
  source: TextRange | null
  speaker: SuggestedSpeaker | null
  kind: SuggestionKind
  confidence: number
}
