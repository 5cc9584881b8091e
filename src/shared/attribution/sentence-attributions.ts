import type { TextRange } from '../model/selector.ts'
import type { Token } from './tokens.ts'
import type { SuggestionKind } from './suggestion.ts'
import { clauseStartOf, cuesIn, type Cue } from './cues.ts'
import { complementOf, type Complement } from './complements.ts'
import { clauseEnd, hasFiniteVerb } from './extents.ts'
import { quotedRange, rangeOf, rangeOfPhrase, type Draft } from './draft.ts'
import { phraseStartingAt, type Phrase } from './noun-phrases.ts'
import { DOCUMENT_NOUNS } from './lexicon/reporting-nouns.ts'

/** The attributions of one tagged sentence, and which of its quotation tokens they account for. */
export type SentenceAttributions = { drafts: Draft[]; used: ReadonlySet<number>; cues: Cue[] }

type Piece = { ranges: TextRange[]; kind: SuggestionKind; quotations: number[]; first: number; last: number }
type Placement = { pieces: Piece; source: TextRange | null; confidence: number }

/** Finds who said what within one sentence, by its cues alone. */
export function attributionsOf(tokens: readonly Token[]): SentenceAttributions {
  const cues = cuesIn(tokens)
  const drafts: Draft[] = []
  const used = new Set<number>()
  for (const cue of cues) {
    const placement = place(tokens, cue, cues)
    if (placement === null || placement.pieces.ranges.length === 0) continue
    const last = cue.form === 'noun' ? cue.first : cue.last
    drafts.push({
      content: placement.pieces.ranges,
      cue: rangeOf(tokens, cue.group, last),
      source: placement.source,
      kind: placement.pieces.kind,
      confidence: placement.confidence,
    })
    for (const index of placement.pieces.quotations) used.add(index)
  }
  return { drafts, used, cues }
}

function place(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Placement | null {
  if (cue.form === 'according to') return placeAccordingTo(tokens, cue, cues)
  if (cue.form === 'noun') return placeNoun(tokens, cue, cues)
  if (cue.form === 'passive') return placePassive(tokens, cue, cues)
  const inverted = invertedSubject(tokens, cue)
  if (inverted !== null) return placeInverted(tokens, cue, cues, inverted)
  const complement = complementOf(tokens, cue)
  const source = rangeOfPhrase(tokens, cue.subject)
  const back = cue.form === 'gerund' ? null : contentBefore(tokens, cue, cues)
  if (back !== null && goesBack(tokens, cue, complement, back)) {
    const pieces = resumed(tokens, cue, cues, complement, back)
    return { pieces, source, confidence: confidenceOf(tokens, cue, pieces, 'back') }
  }
  const asClause = cue.subject !== null && tokens[clauseStartOf(tokens, cue) - 1]?.lower === 'as'
  if (asClause && (complement.kind === 'comma' || complement.kind === 'nothing'))
    return placeAsClause(tokens, cue, cues, complement)
  const pieces = contentAfter(tokens, cue, cues, complement)
  return pieces === null ? null : { pieces, source, confidence: confidenceOf(tokens, cue, pieces, 'on') }
}

/** "…," said Smith. */
function invertedSubject(tokens: readonly Token[], cue: Cue): Phrase | null {
  if (
    cue.form !== 'finite' ||
    cue.group !== cue.first ||
    cue.verb === null ||
    !(cue.verb.frames.has('quote') || cue.verb.frames.has('clause'))
  )
    return null
  let before = cue.group - 1
  while (tokens[before]?.tag === 'adverb') before--
  const mark = tokens[before]
  if (
    mark === undefined ||
    (mark.tag !== 'quotation' && mark.tag !== 'comma' && mark.tag !== 'dash' && mark.tag !== 'colon')
  )
    return null
  const first = tokens[cue.last + 1]
  if (
    first === undefined ||
    !/^(?:pronoun|determiner|possessive|name|noun|number|adjective)$/.test(first.tag)
  )
    return null
  const phrase = phraseStartingAt(tokens, cue.last + 1)
  if (phrase === null) return null
  const after = tokens[phrase.last + 1]
  const ends =
    after === undefined ||
    /^(?:stop|comma|relative|preposition|quotation|dash|semicolon|gerund|adverb|subordinator|noun|colon|open|past|to)$/.test(
      after.tag,
    )
  if (!ends) return null
  if (mark.tag === 'quotation')
    return cue.subject !== null && cue.verb.frames.has('addressee') && first.tag === 'pronoun' ? null : phrase
  return cue.subject === null || !hasFiniteVerb(tokens, cue.last + 1, tokens.length - 1) ? phrase : null
}

function placeInverted(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  subject: Phrase,
): Placement | null {
  const back = contentBefore(tokens, { ...cue, subject: null, shared: true }, cues)
  if (back === null) return null
  const apposition = appositionEnd(tokens, subject.last)
  const complement: Complement = { kind: 'nothing', at: apposition + 1, that: false, addressee: null }
  const pieces = withLaterQuotations(tokens, back, apposition + 1, cues, cue)
  return {
    pieces,
    source: rangeOf(tokens, subject.first, apposition),
    confidence: confidenceOf(
      tokens,
      { ...cue, subject: { ...subject, sure: true } },
      pieces,
      complement.kind === 'nothing' ? 'back' : 'on',
    ),
  }
}

/** ", a professor of law, …": up to where the aside after a name ends. */
function appositionEnd(tokens: readonly Token[], last: number): number {
  let end = last
  for (let turn = 0; turn < 3; turn++) {
    const comma = tokens[end + 1]
    const next = tokens[end + 2]
    if (comma?.tag !== 'comma' || next === undefined) return end
    if (
      next.tag !== 'determiner' &&
      next.tag !== 'possessive' &&
      next.tag !== 'noun' &&
      next.tag !== 'name' &&
      next.tag !== 'number' &&
      next.tag !== 'adjective'
    )
      return end
    const phrase = phraseStartingAt(tokens, end + 2)
    if (phrase === null) return end
    const after = tokens[phrase.last + 1]
    if (after !== undefined && /^(?:verb|past|auxiliary|modal)$/.test(after.tag)) return end
    end = phrase.last
  }
  return end
}

/** What stands before a cue's clause, as content: a quotation, or the words since the clause before. */
function contentBefore(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Piece | null {
  const start = clauseStartOf(tokens, cue)
  const mark = tokens[start - 1]
  if (mark === undefined) return null
  let last = start - 1
  if (mark.tag === 'comma' || mark.tag === 'dash') last--
  else if (mark.tag !== 'quotation' && mark.tag !== 'stop') return null
  if (last < 0) return null
  let first = 0
  for (const earlier of cues) {
    if (earlier.first >= start) break
    const split = lastBreak(tokens, earlier.last + 1, last)
    if (split !== null) first = split
  }
  while (first < last && /^(?:coordinator|comma|stop|close)$/.test(tokens[first]?.tag ?? '')) first++
  return pieceOf(tokens, first, last)
}

/** The token after the last ", but" or ";" between two tokens. */
function lastBreak(tokens: readonly Token[], from: number, to: number): number | null {
  for (let i = to; i > from; i--) {
    const token = tokens[i]
    if (token?.tag === 'semicolon') return i + 1
    if ((token?.tag === 'coordinator' || token?.lower === 'while') && tokens[i - 1]?.tag === 'comma')
      return i + 1
  }
  return null
}

/** The content that a run of tokens makes: the quotation alone, if it is set off from what leads up to it. */
function pieceOf(tokens: readonly Token[], first: number, last: number): Piece | null {
  const quotations: number[] = []
  for (let i = first; i <= last; i++) if (tokens[i]?.tag === 'quotation') quotations.push(i)
  const end = tokens[last]
  if (end?.tag === 'quotation') {
    const before = tokens[last - 1]
    const alone = quotations.length === last - first + 1 || onlyFillers(tokens, first, last - 1)
    const setOff = (before?.tag === 'comma' || before?.tag === 'colon') && startsLikeSentence(end)
    if (alone || setOff) {
      const indexes = setOff && !alone ? [last] : quotations
      return {
        ranges: indexes.flatMap((i) => quotedAt(tokens, i)),
        kind: 'direct',
        quotations: indexes,
        first,
        last,
      }
    }
  }
  const range = rangeOf(tokens, first, last)
  return range === null
    ? null
    : { ranges: [range], kind: quotations.length > 0 ? 'mixed' : 'indirect', quotations, first, last }
}

function quotedAt(tokens: readonly Token[], index: number): TextRange[] {
  const token = tokens[index]
  const range = token === undefined ? null : quotedRange(token)
  return range === null ? [] : [range]
}

function onlyFillers(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++)
    if (!/^(?:coordinator|adverb|comma|stop|quotation|dash)$/.test(tokens[i]?.tag ?? '')) return false
  return true
}

/** Whether a quotation starts with a capital letter, and so is probably more than a quoted phrase. */
function startsLikeSentence(token: Token): boolean {
  return token.quotation !== null && /^[\p{Lu}\p{N}“‘'"[(…]/u.test(token.quotation.firstCharacters)
}

/** Whether the content of a cue stands before it rather than after. */
function goesBack(tokens: readonly Token[], cue: Cue, complement: Complement, back: Piece): boolean {
  if (cue.verb === null || !(cue.verb.frames.has('quote') || cue.verb.frames.has('clause'))) return false
  const closing = tokens[back.last]
  if (back.kind === 'direct' && closing?.tag === 'quotation' && back.last >= clauseStartOf(tokens, cue) - 2) {
    if (complement.kind === 'clause' && complement.that) return false
    return (
      complement.kind !== 'clause' ||
      !hasFiniteVerb(tokens, complement.at, tokens.length - 1) ||
      cue.verb.frames.has('quote')
    )
  }
  if (complement.kind === 'nothing')
    return isAside(tokens, back.first, back.last) ? hasMainClause(tokens, back.first, back.last) : true
  if (complement.kind === 'comma' || complement.kind === 'quotation')
    return (
      !isAside(tokens, back.first, back.last) &&
      tokens[clauseStartOf(tokens, cue) - 1]?.tag === 'comma' &&
      !cue.shared
    )
  return false
}

/** "Asked about the plan", "In an interview", "When it ended": what can lead up to a cue without being said. */
function isAside(tokens: readonly Token[], first: number, last: number): boolean {
  let at = first
  while (at < last && /^(?:adverb|coordinator)$/.test(tokens[at]?.tag ?? '')) at++
  const token = tokens[at]
  if (token === undefined) return true
  return /^(?:preposition|subordinator|gerund|past|to|adverb|coordinator)$/.test(token.tag)
}

function hasMainClause(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (tokens[i]?.tag === 'comma') return hasFiniteVerb(tokens, i + 1, last)
  return tokens[first]?.tag !== 'subordinator' && hasFiniteVerb(tokens, first + 1, last)
}

/** Adds what goes on after "A," he said, "B" and after “The plan, he said, would”. */
function resumed(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  complement: Complement,
  back: Piece,
): Piece {
  const at = complement.kind === 'comma' ? complement.at + 1 : complement.at
  if (complement.kind === 'quotation') return withLaterQuotations(tokens, back, complement.at, cues, cue)
  if (complement.kind !== 'comma' || back.kind === 'direct')
    return withLaterQuotations(tokens, back, at, cues, cue)
  const next = tokens[at]
  const interrupted =
    next !== undefined &&
    (/^(?:auxiliary|modal|verb|past|to|preposition|that)$/.test(next.tag) ||
      !hasFiniteVerb(tokens, back.first, back.last))
  if (!interrupted || next.tag === 'gerund' || next.tag === 'relative') return back
  const end = clauseEnd(tokens, at, cue, cues)
  const rest = pieceOf(tokens, at, end)
  if (rest === null) return back
  return {
    ...back,
    ranges: [...back.ranges, ...rest.ranges],
    kind: rest.kind === back.kind ? back.kind : 'mixed',
    quotations: [...back.quotations, ...rest.quotations],
    last: end,
  }
}

/** The quotation right behind an interrupting cue, if the statement goes on in it. */
function withLaterQuotations(
  tokens: readonly Token[],
  back: Piece,
  from: number,
  cues: readonly Cue[],
  cue: Cue,
): Piece {
  let at = from
  const nextCue = cues.find((other) => other.first > cue.last)
  while (at < tokens.length && at < from + 30 && tokens[at]?.tag !== 'quotation') at++
  const token = tokens[at]
  if (token?.tag !== 'quotation' || (nextCue !== undefined && nextCue.first < at)) return back
  const before = tokens[at - 1]
  if (before?.tag !== 'comma' && before?.tag !== 'colon' && before?.tag !== 'dash' && at !== from) return back
  return {
    ...back,
    ranges: [...back.ranges, ...quotedAt(tokens, at)],
    quotations: [...back.quotations, at],
    kind: back.kind === 'direct' ? 'direct' : 'mixed',
    last: at,
  }
}

/** As Smith put it, CONTENT. */
function placeAsClause(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  complement: Complement,
): Placement | null {
  if (cue.verb === null || !(cue.verb.frames.has('clause') || cue.verb.frames.has('quote'))) return null
  const start = clauseStartOf(tokens, cue) - 1
  const opening = start === 0 || onlyFillers(tokens, 0, start - 1)
  const piece = opening
    ? complement.kind === 'comma'
      ? pieceOf(tokens, complement.at + 1, clauseEnd(tokens, complement.at + 1, cue, cues))
      : null
    : pieceOf(tokens, 0, tokens[start - 1]?.tag === 'comma' ? start - 2 : start - 1)
  if (piece === null || (!opening && tokens[start - 1]?.tag !== 'comma')) return null
  return {
    pieces: piece,
    source: rangeOfPhrase(tokens, cue.subject),
    confidence: Math.min(0.75, confidenceOf(tokens, cue, piece, 'back')),
  }
}

/** The content that follows a cue, as its verb allows. */
function contentAfter(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  complement: Complement,
): Piece | null {
  const frames = cue.verb?.frames
  if (frames === undefined) return null
  const at = complement.at
  if (complement.kind === 'nothing' || complement.kind === 'comma') {
    return complement.addressee !== null && frames.has('object')
      ? pieceOf(tokens, complement.addressee.first, complement.addressee.last)
      : null
  }
  const end = clauseEnd(tokens, at, cue, cues)
  if (complement.kind === 'quotation') {
    const next = tokens[at + 1]
    const token = tokens[at]
    if (token === undefined) return null
    const whole =
      startsLikeSentence(token) || tokens[at - 1]?.tag === 'colon' || tokens[at - 1]?.tag === 'comma'
    if (next === undefined || /^(?:stop|comma|dash|semicolon|close)$/.test(next.tag) || end === at)
      return singleQuotation(tokens, at)
    if (whole && /^(?:subordinator|coordinator|gerund|adverb|quotation)$/.test(next.tag))
      return singleQuotation(tokens, at)
    return pieceOf(tokens, at, end)
  }
  if (complement.kind === 'infinitive') {
    if (!frames.has('infinitive') && !frames.has('hearer infinitive')) return null
    return pieceOf(tokens, at, end)
  }
  if (frames.has('as')) return asContent(tokens, cue, at, end)
  if (complement.that)
    return frames.has('clause') || frames.has('object') || frames.has('addressee') || frames.has('quote')
      ? pieceOf(tokens, at, end)
      : null
  const token = tokens[at]
  if (frames.has('clause')) {
    if (
      !frames.has('object') &&
      cue.verb?.lemma !== 'say' &&
      cue.verb?.lemma !== 'tell' &&
      !hasFiniteVerb(tokens, at, Math.min(end, at + 25)) &&
      token?.tag !== 'subordinator' &&
      token?.tag !== 'quotation'
    )
      return null
    return pieceOf(tokens, at, end)
  }
  if (frames.has('object')) return pieceOf(tokens, at, end)
  return null
}

function singleQuotation(tokens: readonly Token[], at: number): Piece {
  return { ranges: quotedAt(tokens, at), kind: 'direct', quotations: [at], first: at, last: at }
}

/** "called it “unfair”", "described the field as open": needs something that it is said to be. */
function asContent(tokens: readonly Token[], cue: Cue, at: number, end: number): Piece | null {
  const calling = /^(?:call|label|dub|brand|term)$/.test(cue.verb?.lemma ?? '')
  if (cue.subject === null || (!cue.subject.sure && cue.group === cue.first && !cue.shared)) return null
  const phrase = phraseStartingAt(tokens, at)
  if (phrase === null) return null
  const next = tokens[phrase.last + 1]
  if (calling) {
    const predicate =
      next !== undefined &&
      phrase.last < end &&
      /^(?:quotation|adjective|determiner|past|noun|possessive)$/.test(next.tag)
    return predicate || (tokens[at]?.tag === 'pronoun' && phrase.last < end) ? pieceOf(tokens, at, end) : null
  }
  return pieceOf(tokens, at, end)
}

function placeAccordingTo(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Placement | null {
  const phrase = phraseStartingAt(tokens, cue.last + 1)
  if (phrase === null) return null
  const sourceEnd = appositionEnd(tokens, phrase.last)
  const source = rangeOf(tokens, phrase.first, cue.first === 0 ? phrase.last : sourceEnd)
  const opening = cue.first === 0 || onlyFillers(tokens, 0, cue.first - 1)
  if (opening) {
    const comma = tokens.findIndex(
      (token, i) => i > phrase.last && i < phrase.last + 25 && token.tag === 'comma',
    )
    if (comma === -1) return null
    const piece = pieceOf(tokens, comma + 1, clauseEnd(tokens, comma + 1, cue, cues))
    return piece === null ? null : { pieces: piece, source, confidence: 0.85 }
  }
  const piece =
    contentBefore(tokens, { ...cue, subject: null, shared: true }, cues) ?? pieceOf(tokens, 0, cue.first - 1)
  if (piece === null) return null
  const pieces = withLaterQuotations(tokens, piece, sourceEnd + 1, cues, cue)
  return { pieces, source, confidence: 0.85 }
}

function placeNoun(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Placement | null {
  const next = tokens[cue.last + 1]
  if (next === undefined) return null
  const from = next.tag === 'to' ? cue.last + 1 : cue.last + 2
  let end = clauseEnd(tokens, from, cue, cues)
  for (let i = from; i <= end; i++) {
    const token = tokens[i]
    const finite =
      token?.tag === 'auxiliary' || token?.tag === 'modal' || token?.tag === 'past' || token?.tag === 'verb'
    if (
      token?.tag === 'comma' ||
      token?.tag === 'dash' ||
      (finite && next.tag !== 'that' && i > from + 1 && tokens[i - 1]?.tag !== 'relative')
    ) {
      end = i - 1
      break
    }
  }
  const pieces = pieceOf(tokens, from, end)
  if (pieces === null) return null
  return {
    pieces,
    source: rangeOfPhrase(tokens, cue.subject),
    confidence: cue.subject === null ? 0.45 : next.tag === 'that' ? 0.65 : 0.5,
  }
}

/** "was quoted as saying", "it was reported that", "was described by critics as". */
function placePassive(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Placement | null {
  const quotedAs = cue.last > cue.first
  const impersonal =
    cue.subject !== null && /^(?:it|which|there)$/.test(tokens[cue.subject.last]?.lower ?? '')
  const by = tokens[cue.last + 1]?.lower === 'by' ? phraseStartingAt(tokens, cue.last + 2) : null
  const complement = complementOf(tokens, cue, by === null ? cue.last + 1 : by.last + 1)
  if (complement.kind === 'nothing' || complement.kind === 'comma') return null
  const hears = cue.verb?.frames.has('addressee') === true
  if (!quotedAs && !complement.that && by === null) return null
  if (!quotedAs && !impersonal && !hears && by === null) return null
  const pieces = contentAfter(tokens, cue, cues, complement)
  if (pieces === null) return null
  const source = quotedAs ? rangeOfPhrase(tokens, cue.subject) : rangeOfPhrase(tokens, by)
  return { pieces, source, confidence: quotedAs ? 0.8 : by === null ? 0.45 : 0.6 }
}

/** Starts from how surely the verb reports, and takes off for a doubtful subject or an odd frame. */
function confidenceOf(tokens: readonly Token[], cue: Cue, pieces: Piece, direction: 'back' | 'on'): number {
  let confidence = cue.verb?.strength ?? 0.5
  if (pieces.kind === 'direct') confidence = Math.max(confidence, 0.85)
  if (cue.subject === null) confidence -= 0.35
  else if (!cue.subject.sure && !cue.shared) confidence -= 0.15
  if (cue.shared && cue.form === 'finite') confidence -= 0.1
  if (cue.form === 'infinitive') confidence -= 0.25
  if (
    cue.subject !== null &&
    DOCUMENT_NOUNS.has(tokens[cue.subject.last]?.lower ?? '') &&
    cue.verb !== null &&
    /^(?:find|show)$/.test(cue.verb.lemma)
  )
    confidence += 0.25
  if (direction === 'on' && pieces.kind === 'indirect' && pieces.last - pieces.first < 2) confidence -= 0.2
  return Math.max(0.05, Math.min(0.98, confidence))
}
