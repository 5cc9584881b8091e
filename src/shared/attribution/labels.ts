import { isDigit, startsUpper } from './characters.ts'
import type { Token } from './tokens.ts'
import type { Draft } from './draft.ts'
import { quotedRange, rangeOf } from './draft.ts'
import { wordSet } from './lexicon/word-list.ts'

/** Labels before a colon that name no speaker. */
const NOT_SPEAKERS = wordSet(`
  update updated note photo photos picture image images video watch read more related source sources credit caption
  advertisement correction editor's editors exclusive breaking live opinion analysis topics tags share contact email
  tel phone website date time when where what why how who price cost rating location venue address summary background
  context fact facts claim verdict question answer warning disclaimer tip example step pros cons ps p.s also see by from
  to subject re http https published posted filed part chapter section key background`)

const LONGEST_LABEL = 12

/**
 * Speech with its speaker as a label before a colon: a line of a transcript ("TRUMP: …", "Q: …"), or a
 * headline ("Minister: Taxes will fall"), which is less sure. Null for any other paragraph.
 */
export function labelledSpeech(tokens: readonly Token[], paragraph: number): Draft | null {
  const colon = tokens.findIndex((token, i) => token.tag === 'colon' && i <= LONGEST_LABEL)
  // "45:1" is no label.
  if (tokens[colon + 1]?.start === tokens[colon]?.end && tokens[colon + 1]?.tag !== 'quotation') return null
  if (colon < 1 || colon === tokens.length - 1) return null
  const label = tokens.slice(0, colon)
  if (
    !label.every(
      (token, i) =>
        fitsLabel(token) || (token.tag === 'stop' && label.slice(0, i).some((other) => other.tag === 'open')),
    )
  )
    return null
  const first = label[0]
  const last = tokens.at(-1)
  const content = tokens[colon + 1]
  if (
    first === undefined ||
    last === undefined ||
    content === undefined ||
    label.some((token) => NOT_SPEAKERS.has(token.lower))
  )
    return null
  if (!label.some((token) => startsUpper(token.text))) return null
  const source = rangeOf(tokens, 0, colon - 1)
  const cue = rangeOf(tokens, colon, colon)
  const quotedOnly =
    content.tag === 'quotation' &&
    tokens.slice(colon + 2).every((token) => token.tag === 'stop' || token.tag === 'quotation')
  if (quotedOnly) {
    const ranges = tokens.slice(colon + 1).flatMap((token) => quotedRange(token) ?? [])
    return ranges.length === 0
      ? null
      : { content: ranges, cue, source, antecedent: null, kind: 'direct', confidence: 0.85 }
  }
  const range = rangeOf(tokens, colon + 1, tokens.length - 1)
  if (range === null) return null
  const shouted = label.every((token) => token.text === token.text.toUpperCase())
  const headline = paragraph === 0 || (paragraph === 1 && !shouted)
  const initial = label.length === 1 && first.text.length === 1
  const confidence = initial
    ? 0.55
    : shouted && !headline
      ? 0.85
      : headline
        ? 0.5
        : label.length <= 4
          ? 0.6
          : 0.4
  const quoted = tokens.some((token) => token.tag === 'quotation')
  return {
    content: [range],
    cue,
    source,
    antecedent: null,
    kind: quoted ? 'mixed' : shouted && !headline ? 'direct' : 'indirect',
    confidence,
  }
}

function fitsLabel(token: Token): boolean {
  if (
    token.tag === 'name' ||
    token.tag === 'open' ||
    token.tag === 'close' ||
    token.tag === 'comma' ||
    token.tag === 'genitive'
  )
    return true
  return (
    startsUpper(token.text) ||
    isDigit(token.text) ||
    /^(?:of|the|for|and|de|van|von|al|bin)$/.test(token.lower)
  )
}
