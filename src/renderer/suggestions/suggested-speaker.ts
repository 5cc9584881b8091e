import type { Suggestion } from '../../shared/attribution/suggestion.ts'
import type { Speaker } from '../../shared/model/claim.ts'
import { newSpeaker, type SpeakerChoice } from '../claims/speaker-choice.ts'

/** Speakers of the library by the name that a text has for them. */
export type KnownSpeakers = ReadonlyMap<string, Pick<Speaker, 'id' | 'name'>>

/** What the speakers of suggestions are called, each once. */
export function namesToLookUp(suggestions: readonly Suggestion[]): string[] {
  return [...new Set(suggestions.flatMap(({ speaker }) => speaker?.name ?? []))]
}

/** Who a suggestion would be recorded as said by: somebody known of that name or alias, somebody new, or nobody. */
export function suggestedChoice({ speaker }: Suggestion, known: KnownSpeakers): SpeakerChoice {
  if (speaker === null) return { kind: 'nobody' }
  const found = known.get(speaker.name)
  return found === undefined
    ? { kind: 'new', draft: newSpeaker(speaker.name), name: speaker.name }
    : { kind: 'known', id: found.id, name: found.name }
}

/** The name under which the speaker of a suggestion would be recorded; null for nobody. */
export function suggestedName({ speaker }: Suggestion, known: KnownSpeakers): string | null {
  return speaker === null ? null : (known.get(speaker.name)?.name ?? speaker.name)
}

/**
 * How the speaker is shown: by name; or as "He → Gao Feng?" where the text says something else and the name was traced,
 * or is another one that the library has for them.
 */
export function shownSpeaker(text: string, suggestion: Suggestion, known: KnownSpeakers): string {
  const { speaker, source } = suggestion
  const words = source === null ? null : text.slice(source.start, source.end).replaceAll(/\s+/g, ' ')
  const name = suggestedName(suggestion, known)
  if (name === null || speaker === null) return words === null ? 'Nobody named' : `${words} → ?`
  switch (speaker.resolvedFrom) {
    case 'name':
    case 'description':
      return name === speaker.name ? name : `${speaker.name} → ${name}`
    case 'continuation':
    case 'implied':
      return `Still ${name}?`
    case 'pronoun':
    case 'definite description':
      return words === null ? `${name}?` : `${words} → ${name}?`
  }
}
