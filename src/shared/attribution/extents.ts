import { hasFiniteVerb, isFinite } from './finite-verbs.ts'
import type { Token } from './tokens.ts'
import { clauseStartOf, type Cue } from './cue.ts'

/**
 * The last token of a clause that a cue governs from token `from` on: up to the end of the sentence, or to
 * where a later cue takes over (", adding that", ", but Smith said", "and called it").
 */
export function clauseEnd(tokens: readonly Token[], from: number, cue: Cue, cues: readonly Cue[]): number {
  let end = subordinateEnd(tokens, from, cue) ?? tokens.length - 1
  for (const later of cues) {
    if (later.first < from || later === cue) continue
    const limit = takesOver(tokens, from, cue, later)
    if (limit !== null && limit >= from && limit < end) {
      end = limit
      break
    }
  }
  end = Math.min(
    quotedEnd(tokens, from, end),
    mainClauseResumes(tokens, from, cue) ?? end,
    bracketCloses(tokens, from, end),
  )
  while (end > from && /^(?:stop|comma|semicolon|dash)$/.test(tokens[end]?.tag ?? '')) end--
  return end
}

/**
 * Where the words around a cue go on without it: behind ", who said it was late," and, unless the content may
 * be in the past tense itself, at ", but has since changed".
 */
function mainClauseResumes(tokens: readonly Token[], from: number, cue: Cue): number | null {
  const inRelativeClause = cue.subject?.antecedent != null && tokens[cue.subject.first - 1]?.tag === 'comma'
  const past = tokens[cue.first]?.tag === 'past' && cue.group === cue.first
  for (let i = from + 1; i < tokens.length - 1; i++) {
    if (tokens[i]?.tag !== 'comma') continue
    const next = tokens[i + 1]
    const coordinated = next?.tag === 'coordinator' && next.lower !== 'or'
    if (inRelativeClause && next !== undefined && isFinite(next)) return i - 1
    const verb = tokens[tokens[i + 2]?.tag === 'adverb' ? i + 3 : i + 2]
    if (!past && coordinated && verb !== undefined && isFinite(verb) && verb.tag !== 'modal') return i - 1
  }
  return null
}

/** The token before a closing bracket that was opened before the content, or `end`. */
function bracketCloses(tokens: readonly Token[], from: number, end: number): number {
  let open = 0
  for (let i = from; i <= end; i++) {
    const tag = tokens[i]?.tag
    if (tag === 'open') open++
    else if (tag === 'close' && --open < 0) return Math.max(from, i - 1)
  }
  return end
}

/** American printers put the comma that ends a clause inside the closing mark: what follows is not said. */
function quotedEnd(tokens: readonly Token[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const quotation = tokens[i]?.quotation
    const next = tokens[i + 1]
    if (quotation == null || next === undefined || !/,\s*$/.test(quotation.lastCharacters)) continue
    if (next.tag === 'gerund') return i
  }
  return end
}

/** "While he said it was safe, …", "Asked whether it was safe, …": the comma that the main clause follows. */
function subordinateEnd(tokens: readonly Token[], from: number, cue: Cue): number | null {
  const start = clauseStartOf(tokens, cue)
  let before = start - 1
  while (tokens[before]?.tag === 'adverb') before--
  const opener = tokens[before]
  const subordinate = opener !== undefined && opener.tag === 'subordinator' && opensSentence(tokens, before)
  const participle =
    (cue.form === 'gerund' || (cue.form === 'finite' && cue.subject === null)) &&
    (opensSentence(tokens, start) ||
      (cue.form === 'gerund' && tokens[0]?.tag === 'preposition' && !hasFiniteVerb(tokens, 0, cue.first - 1)))
  if (!subordinate && !participle) return null
  for (let i = from + 1; i < tokens.length - 2; i++) {
    if (tokens[i]?.tag !== 'comma') continue
    const next = tokens[i + 1]
    if (
      next !== undefined &&
      /^(?:determiner|possessive|pronoun|name|noun|number|adjective|quotation)$/.test(next.tag) &&
      hasFiniteVerb(tokens, i + 1, Math.min(i + 14, tokens.length - 1))
    )
      return i - 1
  }
  return null
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--)
    if (!/^(?:adverb|coordinator|subordinator|quotation)$/.test(tokens[i]?.tag ?? '')) return false
  return true
}

function takesOver(tokens: readonly Token[], from: number, cue: Cue, later: Cue): number | null {
  const start = clauseStartOf(tokens, later)
  const before = tokens[start - 1]
  if (before === undefined || start <= from) return null
  if (later.form === 'according to') return before.tag === 'comma' ? start - 2 : start - 1
  if (later.form === 'gerund')
    return before.tag === 'comma' && tokens[start - 2] !== undefined ? start - 2 : null
  if (later.form !== 'finite') return null
  if (before.tag === 'comma')
    return later.subject === null || later.subject.sure ? commaTakesOver(tokens, start, later) : null
  if (before.tag === 'semicolon' || before.tag === 'dash') return start - 2
  if (before.tag === 'coordinator' || before.tag === 'subordinator') {
    const mark = tokens[start - 2]
    if (mark?.tag === 'comma' || mark?.tag === 'semicolon' || mark?.tag === 'quotation')
      return mark.tag === 'quotation' ? start - 2 : start - 3
    if (later.shared && before.tag === 'coordinator' && sameTense(tokens, cue, later)) return start - 2
    if (/^(?:while|whereas|although|though)$/.test(before.lower)) return start - 2
  }
  return null
}

/** ", X said" at the end of a sentence closes what stands before it. */
function commaTakesOver(tokens: readonly Token[], start: number, later: Cue): number | null {
  const after = tokens[later.last + 1]
  return after === undefined || after.tag === 'stop' || after.tag === 'comma' || after.tag === 'preposition'
    ? start - 2
    : null
}

function sameTense(tokens: readonly Token[], cue: Cue, later: Cue): boolean {
  const a = tokens[cue.first]
  const b = tokens[later.first]
  return (
    a !== undefined &&
    b !== undefined &&
    a.tag === b.tag &&
    (a.tag === 'past' || a.lower.endsWith('s') === b.lower.endsWith('s'))
  )
}
