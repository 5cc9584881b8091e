import { isDigit, startsUpper } from './characters.ts'
import type { Token } from './tokens.ts'
import { TITLE_ABBREVIATIONS } from './lexicon/abbreviations.ts'
import { REPORTING_FORMS } from './lexicon/reporting-verbs.ts'

/** No sentence is looked at as longer than this many tokens: text without full stops must not become slow. */
const LONGEST_SENTENCE = 240

/**
 * Splits the tokens of a paragraph into sentences of the narrative, in which a quotation is one token.
 *
 * `“A. B,” he said. “C.”` is two: the first ends after “said.”, the second is the quotation alone.
 */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = []
  let current: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    current.push(token)
    if (current.length >= LONGEST_SENTENCE || endsAfter(tokens, i)) {
      sentences.push(current)
      current = []
    }
  }
  if (current.length > 0) sentences.push(current)
  return joinStrayStops(sentences)
}

/** A full stop or bracket by itself belongs to the sentence before it. */
function joinStrayStops(sentences: readonly Token[][]): Token[][] {
  const joined: Token[][] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      sentence.every((token) => token.tag === 'stop' || token.tag === 'close') &&
      last.length < LONGEST_SENTENCE
    )
      last.push(...sentence)
    else joined.push(sentence)
  }
  return joined
}

function endsAfter(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]
  const next = tokens[i + 1]
  if (token === undefined || next === undefined) return false
  const startsAnew =
    next.quotation !== null || startsUpper(next.text) || isDigit(next.text) || /^[“"‘([—–]/.test(next.text)
  if (token.tag === 'close') return tokens[i - 1]?.tag === 'stop' && startsAnew
  if (token.tag === 'stop') {
    if (next.tag === 'stop' || next.tag === 'close') return false
    return startsAnew || token.text !== '…'
  }
  if (token.quotation !== null) return startsAnew && endsWithQuotation(token, tokens, i)
  if (token.text.endsWith('.') && token.text.length > 1 && !TITLE_ABBREVIATIONS.has(token.lower))
    return (
      (/^(?:the|he|she|it|they|we|but|and|in|a|an|this|that|his|her|their|i|you|if|when|after|while|there|on|at|for|as|some|many|no)$/.test(
        next.lower,
      ) &&
        startsUpper(next.text)) ||
      (next.quotation !== null && /^[^.]+\.$/.test(token.text) && token.text.length > 2)
    )
  return false
}

/** A quotation that ends like a sentence ends the one around it, unless “… asked Smith” or “Smith asked” follows. */
function endsWithQuotation(token: Token, tokens: readonly Token[], i: number): boolean {
  const quotation = token.quotation
  if (quotation === null) return false
  const last = lastMark(quotation.lastCharacters)
  if (last === '.') return true
  if (last === '?' || last === '!' || last === '…') {
    const next = tokens[i + 1]
    return next?.quotation != null || !reportsSoon(tokens, i + 1)
  }
  return false
}

function lastMark(characters: string): string {
  return /([.?!…])[\s’'”"]*$/.exec(characters)?.[1] ?? ''
}

/** Whether a short subject and a reporting verb come next, with nothing for the verb to govern. */
function reportsSoon(tokens: readonly Token[], from: number): boolean {
  const REACH = 12
  for (let i = from; i < Math.min(tokens.length, from + REACH); i++) {
    const token = tokens[i]
    if (token === undefined || token.tag === 'stop' || token.quotation !== null) return false
    const forms = REPORTING_FORMS.get(token.lower)
    if (
      i > from &&
      forms?.some(
        ({ verb, forms: names }) => verb.frames.has('quote') && (names.has('past') || names.has('third')),
      )
    ) {
      const next = tokens[i + 1]
      return (
        next === undefined ||
        next.tag === 'stop' ||
        next.tag === 'comma' ||
        next.quotation !== null ||
        /^(?:on|in|at|during|after|before|when|as|with|of|to|yesterday|today|him|her|me|them|us|reporters)$/.test(
          next.lower,
        ) ||
        startsUpper(next.text)
      )
    }
  }
  return false
}
