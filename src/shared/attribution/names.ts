import type { Token } from './tokens.ts'
import type { PlacedSentence } from './discourse.ts'
import { BODY_NAME_WORDS, COUNTRIES } from './lexicon/bodies.ts'
import {
  FEMALE_NAMES,
  FEMALE_NOUNS,
  MALE_NAMES,
  MALE_NOUNS,
  PERSON_NOUNS,
  PERSON_TITLES,
} from './lexicon/people.ts'
import { TIME_WORDS } from './lexicon/closed-classes.ts'

export type Gender = 'male' | 'female' | 'unknown'

/** A proper name where it stands. `roles` are the common nouns beside it ("spokesman"), in lower case. */
export type Mention = {
  start: number
  end: number
  name: string
  type: 'person' | 'country' | 'body'
  gender: Gender
  roles: string[]
  /** Whether a verb follows: it is probably the subject, whom a pronoun then takes up. */
  subject: boolean
}

/** The proper names of a text, in order, with what the words around them tell about them. Linear. */
export function mentionsOf(sentences: readonly PlacedSentence[]): Mention[] {
  const mentions: Mention[] = []
  const persons = new Map<string, Mention>()
  for (const { tokens } of sentences) {
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i]?.tag !== 'name') continue
      let last = i
      while (continuesName(tokens, last + 1)) last++
      const mention = mentionOf(tokens, i, last, persons)
      if (mention !== null) {
        mentions.push(mention)
        if (mention.type === 'person')
          for (const word of nameKeys(mention.name))
            if (!persons.has(word) || mention.name.includes(' ')) persons.set(word, mention)
      }
      i = last
    }
  }
  return mentions
}

/** The words under which a person may be mentioned again: the last name, or the first where family names lead. */
export function nameKeys(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(word))
  const first = words[0]
  const last = words.at(-1)
  return [...new Set([last, first].filter((word) => word !== undefined))]
}

function continuesName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if (token.tag === 'name') return true
  return /^(?:de|van|von|der|del|da|bin|al|el|la|le)$/.test(token.lower) && tokens[at + 1]?.tag === 'name'
}

function mentionOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  persons: ReadonlyMap<string, Mention>,
): Mention | null {
  let from = first
  const roles: string[] = []
  while (from < last && isTitle(tokens[from]?.lower ?? '')) {
    roles.push(tokens[from]?.lower ?? '')
    from++
  }
  const words = tokens.slice(from, last + 1)
  const start = words[0]
  const end = words.at(-1)
  if (start === undefined || end === undefined) return null
  if (words.length === 1 && (TIME_WORDS.has(start.lower) || start.text.length < 2)) return null
  for (let i = first - 1; i >= 0 && i > first - 3; i--) {
    const lower = tokens[i]?.lower ?? ''
    if (PERSON_NOUNS.has(lower)) roles.push(lower)
    else if (tokens[i]?.tag !== 'noun' && tokens[i]?.tag !== 'adjective') break
  }
  roles.push(...rolesAfter(tokens, last + 1))
  const name = words.map((token) => token.text).join(' ')
  const known = persons.get(name)
  const type = typeOf(words, name, roles, known)
  const gender = type === 'person' ? genderOf(start.lower, end.lower, roles, known) : 'unknown'
  return {
    start: start.start,
    end: end.end,
    name: known !== undefined && words.length === 1 ? known.name : name,
    type,
    gender,
    roles: [...roles, ...(known?.roles ?? [])].slice(0, 8),
    subject: isSubject(tokens, last + 1),
  }
}

function isTitle(lower: string): boolean {
  return PERSON_TITLES.has(lower) || PERSON_NOUNS.has(lower)
}

function rolesAfter(tokens: readonly Token[], comma: number): string[] {
  const roles: string[] = []
  if (tokens[comma]?.tag !== 'comma') return roles
  for (let i = comma + 1; i < tokens.length && i < comma + 10; i++) {
    const token = tokens[i]
    if (
      token === undefined ||
      token.tag === 'comma' ||
      token.tag === 'stop' ||
      token.tag === 'verb' ||
      token.tag === 'past'
    )
      break
    if (PERSON_NOUNS.has(token.lower)) roles.push(token.lower)
  }
  return roles
}

function typeOf(
  words: readonly Token[],
  name: string,
  roles: readonly string[],
  known: Mention | undefined,
): Mention['type'] {
  if (COUNTRIES.has(name)) return 'country'
  if (words.some((token) => BODY_NAME_WORDS.has(token.lower))) return 'body'
  if (roles.length > 0 || known !== undefined) return 'person'
  const first = words[0]?.lower ?? ''
  if (words.length > 1 && words.length < 5)
    return MALE_NAMES.has(first) ||
      FEMALE_NAMES.has(first) ||
      words.every((token) => token.text !== token.text.toUpperCase())
      ? 'person'
      : 'body'
  return (MALE_NAMES.has(first) || FEMALE_NAMES.has(first)) && words.length === 1 ? 'person' : 'body'
}

function genderOf(first: string, last: string, roles: readonly string[], known: Mention | undefined): Gender {
  if (roles.some((role) => MALE_NOUNS.has(role))) return 'male'
  if (roles.some((role) => FEMALE_NOUNS.has(role))) return 'female'
  if (known !== undefined && known.gender !== 'unknown') return known.gender
  if (MALE_NAMES.has(first)) return 'male'
  if (FEMALE_NAMES.has(first)) return 'female'
  // Where family names lead (Gao Feng), the given name is the last one.
  return MALE_NAMES.has(last) ? 'male' : FEMALE_NAMES.has(last) ? 'female' : 'unknown'
}

function isSubject(tokens: readonly Token[], after: number): boolean {
  let at = after
  if (tokens[at]?.tag === 'comma' && !/^(?:verb|past|auxiliary|modal)$/.test(tokens[at + 1]?.tag ?? '')) {
    const close = tokens.findIndex((token, i) => i > at && i < at + 14 && token.tag === 'comma')
    at = close === -1 ? at : close + 1
  }
  if (tokens[at]?.tag === 'comma') at++
  return /^(?:verb|past|auxiliary|modal|adverb)$/.test(tokens[at]?.tag ?? '')
}
