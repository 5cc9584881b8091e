import type { Token } from './tokens.ts'
import type { Cue } from './cue.ts'
import { phraseStartingAt, type Phrase } from './noun-phrases.ts'
import { TIME_WORDS } from './lexicon/closed-classes.ts'
import { OCCASION_NOUNS } from './lexicon/reporting-nouns.ts'

/**
 * What follows a cue in its sentence. `at` is the first token of it.
 *
 * - `nothing`: the sentence ends, or only asides follow
 * - `comma`: a comma, with neither a quotation nor "that" behind it
 * - `quotation`: quoted words, perhaps after a comma or colon
 * - `clause`: "that", a question word, or the start of a clause or noun phrase
 * - `infinitive`: "to" and a verb
 */
export type Complement = {
  kind: 'nothing' | 'comma' | 'quotation' | 'clause' | 'infinitive'
  at: number
  that: boolean
  addressee: Phrase | null
}

const ASIDE_SUBORDINATORS =
  /^(?:as|after|before|when|while|since|until|because|once|where|though|although|whilst|than|unless)$/

/** Reads on from a cue: past the addressee, past times and occasions ("on Friday", "in a statement"). */
export function complementOf(tokens: readonly Token[], cue: Cue, from: number = cue.last + 1): Complement {
  let at = from
  let addressee: Phrase | null = null
  const frames = cue.verb?.frames
  if (frames !== undefined && (frames.has('addressee') || frames.has('hearer infinitive'))) {
    addressee = addresseeAt(tokens, at, cue.verb?.lemma === 'tell')
    if (addressee !== null) at = addressee.last + 1
  }
  at = pastAsides(tokens, at)
  const token = tokens[at]
  const next = tokens[at + 1]
  const result = (kind: Complement['kind'], start: number, that = false): Complement => ({
    kind,
    at: start,
    that,
    addressee,
  })
  if (token === undefined || token.tag === 'stop') return result('nothing', at)
  if (token.tag === 'quotation') return result('quotation', at)
  if (token.tag === 'that') return result('clause', at + 1, true)
  if (token.tag === 'colon')
    return next === undefined
      ? result('nothing', at)
      : result(next.tag === 'quotation' ? 'quotation' : 'clause', at + 1, true)
  if (token.tag === 'comma' || token.tag === 'dash') {
    if (next?.tag === 'quotation') return result('quotation', at + 1)
    const resumed = afterAside(tokens, at)
    if (resumed !== null)
      return tokens[resumed]?.tag === 'quotation'
        ? result('quotation', resumed)
        : result('clause', resumed + 1, true)
    return result('comma', at)
  }
  if (token.tag === 'relative') return quotationAhead(tokens, at, result) ?? result('nothing', at)
  if (token.lower === 'not' && next?.tag === 'to') return result('infinitive', at)
  if (token.tag === 'to')
    return next?.tag === 'verb' || next?.tag === 'auxiliary' || next?.tag === 'adverb'
      ? result('infinitive', at)
      : result('nothing', at)
  if (token.tag === 'subordinator' && ASIDE_SUBORDINATORS.test(token.lower))
    return thatAhead(tokens, at, result) ?? result('nothing', at)
  if (
    token.tag === 'preposition' ||
    token.tag === 'coordinator' ||
    token.tag === 'semicolon' ||
    token.tag === 'close'
  )
    return thatAhead(tokens, at, result) ?? result('nothing', at)
  return result('clause', at)
}

function addresseeAt(tokens: readonly Token[], at: number, always: boolean): Phrase | null {
  const token = tokens[at]
  if (
    token === undefined ||
    !/^(?:pronoun|determiner|possessive|name|noun|number|adjective)$/.test(token.tag)
  )
    return null
  if (TIME_WORDS.has(token.lower)) return null
  const phrase = phraseStartingAt(tokens, at)
  if (phrase === null) return null
  if (always) return phrase
  const after = tokens[phrase.last + 1]
  if (after === undefined) return phrase
  return /^(?:that|to|comma|quotation|colon|stop|subordinator|preposition)$/.test(after.tag) ? phrase : null
}

/** Past adverbs, times, and prepositional phrases of occasion, audience or medium. */
function pastAsides(tokens: readonly Token[], from: number): number {
  let at = from
  for (let turn = 0; turn < 6; turn++) {
    const token = tokens[at]
    if (token === undefined) return at
    if (
      TIME_WORDS.has(token.lower) ||
      (token.tag === 'adverb' &&
        token.lower !== 'not' &&
        token.lower !== 'nearly' &&
        token.lower !== 'almost')
    ) {
      at++
      continue
    }
    if (token.tag === 'open') {
      const close = tokens.findIndex((other, i) => i > at && i < at + 12 && other.tag === 'close')
      if (close === -1) return at
      at = close + 1
      continue
    }
    if (
      (token.lower === 'last' ||
        token.lower === 'this' ||
        token.lower === 'late' ||
        token.lower === 'early' ||
        token.lower === 'earlier') &&
      TIME_WORDS.has(tokens[at + 1]?.lower ?? '')
    ) {
      at += 2
      continue
    }
    if (token.tag === 'preposition' || (token.tag === 'to' && tokens[at + 1]?.tag !== 'verb')) {
      const phrase = phraseStartingAt(tokens, at + 1)
      if (phrase === null) return at
      at = occasionEnd(tokens, at, phrase)
      continue
    }
    return at
  }
  return at
}

/** Where a phrase of occasion ends: at its own noun, if more nouns run on behind it ("in a statement officials"). */
function occasionEnd(tokens: readonly Token[], preposition: number, phrase: Phrase): number {
  for (let i = preposition + 1; i < phrase.last; i++) {
    const token = tokens[i]
    const next = tokens[i + 1]
    if (
      token !== undefined &&
      next !== undefined &&
      OCCASION_NOUNS.has(token.lower) &&
      (next.tag === 'noun' || next.tag === 'name') &&
      !OCCASION_NOUNS.has(next.lower)
    )
      return i + 1
  }
  return phrase.last + 1
}

/** "said, in a statement, that": the place of "that" or of the quotation behind a short aside. */
function afterAside(tokens: readonly Token[], comma: number): number | null {
  const LONGEST_ASIDE = 14
  for (let i = comma + 1; i < tokens.length && i < comma + LONGEST_ASIDE; i++) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'stop' || token.tag === 'quotation') return null
    if (token.tag !== 'comma' && token.tag !== 'dash') continue
    const next = tokens[i + 1]
    if (
      next?.tag === 'that' ||
      (next?.tag === 'quotation' &&
        /^(?:preposition|gerund|past|adverb|subordinator|to)$/.test(tokens[comma + 1]?.tag ?? ''))
    )
      return i + 1
    return null
  }
  return null
}

/** "told those who had come, “…”": the quotation behind the relative clause. */
function quotationAhead(
  tokens: readonly Token[],
  from: number,
  result: (kind: Complement['kind'], at: number, that?: boolean) => Complement,
): Complement | null {
  const REACH = 20
  for (let i = from + 1; i < tokens.length && i < from + REACH; i++) {
    const tag = tokens[i]?.tag
    if (tag === 'stop' || tag === 'semicolon') return null
    if ((tag === 'comma' || tag === 'colon') && tokens[i + 1]?.tag === 'quotation')
      return result('quotation', i + 1)
  }
  return null
}

function thatAhead(
  tokens: readonly Token[],
  from: number,
  result: (kind: Complement['kind'], at: number, that?: boolean) => Complement,
): Complement | null {
  const REACH = 16
  for (let i = from + 1; i < tokens.length && i < from + REACH; i++) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'stop' || token.tag === 'semicolon') return null
    if (
      token.tag === 'that' &&
      tokens[i - 1]?.tag !== 'verb' &&
      !/^(?:verb|past|auxiliary|modal)$/.test(tokens[i + 1]?.tag ?? '')
    )
      return result('clause', i + 1, true)
    if (token.tag === 'comma' || token.tag === 'colon')
      return tokens[i + 1]?.tag === 'quotation' ? result('quotation', i + 1) : null
  }
  return null
}
