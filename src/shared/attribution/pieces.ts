import { isDigit, startsUpper } from './characters.ts'
import type { TextRange } from '../model/selector.ts'
import type { SuggestionKind } from './suggestion.ts'
import type { Token } from './tokens.ts'
import { quotedRange, rangeOf } from './draft.ts'

export type Piece = {
  ranges: TextRange[]
  kind: SuggestionKind
  quotations: number[]
  first: number
  last: number
}

/** The content that a run of tokens makes: the quotation alone, if it is set off from what leads up to it. */
export function pieceOf(tokens: readonly Token[], first: number, last: number, leadIn = false): Piece | null {
  const quotations: number[] = []
  for (let i = first; i <= last; i++) if (tokens[i]?.tag === 'quotation') quotations.push(i)
  const end = tokens[last]
  if (end?.tag === 'quotation') {
    const before = tokens[last - 1]
    const alone = quotations.length === last - first + 1 || onlyFillers(tokens, first, last - 1)
    const setOff = leadIn && (before?.tag === 'comma' || before?.tag === 'colon') && startsLikeSentence(end)
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

export function singleQuotation(tokens: readonly Token[], at: number): Piece {
  return { ranges: quotedAt(tokens, at), kind: 'direct', quotations: [at], first: at, last: at }
}

/** Whether a quotation starts with a capital letter, and so is probably more than a quoted phrase. */
export function startsLikeSentence(token: Token): boolean {
  return (
    token.quotation !== null &&
    (startsUpper(token.quotation.firstCharacters) ||
      isDigit(token.quotation.firstCharacters) ||
      /^[“‘'"[(…]/.test(token.quotation.firstCharacters))
  )
}

export function onlyFillers(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++)
    if (!/^(?:coordinator|adverb|comma|stop|quotation|dash)$/.test(tokens[i]?.tag ?? '')) return false
  return true
}

export function quotedAt(tokens: readonly Token[], index: number): TextRange[] {
  const token = tokens[index]
  const range = token === undefined ? null : quotedRange(token)
  return range === null ? [] : [range]
}
