import type { Token } from './tokens.ts'
import type { Cue } from './cue.ts'
import type { Complement } from './complements.ts'
import { clauseEnd } from './extents.ts'
import { phraseStartingAt } from './noun-phrases.ts'
import { pieceOf, singleQuotation, startsLikeSentence, type Piece } from './pieces.ts'

/** The content that follows a cue, as its verb allows. */
export function contentAfter(
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
    if (/,\s*$/.test(token.quotation?.lastCharacters ?? '') && next?.tag !== 'quotation')
      return singleQuotation(tokens, at)
    const whole =
      startsLikeSentence(token) || tokens[at - 1]?.tag === 'colon' || tokens[at - 1]?.tag === 'comma'
    if (next === undefined || /^(?:stop|comma|dash|semicolon|close)$/.test(next.tag) || end === at)
      return singleQuotation(tokens, at)
    const listed = next.tag === 'coordinator' && tokens[at + 2]?.tag === 'quotation'
    if (whole && !listed && /^(?:subordinator|coordinator|gerund|adverb|quotation)$/.test(next.tag))
      return singleQuotation(tokens, at)
    return pieceOf(tokens, at, end)
  }
  if (complement.kind === 'infinitive') {
    if (!frames.has('infinitive') && !frames.has('hearer infinitive')) return null
    const heard = frames.has('hearer infinitive') ? complement.addressee : null
    if (heard === null && !frames.has('infinitive')) return null
    return pieceOf(tokens, heard?.first ?? at, end)
  }
  if (frames.has('as')) return asContent(tokens, cue, at, end)
  if (complement.that)
    return frames.has('clause') || frames.has('object') || frames.has('addressee') || frames.has('quote')
      ? pieceOf(tokens, at, end)
      : null
  const token = tokens[at]
  if (
    cue.form === 'gerund' &&
    cue.subject === null &&
    (frames.has('object') || token?.tag !== 'subordinator')
  )
    return null
  if (frames.has('clause')) {
    const plain = cue.verb?.lemma === 'say' || cue.verb?.lemma === 'tell' || frames.has('object')
    if (
      !plain &&
      !startsClause(tokens, at, end) &&
      token?.tag !== 'subordinator' &&
      token?.tag !== 'quotation'
    )
      return null
    return pieceOf(tokens, at, end)
  }
  if (frames.has('object')) return pieceOf(tokens, at, end)
  return null
}

/** Whether a phrase and its finite verb come next, rather than an object alone ("declared an emergency and signed"). */
export function startsClause(tokens: readonly Token[], at: number, end: number): boolean {
  const REACH = 25
  const phrase = phraseStartingAt(tokens, at)
  for (let i = phrase === null ? at : phrase.last + 1; i <= end && i < at + REACH; i++) {
    const tag = tokens[i]?.tag
    if (tag === 'coordinator' || tag === 'relative' || tag === 'semicolon' || tag === 'subordinator')
      return false
    if (
      tag === 'modal' ||
      tag === 'auxiliary' ||
      tag === 'past' ||
      (tag === 'verb' && tokens[i - 1]?.tag !== 'to')
    )
      return true
  }
  return false
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
      (/^(?:quotation|adjective|determiner|noun|possessive)$/.test(next.tag) ||
        (next.tag === 'past' && tokens[phrase.last]?.tag !== 'name'))
    const quoted = tokens[end]?.tag === 'quotation' && /^(?:that|relative|comma)$/.test(next?.tag ?? '')
    return predicate || quoted || (tokens[at]?.tag === 'pronoun' && phrase.last < end)
      ? pieceOf(tokens, at, end)
      : null
  }
  return pieceOf(tokens, at, end)
}
