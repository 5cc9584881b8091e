import type { Cue } from './cue.ts'
import type { Token } from './tokens.ts'
import { phraseEndingAt, phraseStartingAt, subjectBefore, type Subject } from './noun-phrases.ts'
import { invertedSubject } from './inversion.ts'
import { BE, HAVE, TIME_WORDS } from './lexicon/closed-classes.ts'
import { REPORTING_FORMS, type ReportingVerb } from './lexicon/reporting-verbs.ts'
import { REPORTING_NOUNS } from './lexicon/reporting-nouns.ts'

/** All cues of a tagged sentence, from the left. */
export function cuesIn(tokens: readonly Token[]): Cue[] {
  const cues: Cue[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    if (token.lower === 'according' && tokens[i + 1]?.tag === 'to') {
      cues.push({
        form: 'according to',
        first: i,
        last: i + 1,
        group: i,
        verb: null,
        subject: null,
        shared: false,
        inverted: false,
      })
      continue
    }
    const cue = verbCue(tokens, i, cues) ?? nounCue(tokens, i)
    if (cue !== null) {
      const after = invertedSubject(tokens, cue)
      cues.push(
        after === null
          ? cue
          : { ...cue, subject: { ...after, sure: true, antecedent: null }, shared: false, inverted: true },
      )
      i = Math.max(i, cue.last)
    }
  }
  return cues
}

function verbCue(tokens: readonly Token[], i: number, earlier: readonly Cue[]): Cue | null {
  const token = tokens[i]
  if (token === undefined || (token.tag !== 'verb' && token.tag !== 'past' && token.tag !== 'gerund'))
    return null
  const entries = REPORTING_FORMS.get(token.lower)
  if (entries === undefined) return null
  const particleAt =
    tokens[i + 1]?.tag === 'adverb' && !/^(?:out|back|on|in)$/.test(tokens[i + 1]?.lower ?? '')
      ? i + 2
      : i + 1
  const entry = entries.find(
    ({ verb }) => verb.particle === null || verb.particle === tokens[particleAt]?.lower,
  )
  if (entry === undefined) return null
  const group = verbGroupStart(tokens, i)
  const last = lastOfCue(tokens, i, entry.verb.particle === null ? i : particleAt)
  const base = { first: i, last, group, verb: verbOf(tokens, entry.verb, i, last), inverted: false }
  const auxiliary = auxiliaryOf(tokens, group, i)
  if (token.tag === 'gerund') {
    if (auxiliary === 'be') return { ...base, form: 'finite', ...subjectOf(tokens, group, earlier) }
    if (/^(?:determiner|possessive|genitive)$/.test(tokens[i - 1]?.tag ?? '')) return null
    return { ...base, form: 'gerund', subject: gerundSubject(tokens, i, earlier), shared: true }
  }
  if (tokens[i - 1]?.tag === 'to' || (tokens[i - 1]?.tag === 'adverb' && tokens[i - 2]?.tag === 'to')) {
    const to = tokens[i - 1]?.tag === 'to' ? i - 1 : i - 2
    if (/^(?:used|continued|began|dared|hastened)$/.test(tokens[to - 1]?.lower ?? '')) {
      const whole = verbGroupStart(tokens, to - 1)
      return { ...base, group: whole, form: 'finite', ...subjectOf(tokens, whole, earlier) }
    }
    return { ...base, form: 'infinitive', subject: infinitiveSubject(tokens, to), shared: false }
  }
  if (token.tag === 'past' && auxiliary === 'be')
    return { ...base, form: 'passive', ...subjectOf(tokens, group, []) }
  return { ...base, form: 'finite', ...subjectOf(tokens, group, earlier) }
}

/** "refused to say", "was quoted as saying": the words that say it are part of the cue. */
function lastOfCue(tokens: readonly Token[], i: number, last: number): number {
  const lemma = tokens[i]?.lower ?? ''
  if (/^(?:went|goes|refus|declin|continu|began|begins)/.test(lemma)) {
    const to = tokens[last + 1]?.tag === 'to' ? last + 1 : -1
    if (to !== -1 && REPORTING_FORMS.has(tokens[to + 1]?.lower ?? '') && tokens[to + 1]?.tag === 'verb')
      return to + 1
  }
  if (
    /^(?:quot|cit|report)ed$/.test(lemma) &&
    tokens[last + 1]?.lower === 'as' &&
    tokens[last + 2]?.tag === 'gerund'
  )
    return last + 2
  return last
}

/** Of "declined to say", the verb whose frames count: the last one; refusals are a little less sure. */
function verbOf(tokens: readonly Token[], verb: ReportingVerb, first: number, last: number): ReportingVerb {
  if (last === first || verb.particle !== null) return verb
  const final = REPORTING_FORMS.get(tokens[last]?.lower ?? '')?.find((entry) => entry.verb.particle === null)
  return final === undefined
    ? verb
    : { ...final.verb, strength: Math.min(final.verb.strength, verb.strength + 0.1) }
}

function verbGroupStart(tokens: readonly Token[], verb: number): number {
  let start = verb
  for (let i = verb - 1; i >= 0 && i > verb - 7; i--) {
    const tag = tokens[i]?.tag
    if (tag === 'auxiliary' || tag === 'modal') start = i
    else if (tag !== 'adverb') break
  }
  return start
}

function auxiliaryOf(tokens: readonly Token[], group: number, verb: number): 'be' | 'have' | 'other' | null {
  for (let i = verb - 1; i >= group; i--) {
    const lower = tokens[i]?.lower ?? ''
    if (BE.has(lower) && lower !== "'s") return 'be'
    if (lower === "'s") return tokens[verb]?.lower.endsWith('ing') === true ? 'be' : 'have'
    if (HAVE.has(lower)) return 'have'
  }
  return group < verb ? 'other' : null
}

function subjectOf(
  tokens: readonly Token[],
  group: number,
  earlier: readonly Cue[],
): { subject: Subject | null; shared: boolean } {
  let before = group - 1
  while (before >= 0 && tokens[before]?.tag === 'adverb') before--
  if (tokens[before]?.tag === 'coordinator')
    return { subject: sharedSubject(tokens, before, earlier), shared: true }
  const own = subjectBefore(tokens, group)
  if (
    own === null &&
    tokens[before]?.tag === 'comma' &&
    /^(?:verb|past)$/.test(tokens[before - 1]?.tag ?? '')
  )
    return { subject: sharedSubject(tokens, before, earlier), shared: true }
  return { subject: own, shared: false }
}

/** The subject of the last main clause that starts before token `from`; a reporting one counts when inverted too. */
function sharedSubject(tokens: readonly Token[], from: number, earlier: readonly Cue[]): Subject | null {
  for (let i = from - 1; i >= 0 && i > from - 60; i--) {
    const cue = earlier.findLast((other) => other.first === i && other.form === 'finite')
    if (
      cue !== undefined &&
      cue.subject !== null &&
      (cue.inverted || cue.shared || opensMainClause(tokens, cue.subject.first))
    )
      return cue.subject
    const tag = tokens[i]?.tag
    if (cue !== undefined || (tag !== 'verb' && tag !== 'past' && tag !== 'auxiliary' && tag !== 'modal'))
      continue
    const subject = subjectBefore(tokens, i)
    if (subject?.sure === true && subject.antecedent === null && opensMainClause(tokens, subject.first))
      return subject
  }
  return null
}

function opensMainClause(tokens: readonly Token[], first: number): boolean {
  let before = first - 1
  while (tokens[before]?.tag === 'adverb') before--
  const mark = tokens[before]
  return (
    mark === undefined ||
    /^(?:comma|semicolon|quotation|dash|stop|colon)$/.test(mark.tag) ||
    (mark.tag === 'coordinator' && /^(?:comma|semicolon)$/.test(tokens[before - 1]?.tag ?? 'comma'))
  )
}

/** The subject of ", adding that": that of the clause that it hangs on. */
function gerundSubject(tokens: readonly Token[], gerund: number, earlier: readonly Cue[]): Subject | null {
  const before = tokens[gerund - 1]
  if (before !== undefined && (before.tag === 'noun' || before.tag === 'name' || before.tag === 'pronoun')) {
    const phrase = phraseEndingAt(tokens, gerund - 1)
    if (phrase !== null && !TIME_WORDS.has(before.lower)) return { ...phrase, sure: false, antecedent: null }
  }
  return sharedSubject(tokens, gerund, earlier)
}

function infinitiveSubject(tokens: readonly Token[], to: number): Subject | null {
  for (let i = to - 1; i >= 0 && i > to - 6; i--) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'comma' || token.tag === 'stop') break
    if (token.tag === 'past' || token.tag === 'verb' || token.tag === 'auxiliary' || token.tag === 'gerund')
      return subjectBefore(tokens, verbGroupStart(tokens, i))
  }
  const before = phraseEndingAt(tokens, to - 1)
  return before !== null && tokens[before.first - 1]?.lower === 'for'
    ? { ...before, sure: true, antecedent: null }
    : null
}

/** "its denial of", "China’s promise to", "claims by rivals that": the owner, if any, is the source. */
function nounCue(tokens: readonly Token[], i: number): Cue | null {
  const token = tokens[i]
  if (token === undefined || token.tag !== 'noun' || !REPORTING_NOUNS.has(token.lower)) return null
  const owner = ownerOf(tokens, i)
  const next = tokens[i + 1]
  if (next === undefined) return null
  const base = {
    form: 'noun' as const,
    first: i,
    last: i,
    group: i,
    verb: null,
    shared: false,
    inverted: false,
  }
  if (next.tag === 'that') return { ...base, subject: owner }
  if (next.lower === 'by' || next.lower === 'from') {
    const agent = phraseStartingAt(tokens, i + 2)
    const after = agent === null ? undefined : tokens[agent.last + 1]
    if (agent !== null && (after?.tag === 'that' || after?.tag === 'to'))
      return { ...base, last: agent.last, subject: { ...agent, sure: true, antecedent: null } }
  }
  if (
    owner !== null &&
    (next.tag === 'to' || next.lower === 'of' || next.lower === 'for' || next.lower === 'about')
  )
    return { ...base, subject: owner }
  return null
}

function ownerOf(tokens: readonly Token[], noun: number): Subject | null {
  for (let i = noun - 1; i >= 0 && i > noun - 5; i--) {
    const token = tokens[i]
    if (token === undefined) return null
    if (token.tag === 'possessive') return { first: i, last: i, sure: true, antecedent: null }
    if (token.tag === 'genitive') {
      const phrase = phraseEndingAt(tokens, i - 1)
      return phrase === null ? null : { ...phrase, sure: true, antecedent: null }
    }
    if (token.tag !== 'adjective' && token.tag !== 'noun' && token.tag !== 'number' && token.tag !== 'past')
      return null
  }
  return null
}
