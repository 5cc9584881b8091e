import type { TextRange } from '../model/selector.ts'
import type { Token } from './tokens.ts'
import { clauseStartOf, type Cue } from './cue.ts'
import { cuesIn } from './cues.ts'
import { complementOf, type Complement } from './complements.ts'
import { confidenceOf } from './confidence.ts'
import { contentAfter, startsClause } from './content-after.ts'
import { aroundCue, contentBefore, goesBack, resumed, withLaterQuotations } from './content-before.ts'
import { rangeOf, rangeOfPhrase, type Draft } from './draft.ts'
import { clauseEnd } from './extents.ts'
import { phraseStartingAt, type Phrase } from './noun-phrases.ts'
import { onlyFillers, pieceOf, type Piece } from './pieces.ts'

/** The attributions of one tagged sentence, and which of its quotation tokens they account for. */
export type SentenceAttributions = { drafts: Draft[]; used: ReadonlySet<number>; cues: Cue[] }

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
      antecedent: rangeOfPhrase(tokens, cue.subject?.antecedent ?? null),
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
  if (cue.inverted && cue.subject !== null) return placeInverted(tokens, cue, cues, cue.subject)
  const complement = complementOf(tokens, cue)
  const source = rangeOfPhrase(tokens, cue.subject)
  const back = cue.form === 'gerund' ? null : contentBefore(tokens, cue, cues)
  if (back !== null && goesBack(tokens, cue, complement, back)) {
    const pieces = resumed(tokens, cue, cues, complement, back)
    return { pieces, source, confidence: confidenceOf(tokens, cue, pieces, false) }
  }
  if (
    back !== null &&
    complement.kind === 'comma' &&
    cue.subject?.sure === true &&
    !cue.shared &&
    cue.form === 'finite'
  ) {
    const pieces = aroundCue(tokens, cue, cues, complement, back)
    if (pieces !== null) return { pieces, source, confidence: confidenceOf(tokens, cue, pieces, false) - 0.1 }
  }
  const asClause = cue.subject !== null && tokens[clauseStartOf(tokens, cue) - 1]?.lower === 'as'
  if (asClause && (complement.kind === 'comma' || complement.kind === 'nothing'))
    return placeAsClause(tokens, cue, cues, complement)
  const pieces = contentAfter(tokens, cue, cues, complement)
  return pieces === null
    ? null
    : { pieces, source, confidence: confidenceOf(tokens, cue, pieces, isNominal(cue, complement, tokens)) }
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
  const pieces = withLaterQuotations(tokens, back, apposition + 1, cues, cue)
  return {
    pieces,
    source: rangeOf(tokens, subject.first, apposition),
    confidence: confidenceOf(tokens, cue, pieces, false),
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
    confidence: Math.min(0.75, confidenceOf(tokens, cue, piece, false)),
  }
}

function placeAccordingTo(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Placement | null {
  const phrase = phraseStartingAt(tokens, cue.last + 1)
  if (phrase === null) return null
  const sourceEnd = appositionEnd(tokens, phrase.last)
  const source = rangeOf(tokens, phrase.first, cue.first === 0 ? phrase.last : sourceEnd)
  const opening = cue.first === 0 || onlyFillers(tokens, 0, cue.first - 1)
  if (opening) {
    const comma = commaAfterSource(tokens, phrase.last)
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

/** The comma behind the source of an opening "According to", past a relative clause; -1 if there is none. */
function commaAfterSource(tokens: readonly Token[], last: number): number {
  const REACH = 25
  const next = (from: number): number =>
    tokens.findIndex((token, i) => i > from && i < from + REACH && token.tag === 'comma')
  const first = next(last)
  return first !== -1 && tokens[first + 1]?.tag === 'relative' ? next(first) : first
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
    confidence: nounConfidence(tokens, cue, next),
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

/** Whether what follows a cue is a noun phrase that names something said, rather than the words of it. */
function isNominal(cue: Cue, complement: Complement, tokens: readonly Token[]): boolean {
  if (
    complement.kind !== 'clause' ||
    complement.that ||
    cue.verb === null ||
    !cue.verb.frames.has('object') ||
    !(cue.verb.frames.has('clause') || cue.verb.frames.has('infinitive'))
  )
    return false
  return !startsClause(tokens, complement.at, tokens.length - 1)
}

/** A noun is a weaker cue than a verb, unless it has an owner and says what was claimed, promised or refused. */
function nounConfidence(tokens: readonly Token[], cue: Cue, next: Token): number {
  if (cue.subject === null) return 0.4
  if (next.tag === 'that') return 0.65
  const noun = tokens[cue.first]?.lower ?? ''
  return next.tag === 'to' && /^(?:promise|pledge|vow|threat|offer|refusal)s?$/.test(noun) ? 0.65 : 0.45
}
