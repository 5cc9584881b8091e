import type { Token } from './tokens.ts'
import type { Cue } from './cue.ts'
import { hasFiniteVerb } from './finite-verbs.ts'
import { phraseStartingAt, type Phrase } from './noun-phrases.ts'
import { PERSON_NOUNS } from './lexicon/people.ts'
import { DOCUMENT_NOUNS } from './lexicon/reporting-nouns.ts'

/** "…," said Smith. */
export function invertedSubject(tokens: readonly Token[], cue: Cue): Phrase | null {
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
  if (mark.tag !== 'quotation' && cue.verb.lemma === 'tell') return null
  if (after?.tag === 'to' && cue.verb.frames.has('hearer infinitive')) return null
  if (mark.tag !== 'quotation' && (after?.tag === 'quotation' || after?.tag === 'genitive')) return null
  const ends =
    after === undefined ||
    /^(?:stop|comma|relative|preposition|quotation|dash|semicolon|gerund|adverb|subordinator|noun|open|past|to|adjective)$/.test(
      after.tag,
    )
  if (!ends) return null
  if (mark.tag === 'quotation')
    return cue.subject !== null && cue.verb.frames.has('addressee') && first.tag === 'pronoun' ? null : phrase
  return cue.subject === null ||
    isPersonal(tokens, phrase) ||
    (!cue.verb.frames.has('object') && !hasFiniteVerb(tokens, cue.last + 1, tokens.length - 1))
    ? phrase
    : null
}

/** Whether a phrase may well be somebody who speaks: its head is a name, or a word for a person or document. */
function isPersonal(tokens: readonly Token[], phrase: Phrase): boolean {
  let head: Token | null = null
  for (let i = phrase.first; i <= phrase.last; i++) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'preposition' || token.tag === 'open') break
    head = token
  }
  if (head === null) return false
  return (
    head.tag === 'name' ||
    head.tag === 'pronoun' ||
    PERSON_NOUNS.has(head.lower.replace(/s$/, '')) ||
    DOCUMENT_NOUNS.has(head.lower)
  )
}
