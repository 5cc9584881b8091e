import type { Token } from './tokens.ts'
import { isNominal } from './tagging.ts'
import { PERSON_NOUNS } from './lexicon/people.ts'
import { TIME_WORDS } from './lexicon/closed-classes.ts'

/** A run of tokens of one sentence, both ends included. */
export type Phrase = { first: number; last: number }

/** How far to look for the start of a phrase; longer ones are cut, which keeps every look-up constant. */
const REACH = 45

/** The noun phrase that ends at token `last`, or null if that token can't end one. */
export function phraseEndingAt(tokens: readonly Token[], last: number): Phrase | null {
  const end = tokens[last]
  if (end === undefined) return null
  if (end.tag === 'close') {
    const open = matchingOpen(tokens, last)
    const inner = open === null ? null : phraseEndingAt(tokens, open - 1)
    return inner === null ? null : { first: inner.first, last }
  }
  if (end.tag === 'pronoun')
    return end.lower === 'there' ? null : { first: withQuantifier(tokens, last), last }
  if (
    !isNominal(end.tag) &&
    end.tag !== 'adjective' &&
    end.tag !== 'determiner' &&
    !isQuotedName(end) &&
    end.tag !== 'past'
  )
    return null
  let first = last
  for (let i = last - 1; i >= 0 && i > last - REACH; i--) {
    const token = tokens[i]
    const right = tokens[i + 1]
    const left = tokens[i - 1]
    if (token === undefined || right === undefined) break
    if (!continuesLeft(token, right, left)) break
    if (token.tag === 'close') {
      const open = matchingOpen(tokens, i)
      if (open === null) break
      i = open
    }
    first = i
  }
  while (first < last && /^(?:preposition|coordinator|adverb|to|gerund|past)$/.test(tokens[first]?.tag ?? ''))
    first++
  return { first, last }
}

function continuesLeft(token: Token, right: Token, left: Token | undefined): boolean {
  const leftNominal =
    left !== undefined && (isNominal(left.tag) || left.tag === 'close' || isQuotedName(left))
  const startsPhrase = right.tag === 'determiner' || right.tag === 'possessive'
  switch (token.tag) {
    case 'noun':
    case 'name':
    case 'number':
    case 'adjective':
      return !startsPhrase || token.lower === 'all' || token.lower === 'both' || token.lower === 'half'
    case 'genitive':
      return leftNominal
    case 'determiner':
    case 'possessive':
      return right.tag !== 'pronoun' && (!startsPhrase || token.lower === 'all' || token.lower === 'both')
    case 'preposition':
      return leftNominal || left?.tag === 'adjective' || left?.tag === 'past' || left?.tag === 'determiner'
    case 'to':
      return (leftNominal || left?.tag === 'adjective') && right.tag !== 'verb'
    case 'coordinator':
      return (token.lower === 'and' || token.lower === 'or' || token.lower === '&') && leftNominal
    case 'adverb':
      return right.tag === 'number' || right.tag === 'adjective'
    case 'past':
    case 'gerund':
      return leftNominal && (right.tag === 'preposition' || token.tag === 'gerund' || right.tag === 'to')
    case 'close':
      return true
    case 'quotation':
      return isQuotedName(token)
    case 'pronoun':
      return right.lower === 'all' || right.lower === 'both' || right.lower === 'each'
    default:
      return false
  }
}

/** A short quotation without punctuation at its end is a name or a phrase within the sentence ("the “Today” show"). */
function isQuotedName(token: Token): boolean {
  return (
    token.quotation !== null &&
    token.end - token.start < 40 &&
    /[^\s.,:;!?…][’'\s]*$/.test(token.quotation.lastCharacters)
  )
}

function withQuantifier(tokens: readonly Token[], at: number): number {
  return tokens[at - 1]?.lower === 'of' && /^(?:determiner|number|pronoun)$/.test(tokens[at - 2]?.tag ?? '')
    ? at - 2
    : at
}

function matchingOpen(tokens: readonly Token[], close: number): number | null {
  for (let i = close - 1; i >= 0 && i > close - REACH; i--) if (tokens[i]?.tag === 'open') return i
  return null
}

/** The noun phrase that starts at token `first`: its core, with prepositional phrases after it. */
export function phraseStartingAt(tokens: readonly Token[], first: number): Phrase | null {
  let last = -1
  let nominal = false
  for (let i = first; i < tokens.length && i < first + REACH; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const next = tokens[i + 1]
    if (token.tag === 'pronoun') {
      if (i === first) return { first, last: i }
      if (tokens[i - 1]?.tag !== 'preposition') break
      last = i
    } else if (token.tag === 'noun' || token.tag === 'name' || token.tag === 'number') {
      if (nominal && TIME_WORDS.has(token.lower) && tokens[i - 1]?.tag !== 'preposition') break
      last = i
      nominal = true
    } else if (token.tag === 'determiner' || token.tag === 'possessive') {
      if (nominal && !/^(?:preposition|coordinator|to)$/.test(tokens[i - 1]?.tag ?? '')) break
      if (next?.tag === 'stop' || next?.tag === 'comma' || next?.tag === 'preposition') last = i
    } else if (
      token.tag === 'genitive' ||
      token.tag === 'adjective' ||
      (token.tag === 'adverb' && next?.tag === 'adjective')
    ) {
      continue
    } else if (token.tag === 'preposition' || (token.tag === 'to' && next?.tag !== 'verb')) {
      if (!nominal && tokens[i - 1]?.tag !== 'determiner') break
      if (next === undefined || TIME_WORDS.has(next.lower)) break
    } else if (token.tag === 'coordinator') {
      if (token.lower !== 'and' && token.lower !== '&') break
      if (next === undefined || !/^(?:noun|name|determiner|possessive|adjective)$/.test(next.tag)) break
    } else if (token.tag === 'quotation') {
      if (tokens[i - 1]?.tag !== 'genitive') break
      last = i
    } else if (token.tag === 'open') {
      const close = closingBracket(tokens, i)
      if (close === null) break
      i = close
      if (nominal) last = close
    } else if (token.tag === 'gerund' && nominal && tokens[i - 1]?.tag === 'name') {
      continue
    } else break
  }
  return last >= first ? { first, last } : null
}

function closingBracket(tokens: readonly Token[], open: number): number | null {
  for (let i = open + 1; i < tokens.length && i < open + 12; i++) if (tokens[i]?.tag === 'close') return i
  return null
}

/** Whether a clause can begin at token `first`: nothing of the same clause stands before it. */
export function atClauseStart(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1]
  if (before === undefined) return true
  return (
    /^(?:comma|coordinator|subordinator|that|quotation|colon|semicolon|dash|open|close|stop)$/.test(
      before.tag,
    ) ||
    (before.tag === 'adverb' && atClauseStart(tokens, first - 1))
  )
}

/**
 * A subject, where it stands, and whether it opens its clause, which makes it sure. `antecedent` is what a
 * relative pronoun stands for.
 */
export type Subject = Phrase & { sure: boolean; antecedent: Phrase | null }

/**
 * The subject of the verb group that starts at token `verb`: the phrase before it, past asides between
 * commas, brackets or dashes ("Gao Feng, a spokesman at the ministry, told"), and through "who".
 */
export function subjectBefore(tokens: readonly Token[], verb: number): Subject | null {
  let end = verb - 1
  while (end >= 0 && tokens[end]?.tag === 'adverb') end--
  const before = tokens[end]
  if (before === undefined) return null
  if (before.tag === 'comma' || before.tag === 'dash') return beforeAside(tokens, end, before.tag)
  if (before.tag === 'relative') {
    const at = tokens[end - 1]?.tag === 'comma' ? end - 2 : end - 1
    const antecedent = phraseEndingAt(tokens, at)
    return antecedent === null ? null : { first: end, last: end, sure: true, antecedent }
  }
  const phrase = phraseEndingAt(tokens, end)
  if (phrase === null) return null
  if (atClauseStart(tokens, phrase.first)) return { ...phrase, sure: true, antecedent: null }
  const relative = throughRelativeClause(tokens, phrase.first)
  if (relative !== null) return { first: relative.first, last: end, sure: true, antecedent: null }
  return { ...phrase, sure: false, antecedent: null }
}

/** "People who know him said": the subject is before "who". */
function throughRelativeClause(tokens: readonly Token[], from: number): Phrase | null {
  for (let i = from - 1; i > 0 && i > from - 12; i--) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'comma' || token.tag === 'stop' || token.tag === 'quotation')
      return null
    if (token.tag === 'relative') {
      const phrase = phraseEndingAt(tokens, i - 1)
      return phrase !== null && atClauseStart(tokens, phrase.first) ? phrase : null
    }
  }
  return null
}

function beforeAside(tokens: readonly Token[], close: number, mark: 'comma' | 'dash'): Subject | null {
  const ASIDES = 6
  let found: Subject | null = null
  let marks = 0
  for (let i = close - 1; i > 0 && i > close - REACH && marks < ASIDES; i--) {
    if (tokens[i]?.tag !== mark) continue
    marks++
    const phrase = phraseEndingAt(tokens, i - 1)
    const next = tokens[i + 1]
    if (phrase === null || next === undefined || !startsAside(next)) {
      if (found !== null) break
      continue
    }
    const head = tokens[phrase.last]
    if (head !== undefined && TIME_WORDS.has(head.lower)) continue
    if (!atClauseStart(tokens, phrase.first)) {
      if (found !== null) break
      continue
    }
    if (found !== null && !belongsTogether(tokens, found) && !describesPerson(tokens, phrase)) break
    found = { first: phrase.first, last: close - 1, sure: true, antecedent: null }
  }
  return found
}

/** An aside that starts like an apposition may belong to a name before it. */
function belongsTogether(tokens: readonly Token[], aside: Phrase): boolean {
  const first = tokens[aside.first]
  return (
    first !== undefined &&
    (first.tag === 'determiner' ||
      first.tag === 'possessive' ||
      first.tag === 'number' ||
      first.tag === 'adjective' ||
      first.tag === 'noun')
  )
}

/** "Her neighbour, John Pike, 45,": a description that a name follows. */
function describesPerson(tokens: readonly Token[], phrase: Phrase): boolean {
  return PERSON_NOUNS.has(tokens[phrase.last]?.lower ?? '')
}

function startsAside(token: Token): boolean {
  return /^(?:relative|determiner|possessive|name|noun|number|preposition|gerund|past|adjective|adverb|that|subordinator|auxiliary|to|dash|quotation|coordinator)$/.test(
    token.tag,
  )
}
