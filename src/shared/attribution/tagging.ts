import { isDigit, isLetter, startsLower, startsUpper } from './characters.ts'
import type { Tag, Token } from './tokens.ts'
import {
  ADJECTIVES,
  ADVERBS,
  BE,
  COORDINATORS,
  DETERMINERS,
  DO,
  HAVE,
  MODALS,
  NUMBER_WORDS,
  OBJECT_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from './lexicon/closed-classes.ts'
import { IRREGULAR_VERBS, MOSTLY_NOUNS, REGULAR_VERBS } from './lexicon/common-verbs.ts'
import { PERSON_NOUNS } from './lexicon/people.ts'
import { inflect } from './lexicon/inflection.ts'
import { REPORTING_FORMS } from './lexicon/reporting-verbs.ts'

const CLOSED = closedClasses()
const VERBS = verbForms()

/**
 * Gives every word of a sentence its part of speech, in place, in one pass from the left.
 *
 * A coarse tagger: closed classes by list, verbs by a list of frequent ones and their endings, the rest by
 * ending and capital letter; words that can be noun or verb are told apart by the word before them. It only
 * has to be good enough to find where subjects start and clauses end.
 */
export function tagTokens(tokens: readonly Token[]): void {
  let previous: Token | null = null
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    if (token.tag === 'noun') token.tag = tagOf(token, previous, tokens[i + 1] ?? null)
    previous = token
  }
}

function tagOf(token: Token, previous: Token | null, next: Token | null): Tag {
  const { lower, text } = token
  const opening =
    previous === null || previous.tag === 'stop' || previous.tag === 'quotation' || previous.tag === 'colon'
  const capital = startsUpper(text)
  if (lower === "'s") return isVerbalS(previous, next) ? 'auxiliary' : 'genitive'
  if (lower === "'" || lower === '’') return 'genitive'
  const closed = CLOSED.get(lower)
  if (closed !== undefined && (!capital || opening || text === 'I' || previous.tag === 'open')) {
    if (lower === 'that') return thatTag(previous, next)
    if (lower === 'one')
      return next !== null && next.tag === 'noun' && !CLOSED.has(next.lower) && !VERBS.has(next.lower)
        ? 'determiner'
        : 'pronoun'
    if (lower === 'her')
      return next !== null && isLetter(next.text) && CLOSED.get(next.lower) === undefined
        ? 'possessive'
        : 'pronoun'
    if (closed === 'relative')
      return previous !== null && (previous.tag === 'comma' || isNominal(previous.tag))
        ? 'relative'
        : 'pronoun'
    return closed
  }
  if (isDigit(text) || /^[$£€]\d/.test(text) || NUMBER_WORDS.has(lower)) return 'number'
  if (capital && !opening) {
    const shouted = text.length > 1 && text === text.toUpperCase()
    const verb = VERBS.get(lower)
    if (!(verb !== undefined && REPORTING_FORMS.has(lower) && previous.tag === 'name' && !shouted))
      return 'name'
  }
  const verb = VERBS.get(lower)
  if (verb !== undefined) {
    const tag = verbTag(verb, lower, previous, next)
    if (tag !== null)
      return opening && capital && tag !== 'gerund' && tag !== 'past'
        ? next?.tag === 'noun'
          ? 'name'
          : tag
        : tag
  }
  if (capital) return ADJECTIVES.has(lower) ? 'adjective' : 'name'
  if (
    previous?.lower === 'to' &&
    !lower.endsWith('s') &&
    next !== null &&
    (next.tag === 'quotation' || (next.tag === 'noun' && !/^(?:and|or|said|say|says)$/.test(next.lower)))
  )
    return 'verb'
  return openClass(lower, previous)
}

function openClass(lower: string, previous: Token | null): Tag {
  if (ADJECTIVES.has(lower)) return 'adjective'
  if (PERSON_NOUNS.has(lower)) return 'noun'
  if (lower.length > 4) {
    if (
      lower.endsWith('ly') &&
      !/(?:family|assembly|ally|supply|bully|italy|july|daily|weekly|monthly|early)$/.test(lower)
    )
      return 'adverb'
    if (
      lower.endsWith('ing') &&
      !/(?:thing|spring|morning|evening|building|meeting|ceiling|string)$/.test(lower)
    )
      return previous !== null && /^(?:determiner|possessive|adjective|genitive)$/.test(previous.tag)
        ? 'noun'
        : 'gerund'
    if (/[^e]ed$/.test(lower))
      return previous !== null && /^(?:determiner|possessive|genitive)$/.test(previous.tag)
        ? 'adjective'
        : 'past'
    if (/(?:ous|ful|able|ible|less|ive|ish|ical|ional|ern)$/.test(lower)) return 'adjective'
  }
  return 'noun'
}

function verbTag(forms: VerbMask, lower: string, previous: Token | null, next: Token | null): Tag | null {
  const before = previous?.tag ?? null
  if (forms.gerund) {
    if (before === 'determiner' || before === 'possessive' || before === 'adjective' || before === 'genitive')
      return 'noun'
    return 'gerund'
  }
  if (before === 'to' || before === 'modal') return forms.base ? 'verb' : null
  if (forms.past) {
    if (
      before === 'determiner' &&
      QUANTIFIERS.test(previous?.lower ?? '') &&
      next !== null &&
      startsObject(next)
    )
      return 'past'
    if (before === 'determiner' || before === 'possessive' || before === 'genitive')
      return next !== null && next.tag === 'noun' ? 'adjective' : 'noun'
    if (
      (before === 'adjective' || before === 'number') &&
      next !== null &&
      next.tag === 'noun' &&
      !CLOSED.has(next.lower) &&
      lower.endsWith('ed') &&
      startsLower(next.text)
    )
      return 'adjective'
    if (!(forms.base && MOSTLY_NOUNS.has(lower))) return 'past'
  }
  if (
    (before === 'number' || previous?.lower === 'percent') &&
    forms.base &&
    REPORTING_FORMS.has(lower) &&
    next !== null &&
    startsObject(next)
  )
    return 'verb'
  if (before === 'pronoun' || before === 'relative') return 'verb'
  if (before === 'auxiliary' && previous !== null && (DO.has(previous.lower) || previous.lower === "n't"))
    return 'verb'
  if (
    before === 'determiner' ||
    before === 'possessive' ||
    before === 'adjective' ||
    before === 'preposition' ||
    before === 'genitive' ||
    before === 'number'
  )
    return forms.third && before === 'number' && !MOSTLY_NOUNS.has(lower) ? 'verb' : null
  if (MOSTLY_NOUNS.has(lower)) return ambiguous(forms, lower, previous, next)
  if (forms.third) return 'verb'
  if (before === 'noun' || before === 'name')
    return previous?.lower.endsWith('s') === true || !forms.third ? 'verb' : null
  return 'verb'
}

/** Determiners that can stand for a noun: "some accused", "they all vowed". */
const QUANTIFIERS =
  /^(?:some|all|many|most|few|both|several|each|neither|either|any|none|those|these|another)$/

function startsObject(next: Token): boolean {
  return next.tag !== 'noun' || CLOSED.has(next.lower) || startsUpper(next.text)
}

/** Words like "claims" and "plans" are verbs after a name or a plural when something follows that they can govern. */
function ambiguous(forms: VerbMask, lower: string, previous: Token | null, next: Token | null): Tag | null {
  const before = previous?.tag ?? null
  if (
    before === 'adverb' &&
    previous !== null &&
    /ly$|^(?:also|never|often|always|now|then|still)$/.test(previous.lower)
  )
    return 'verb'
  const governs =
    next !== null &&
    /^(?:that|the|a|an|it|he|she|they|his|her|its|their|to|for|on|no|any|there|all|this|these)$/.test(
      next.lower,
    )
  const quotes = next !== null && next.tag === 'quotation'
  if (
    before === 'name' &&
    forms.third &&
    REPORTING_FORMS.has(lower) &&
    (next === null || next.tag === 'stop' || next.tag === 'comma')
  )
    return 'verb'
  if (before === 'name' && forms.third)
    return governs || quotes || (REPORTING_FORMS.has(lower) && next !== null && startsUpper(next.text))
      ? 'verb'
      : null
  if (before === 'name' && forms.past) return governs || quotes ? 'past' : null
  if (before === 'noun' && previous !== null) {
    const plural = /[^s]s$/.test(previous.lower)
    if (plural ? forms.base : forms.third) return governs || quotes ? 'verb' : null
  }
  return null
}

function thatTag(previous: Token | null, next: Token | null): Tag {
  if (previous !== null && /^(?:preposition|coordinator)$/.test(previous.tag) && previous.lower !== 'and')
    return 'determiner'
  if (next !== null && (BE.has(next.lower) || MODALS.has(next.lower) || HAVE.has(next.lower)))
    return previous !== null && isNominal(previous.tag) ? 'relative' : 'pronoun'
  return 'that'
}

function isVerbalS(previous: Token | null, next: Token | null): boolean {
  if (previous !== null && /^(?:it|he|she|that|there|what|who|here|where|how|let)$/.test(previous.lower))
    return true
  return next !== null && /^(?:not|been|a|an|the|going|very|just)$/.test(next.lower)
}

/** True for tags that can stand in or end a noun phrase. */
export function isNominal(tag: Tag): boolean {
  return tag === 'noun' || tag === 'name' || tag === 'number' || tag === 'pronoun'
}

type VerbMask = { base: boolean; third: boolean; past: boolean; gerund: boolean }

function verbForms(): ReadonlyMap<string, VerbMask> {
  const masks = new Map<string, VerbMask>()
  const enter = (form: string, name: keyof VerbMask): void => {
    const mask = masks.get(form) ?? { base: false, third: false, past: false, gerund: false }
    mask[name] = true
    masks.set(form, mask)
  }
  const bases = new Set([...REGULAR_VERBS, ...IRREGULAR_VERBS.keys()])
  for (const base of bases) {
    const forms = inflect(base, IRREGULAR_VERBS.get(base))
    enter(forms.base, 'base')
    enter(forms.third, 'third')
    enter(forms.past, 'past')
    enter(forms.participle, 'past')
    enter(forms.gerund, 'gerund')
  }
  for (const [form, entries] of REPORTING_FORMS)
    for (const { forms } of entries)
      for (const name of forms) enter(form, name === 'participle' ? 'past' : name)
  return masks
}

function closedClasses(): ReadonlyMap<string, Tag> {
  const classes = new Map<string, Tag>()
  const enter = (words: ReadonlySet<string>, tag: Tag): void => {
    for (const word of words) if (!classes.has(word)) classes.set(word, tag)
  }
  enter(new Set(['that']), 'that')
  enter(new Set(['to']), 'to')
  enter(new Set(['who', 'which', 'whom']), 'relative')
  enter(POSSESSIVES, 'possessive')
  enter(DETERMINERS, 'determiner')
  enter(SUBJECT_PRONOUNS, 'pronoun')
  enter(OBJECT_PRONOUNS, 'pronoun')
  enter(BE, 'auxiliary')
  enter(HAVE, 'auxiliary')
  enter(DO, 'auxiliary')
  enter(MODALS, 'modal')
  enter(COORDINATORS, 'coordinator')
  enter(SUBORDINATORS, 'subordinator')
  enter(PREPOSITIONS, 'preposition')
  enter(ADVERBS, 'adverb')
  return classes
}
