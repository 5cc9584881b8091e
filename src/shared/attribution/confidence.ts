import type { Token } from './tokens.ts'
import type { Cue } from './cue.ts'
import type { Piece } from './pieces.ts'
import type { Subject } from './noun-phrases.ts'
import { BODY_NOUNS, COMPANY_NOUNS, COUNTRY_NOUNS } from './lexicon/bodies.ts'
import { MODALS } from './lexicon/closed-classes.ts'
import { PEOPLE_NOUNS, PERSON_NOUNS } from './lexicon/people.ts'
import { DOCUMENT_NOUNS } from './lexicon/reporting-nouns.ts'

/**
 * How likely an attribution is right, from 0 to 1: starts from how surely the verb reports, and takes off for
 * a doubtful subject, for what was not said (negation, "would say"), and for a noun phrase as content.
 *
 * The steps are judgements, rounded; only the order they produce matters, and `SHOWN_CONFIDENCE`.
 */
export function confidenceOf(tokens: readonly Token[], cue: Cue, pieces: Piece, nominal: boolean): number {
  let confidence = cue.verb?.strength ?? 0.5
  if (
    cue.verb !== null &&
    /^(?:find|show)$/.test(cue.verb.lemma) &&
    cue.subject !== null &&
    DOCUMENT_NOUNS.has(headOf(tokens, cue.subject)?.lower ?? '')
  )
    confidence = 0.85
  if (pieces.kind === 'direct') confidence = Math.max(confidence, 0.85)
  if (pieces.kind === 'mixed') confidence += 0.05
  confidence -= doubtAboutSource(tokens, cue.subject)
  if (cue.subject !== null && !cue.subject.sure && !cue.shared) confidence -= 0.15
  if (cue.shared && cue.form === 'finite') confidence -= 0.1
  if (cue.form === 'infinitive') confidence -= 0.3
  if (pieces.kind !== 'direct') confidence -= doubtAboutMood(tokens, cue)
  if (nominal && pieces.kind === 'indirect') confidence -= 0.2
  if (pieces.kind === 'indirect' && pieces.last - pieces.first < 2) confidence -= 0.2
  return Math.max(0.05, Math.min(0.98, confidence))
}

/** Nothing for a name, a pronoun or a word for somebody who can speak; much for anything else, or nobody. */
function doubtAboutSource(tokens: readonly Token[], subject: Subject | null): number {
  if (subject === null) return 0.45
  if (subject.antecedent !== null)
    return 0.1 + doubtAboutSource(tokens, { ...subject.antecedent, sure: true, antecedent: null })
  const head = headOf(tokens, subject)
  if (head === null) return 0.3
  if (head.tag === 'pronoun')
    return /^(?:that|this|you|there|which)$/.test(head.lower) ? 0.25 : head.lower === 'it' ? 0.15 : 0
  if (head.tag === 'possessive') return 0.05
  if (head.tag === 'name') return 0
  if (head.lower === 'percent' || head.tag === 'number' || head.tag === 'determiner') return 0.05
  const noun = head.lower
  const singular = noun.replace(/(?:ies)$/, 'y').replace(/s$/, '')
  const speaks = [PERSON_NOUNS, BODY_NOUNS, COMPANY_NOUNS, COUNTRY_NOUNS, DOCUMENT_NOUNS, PEOPLE_NOUNS].some(
    (list) => list.has(noun) || list.has(singular),
  )
  return speaks || /(?:ers?|ors?|ists?|ians?|ants?|ees?|men|women)$/.test(noun) ? 0 : 0.3
}

/** The head noun of a phrase: the last word before its first preposition, comma or bracket. */
function headOf(tokens: readonly Token[], subject: { first: number; last: number }): Token | null {
  let head: Token | null = null
  for (let i = subject.first; i <= subject.last; i++) {
    const token = tokens[i]
    if (token === undefined) break
    if (/^(?:preposition|comma|open|relative|dash|gerund|past|to)$/.test(token.tag) && head !== null) break
    if (/^(?:noun|name|pronoun|number|determiner|possessive)$/.test(token.tag)) head = token
  }
  return head
}

/** "did not say", "would claim", "if she said": reported, perhaps, but not said. */
function doubtAboutMood(tokens: readonly Token[], cue: Cue): number {
  for (let i = cue.group; i < cue.first; i++) {
    const lower = tokens[i]?.lower ?? ''
    if (/^(?:not|never)$|n't$/.test(lower)) return 0.25
    if (MODALS.has(lower)) return 0.25
  }
  const opener = cue.subject === null ? null : tokens[cue.subject.first - 1]
  return opener?.lower === 'if' || opener?.lower === 'unless' ? 0.25 : 0
}
