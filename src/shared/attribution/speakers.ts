import type { TextRange } from '../model/selector.ts'
import type { SuggestedSpeaker } from './suggestion.ts'
import type { Discourse, PlacedDraft } from './discourse.ts'
import { mentionsOf, type Gender, type Mention } from './names.ts'
import { BODY_NOUNS, COMPANY_NOUNS, COUNTRIES, COUNTRY_NOUNS } from './lexicon/bodies.ts'
import { PERSON_NOUNS, PERSON_TITLES } from './lexicon/people.ts'

/** How far back, in UTF-16 code units, an expression is traced: a few paragraphs, as a reader would. */
const TRACE_BACK = 2500

/** A source that has spoken, and where it stands. */
type Spoken = { at: number; speaker: SuggestedSpeaker; gender: Gender; person: boolean }

type Context = {
  text: string
  mentions: Mention[]
  spoken: Spoken[]
}

/** The speaker of every draft, in the order of the drafts; null where the text does not tell. */
export function speakersOf(text: string, discourse: Discourse): Map<PlacedDraft, SuggestedSpeaker | null> {
  const context: Context = { text, mentions: mentionsOf(discourse.sentences), spoken: [] }
  const speakers = new Map<PlacedDraft, SuggestedSpeaker | null>()
  for (const draft of discourse.drafts) {
    const speaker = speakerOf(draft, context, speakers)
    speakers.set(draft, speaker)
    if (speaker === null || draft.source === null) continue
    const mention = mentionWithin(context, draft.source)
    const person =
      mention?.type === 'person' || speaker.resolvedFrom === 'pronoun' || isPersonPhrase(speaker.name)
    context.spoken.push({
      at: draft.source.start,
      speaker,
      gender: mention?.gender ?? pronounGender(text.slice(draft.source.start, draft.source.end)),
      person,
    })
  }
  return speakers
}

function speakerOf(
  draft: PlacedDraft,
  context: Context,
  earlier: ReadonlyMap<PlacedDraft, SuggestedSpeaker | null>,
): SuggestedSpeaker | null {
  if (draft.source === null || draft.continues !== null) {
    const previous = draft.continues === null ? null : (earlier.get(draft.continues) ?? null)
    return previous === null ? null : { ...previous, resolvedFrom: 'continuation' }
  }
  if (draft.antecedent !== null)
    return (
      nameIn(draft.antecedent, context) ?? {
        name: tidy(context.text.slice(draft.antecedent.start, draft.antecedent.end)),
        range: draft.antecedent,
        resolvedFrom: 'pronoun',
      }
    )
  const phrase = context.text.slice(draft.source.start, draft.source.end)
  const words = wordsOf(phrase)
  const head = words[0]?.toLowerCase() ?? ''
  if (words.length === 1 && /^(?:he|she|his|her|him|himself|herself)$/.test(head))
    return tracePerson(
      draft.source,
      /^s?he(?:r|rself)?$/.test(head) && head !== 'he' ? 'female' : 'male',
      context,
    )
  if (words.length === 1 && /^(?:it|its|they|their)$/.test(head))
    return traceBody(draft.source, head.startsWith('t'), context)
  if (words.length === 1 && /^(?:i|we|you|who|which|that|this|my|our|your|one|others)$/.test(head))
    return null
  const name = nameIn(draft.source, context)
  if (name !== null && name.resolvedFrom === 'name') return name
  const definite = /^(?:the|this|that|its|their|his|her)$/.test(head)
    ? traceDefinite(draft.source, words, context)
    : null
  return definite ?? name ?? { name: tidy(phrase), range: draft.source, resolvedFrom: 'description' }
}

function pronounGender(source: string): Gender {
  if (/^(?:he|his|him)$/i.test(source)) return 'male'
  return /^(?:she|her)$/i.test(source) ? 'female' : 'unknown'
}

function wordsOf(phrase: string): string[] {
  return phrase.match(/[^\s.,;:()[\]“”"‘’'!?—–-][^\s,;:()[\]“”"!?—–]*/g) ?? []
}

/** The phrase as a name to show: without what comes after its first comma, and without brackets. */
function tidy(phrase: string): string {
  const core = (phrase.split(/[,(;—–]/, 1)[0] ?? phrase)
    .trim()
    .replace(/[’']s$/, '')
    .replace(/\s+/g, ' ')
  return core.length > 0
    ? core.replace(/^(?:The|An?|Some|Many|Two|Three|Several)\s(?=[a-z])/, (word) => word.toLowerCase())
    : phrase.trim()
}

/** The proper name that a source phrase has at its head, in its fullest form. */
function nameIn(source: TextRange, context: Context): SuggestedSpeaker | null {
  const phrase = context.text.slice(source.start, source.end)
  const core = tidy(phrase)
  const inside = mentionsBetween(context, source.start, source.end)
  const beforePreposition = /\s(?:of|for|at|in|from|with|on|to|by|who|that)\s/.exec(core)
  const limit = source.start + Math.max(phrase.indexOf(core), 0) + (beforePreposition?.index ?? core.length)
  const head = inside.findLast((mention) => mention.end <= limit + 1)
  if (head === undefined) return apposedName(inside, source, phrase, core, context)
  const tail = context.text.slice(head.end, limit).trim()
  if (tail !== '' && !/^[’']s?$/.test(tail) && wordsOf(tail).length > 0) {
    const lastWord = wordsOf(tail).at(-1)?.toLowerCase() ?? ''
    if (lastWord !== '')
      return {
        name: core.replace(/^(?:The|An?)\s/, (article) => article.toLowerCase()),
        range: source,
        resolvedFrom: 'description',
      }
  }
  const owned = /[’']s\s/.exec(context.text.slice(source.start, head.start))
  const range =
    owned !== null && head.type === 'body'
      ? { start: source.start, end: head.end }
      : { start: head.start, end: head.end }
  const shown =
    owned !== null && head.type === 'body' ? context.text.slice(range.start, range.end) : head.name
  return { name: shown, range, resolvedFrom: 'name' }
}

/** "the fisheries minister, Douglas Reeve,": the name in apposition to a description. */
function apposedName(
  inside: readonly Mention[],
  source: TextRange,
  phrase: string,
  core: string,
  context: Context,
): SuggestedSpeaker | null {
  const coreEnd = source.start + Math.max(phrase.indexOf(core), 0) + core.length
  const apposed = inside.find(
    (mention) =>
      mention.start > coreEnd &&
      mention.type === 'person' &&
      /^,\s*(?:[A-Z][\w.]*\s+)*$/.test(context.text.slice(coreEnd, mention.start)),
  )
  return apposed === undefined
    ? null
    : { name: apposed.name, range: { start: apposed.start, end: apposed.end }, resolvedFrom: 'name' }
}

/** He, she: the last speaker of that gender, or a person named as a subject since. */
function tracePerson(
  source: TextRange,
  gender: 'male' | 'female',
  context: Context,
): SuggestedSpeaker | null {
  const fits = (other: Gender): boolean => other === 'unknown' || other === gender
  const spoken = lastSpoken(context, source.start, (one) => one.person && fits(one.gender))
  const named = lastMention(
    context,
    source.start,
    (mention) => mention.type === 'person' && fits(mention.gender) && mention.subject,
  )
  const anyone = lastMention(
    context,
    source.start,
    (mention) => mention.type === 'person' && fits(mention.gender),
  )
  if (
    spoken !== null &&
    source.start - spoken.at < TRACE_BACK &&
    (named === null || named.start <= spoken.at + 1 || named.name === spoken.speaker.name)
  )
    return { ...spoken.speaker, resolvedFrom: 'pronoun' }
  const mention = named ?? anyone
  if (mention === null) return spoken === null ? null : { ...spoken.speaker, resolvedFrom: 'pronoun' }
  return { name: mention.name, range: { start: mention.start, end: mention.end }, resolvedFrom: 'pronoun' }
}

/** It, they: the last speaker that is no person, or a body or country named as a subject since. */
function traceBody(source: TextRange, plural: boolean, context: Context): SuggestedSpeaker | null {
  const spoken = lastSpoken(context, source.start, (one) => !one.person || plural)
  const named = lastMention(context, source.start, (mention) => mention.type !== 'person' && mention.subject)
  if (
    spoken !== null &&
    source.start - spoken.at < TRACE_BACK &&
    (named === null || plural || named.start <= spoken.at)
  )
    return { ...spoken.speaker, resolvedFrom: 'pronoun' }
  return named === null
    ? null
    : { name: named.name, range: { start: named.start, end: named.end }, resolvedFrom: 'pronoun' }
}

/** The company, the Asian powerhouse, the spokesman: the last mention of a fitting kind. */
function traceDefinite(
  source: TextRange,
  words: readonly string[],
  context: Context,
): SuggestedSpeaker | null {
  const lower = words.map((word) => word.toLowerCase())
  const head = headNoun(lower)
  const found = (mention: Mention | null): SuggestedSpeaker | null =>
    mention === null
      ? null
      : {
          name: mention.name,
          range: { start: mention.start, end: mention.end },
          resolvedFrom: 'definite description',
        }
  const epithet = lower.slice(1).find((word) => [...COUNTRIES.values()].includes(word))
  if (
    COUNTRY_NOUNS.has(head) &&
    (epithet !== undefined || /^(?:country|nation|superpower|powerhouse)$/.test(head))
  )
    return found(
      lastMention(
        context,
        source.start,
        (mention) =>
          mention.type === 'country' && (epithet === undefined || COUNTRIES.get(mention.name) === epithet),
      ),
    )
  if (COMPANY_NOUNS.has(head) || head === 'giant') {
    const spoken = lastSpoken(
      context,
      source.start,
      (one) => !one.person && one.speaker.resolvedFrom !== 'description',
    )
    const named =
      lastMention(context, source.start, (mention) => mention.type === 'body' && mention.subject) ??
      lastMention(context, source.start, (mention) => mention.type === 'body')
    if (spoken !== null && (named === null || spoken.at >= named.start))
      return { ...spoken.speaker, resolvedFrom: 'definite description' }
    return found(named)
  }
  if (BODY_NOUNS.has(head))
    return found(
      lastMention(
        context,
        source.start,
        (mention) => mention.type === 'body' && mention.name.toLowerCase().includes(head),
      ),
    )
  if (PERSON_NOUNS.has(head) || /^\d+-year-old$/.test(head)) return found(personByRole(source, head, context))
  return null
}

function headNoun(lower: readonly string[]): string {
  const stop = lower.findIndex(
    (word, i) => i > 0 && /^(?:of|for|at|in|from|with|on|to|by|who|that|which)$/.test(word),
  )
  return (stop === -1 ? lower.at(-1) : lower[stop - 1]) ?? ''
}

const SAME_ROLE: ReadonlyMap<string, string> = new Map([
  ['senator', 'sen.'],
  ['governor', 'gov.'],
  ['representative', 'rep.'],
  ['congressman', 'rep.'],
  ['congresswoman', 'rep.'],
  ['doctor', 'dr.'],
  ['professor', 'prof.'],
])

function personByRole(source: TextRange, noun: string, context: Context): Mention | null {
  const byRole = lastMention(
    context,
    source.start,
    (mention) =>
      mention.type === 'person' &&
      (mention.roles.includes(noun) || mention.roles.includes(SAME_ROLE.get(noun) ?? '')),
  )
  if (byRole !== null) return byRole
  // "The man" is often somebody else, who has no name; an age belongs to somebody just named.
  if (/^\d+-year-old$/.test(noun))
    return lastMention(context, source.start, (mention) => mention.type === 'person' && mention.subject)
  return null
}

function isPersonPhrase(name: string): boolean {
  return wordsOf(name).some(
    (word) => PERSON_NOUNS.has(word.toLowerCase()) || PERSON_TITLES.has(word.toLowerCase()),
  )
}

function mentionWithin(context: Context, range: TextRange): Mention | null {
  return mentionsBetween(context, range.start, range.end)[0] ?? null
}

function mentionsBetween(context: Context, start: number, end: number): Mention[] {
  const found: Mention[] = []
  for (let i = firstFrom(context.mentions, start); i < context.mentions.length; i++) {
    const mention = context.mentions[i]
    if (mention === undefined || mention.start >= end) break
    found.push(mention)
  }
  return found
}

/** The nearest earlier speaker that fits, within reach. */
function lastSpoken(context: Context, before: number, fits: (one: Spoken) => boolean): Spoken | null {
  for (let i = context.spoken.length - 1; i >= 0; i--) {
    const one = context.spoken[i]
    if (one === undefined || before - one.at > TRACE_BACK) return null
    if (one.at < before && fits(one)) return one
  }
  return null
}

/** The nearest mention before `at` that fits, within reach. */
function lastMention(context: Context, at: number, fits: (mention: Mention) => boolean): Mention | null {
  for (let i = firstFrom(context.mentions, at) - 1; i >= 0; i--) {
    const mention = context.mentions[i]
    if (mention === undefined || at - mention.start > TRACE_BACK) return null
    if (fits(mention)) return mention
  }
  return null
}

/** Index of the first mention that starts at or after `at` (binary search). */
function firstFrom(mentions: readonly Mention[], at: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
