import type { TextRange } from '../model/selector.ts'
import type { SuggestionKind } from './suggestion.ts'
import type { Token } from './tokens.ts'
import type { Phrase } from './noun-phrases.ts'

/** An attribution as found in one sentence, before its speaker is traced. */
export type Draft = {
  content: TextRange[]
  cue: TextRange | null
  source: TextRange | null
  /** What a source like "who" stands for. */
  antecedent: TextRange | null
  kind: SuggestionKind
  confidence: number
}

/** The characters that a run of tokens covers, both ends included; null if it covers none. */
export function rangeOf(tokens: readonly Token[], first: number, last: number): TextRange | null {
  const from = tokens[first]
  const to = tokens[last]
  return from === undefined || to === undefined || first > last ? null : { start: from.start, end: to.end }
}

/** The characters of a phrase; null for null. */
export function rangeOfPhrase(tokens: readonly Token[], phrase: Phrase | null): TextRange | null {
  return phrase === null ? null : rangeOf(tokens, phrase.first, phrase.last)
}

/** The words between the marks, without the comma that American printers put before the closing one. */
export function quotedRange(token: Token): TextRange | null {
  const quotation = token.quotation
  if (quotation === null) return null
  const leading = /^\s*/.exec(quotation.firstCharacters)?.[0].length ?? 0
  const trailing = /,?\s*$/.exec(quotation.lastCharacters)?.[0].length ?? 0
  const start = quotation.inner.start + leading
  const end = quotation.inner.end - trailing
  return end > start ? { start, end } : null
}
