import type { Token } from './tokens.ts'
import { clauseStartOf, type Cue } from './cue.ts'
import type { Complement } from './complements.ts'
import { clauseEnd } from './extents.ts'
import { hasFiniteVerb } from './finite-verbs.ts'
import { pieceOf, quotedAt, type Piece } from './pieces.ts'

/** What stands before a cue's clause, as content: a quotation, or the words since the clause before. */
export function contentBefore(tokens: readonly Token[], cue: Cue, cues: readonly Cue[]): Piece | null {
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
  return pieceOf(tokens, first, last, true)
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

/** Whether the content of a cue stands before it rather than after. */
export function goesBack(tokens: readonly Token[], cue: Cue, complement: Complement, back: Piece): boolean {
  if (cue.verb === null || !(cue.verb.frames.has('quote') || cue.verb.frames.has('clause'))) return false
  const closing = tokens[back.last]
  if (back.kind === 'direct' && closing?.tag === 'quotation' && back.last >= clauseStartOf(tokens, cue) - 2) {
    return true
  }
  if (complement.kind === 'nothing')
    return isAside(tokens, back.first, back.last) ? hasMainClause(tokens, back.first, back.last) : true
  if (complement.kind === 'quotation' && tokens[complement.at - 1]?.tag === 'colon') return false
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
export function resumed(
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

/** "In the long run, many say, it will pay": an opening phrase is said too, unless it says when or where it was said. */
export function aroundCue(
  tokens: readonly Token[],
  cue: Cue,
  cues: readonly Cue[],
  complement: Complement,
  back: Piece,
): Piece | null {
  const next = tokens[complement.at + 1]
  if (
    cue.verb === null ||
    !cue.verb.frames.has('clause') ||
    next === undefined ||
    /^(?:gerund|relative|past|coordinator|subordinator)$/.test(next.tag)
  )
    return null
  const rest = pieceOf(tokens, complement.at + 1, clauseEnd(tokens, complement.at + 1, cue, cues))
  if (rest === null || !hasFiniteVerb(tokens, rest.first, rest.last)) return null
  const opener = tokens[back.first]
  const occasion = opener !== undefined && /^(?:gerund|past)$/.test(opener.tag)
  return occasion ? rest : { ...rest, ranges: [...back.ranges, ...rest.ranges] }
}

/** The quotation right behind an interrupting cue, if the statement goes on in it. */
export function withLaterQuotations(
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
