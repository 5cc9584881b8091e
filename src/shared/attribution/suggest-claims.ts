import type { TextRange } from '../model/selector.ts'
import type { Suggestion } from './suggestion.ts'
import { readDiscourse } from './discourse.ts'
import type { Draft } from './draft.ts'
import { detectLanguage, isEnglish } from './language.ts'
import { withSingleMarks } from './doubled-marks.ts'
import { quotedStatements } from './other-languages.ts'
import { speakersOf } from './speakers.ts'
import type { SuggestedSpeaker } from './suggestion.ts'

/**
 * Finds the quoted and reported statements of a text, with their speakers, in reading order.
 *
 * `language` is a BCP 47 tag; null has it detected. English is read closely; in any other language only
 * quotation marks and colons are followed. Offsets are UTF-16 code units of `original`. Never throws; time is
 * linear in the length of the text.
 */
export function suggestClaims(original: string, options: { language: string | null }): Suggestion[] {
  const text = withSingleMarks(original)
  const language = options.language ?? detectLanguage(text)
  if (language !== null && !isEnglish(language))
    return inReadingOrder(
      quotedStatements(text).map((draft) => suggestionOf(draft, labelSpeaker(text, draft))),
    )
  const discourse = readDiscourse(text)
  const speakers = speakersOf(text, discourse)
  return inReadingOrder(discourse.drafts.map((draft) => suggestionOf(draft, speakers.get(draft) ?? null)))
}

function suggestionOf(draft: Draft, speaker: SuggestedSpeaker | null): Suggestion {
  return {
    content: draft.content.filter((range) => range.start < range.end).sort(byStart),
    cue: draft.cue,
    source: draft.source,
    speaker,
    kind: draft.kind,
    confidence: draft.confidence,
  }
}

function labelSpeaker(text: string, draft: Draft): SuggestedSpeaker | null {
  if (draft.source === null) return null
  return { name: text.slice(draft.source.start, draft.source.end), range: draft.source, resolvedFrom: 'name' }
}

function inReadingOrder(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions
    .filter(({ content }) => content.length > 0)
    .sort(
      (a, b) =>
        (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) ||
        (b.content.at(-1)?.end ?? 0) - (a.content.at(-1)?.end ?? 0),
    )
}

function byStart(a: TextRange, b: TextRange): number {
  return a.start - b.start
}
