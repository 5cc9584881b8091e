import type { TextRange } from '../model/selector.ts'
import type { Quotation } from './quotations.ts'
import { OTHER_ABBREVIATIONS, TITLE_ABBREVIATIONS } from './lexicon/abbreviations.ts'

/** What a token does in its clause; see `tagTokens`. */
export type Tag =
  | 'determiner'
  | 'possessive'
  | 'pronoun'
  | 'relative'
  | 'preposition'
  | 'coordinator'
  | 'subordinator'
  | 'that'
  | 'auxiliary'
  | 'modal'
  | 'to'
  | 'adverb'
  | 'verb'
  | 'past'
  | 'gerund'
  | 'noun'
  | 'name'
  | 'adjective'
  | 'number'
  | 'genitive'
  | 'stop'
  | 'comma'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'open'
  | 'close'
  | 'quotation'

/** A word, a mark, or a whole quotation, which the narrative around it treats as one thing. Offsets are UTF-16. */
export type Token = {
  start: number
  end: number
  text: string
  lower: string
  tag: Tag
  quotation: Quotation | null
}

const WORD =
  /(?:[A-Z]\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:%|(?:-[\p{L}]+)+)?|[\p{L}\p{M}\p{N}@#][\p{L}\p{M}\p{N}_]*(?:[-‐‑][\p{L}\p{N}]+|[’'](?!(?:s|re|ve|ll|d|m|em)\b)\p{L}+)*|[’'](?:s|re|ve|ll|d|m|em)\b|[$£€]\p{N}+(?:[.,]\p{N}+)*(?:bn|m|k|tn)?|\.{2,}|--+|[^\s]/uy

const MARK_TAGS: ReadonlyMap<string, Tag> = new Map([
  ['.', 'stop'],
  ['!', 'stop'],
  ['?', 'stop'],
  ['…', 'stop'],
  ['..', 'stop'],
  ['...', 'stop'],
  ['。', 'stop'],
  ['！', 'stop'],
  ['？', 'stop'],
  [',', 'comma'],
  ['、', 'comma'],
  [':', 'colon'],
  ['：', 'colon'],
  [';', 'semicolon'],
  ['—', 'dash'],
  ['–', 'dash'],
  ['--', 'dash'],
  ['---', 'dash'],
  ['-', 'dash'],
  ['−', 'dash'],
  ['(', 'open'],
  ['[', 'open'],
  ['{', 'open'],
  [')', 'close'],
  [']', 'close'],
  ['}', 'close'],
])

/** The longest word that is looked at as one; longer runs are cut, so that no input makes a token slow to handle. */
const LONGEST_WORD = 200

/** The tokens of a paragraph outside its quotations, with each quotation as a single token. Linear. */
export function tokensOf(text: string, paragraph: TextRange, quotations: readonly Quotation[]): Token[] {
  const tokens: Token[] = []
  let at = paragraph.start
  for (const quotation of quotations) {
    words(text, at, quotation.start, tokens)
    tokens.push({
      start: quotation.start,
      end: quotation.end,
      text: '',
      lower: '',
      tag: 'quotation',
      quotation,
    })
    at = quotation.end
  }
  words(text, at, paragraph.end, tokens)
  return tokens
}

function words(text: string, from: number, to: number, tokens: Token[]): void {
  if (from >= to) return
  const chunk = text.slice(from, to)
  let at = 0
  while (at < chunk.length) {
    if (/\s/.test(chunk[at] ?? '')) {
      at++
      continue
    }
    WORD.lastIndex = at
    const match = WORD.exec(chunk)
    const length = Math.min(match?.[0].length ?? 1, LONGEST_WORD)
    let word = chunk.slice(at, at + length)
    if (/^\p{L}/u.test(word) && chunk[at + length] === '.' && isAbbreviation(word, chunk, at + length))
      word += '.'
    tokens.push(plain(word, from + at))
    at += word.length
  }
}

function isAbbreviation(word: string, chunk: string, dot: number): boolean {
  if (/^\p{Lu}$/u.test(word)) return /^\.\s*\p{Lu}/u.test(chunk.slice(dot, dot + 4))
  const spelt = `${word.toLowerCase()}.`
  if (TITLE_ABBREVIATIONS.has(spelt))
    return spelt === 'no.' || spelt === 'v.' ? /^\.\s\d/.test(chunk.slice(dot, dot + 3)) : true
  if (!OTHER_ABBREVIATIONS.has(spelt)) return false
  return /^\p{Lu}|^[a-z]\.|^etc|^vs/u.test(word)
}

function plain(word: string, start: number): Token {
  const lower = word.toLowerCase().replaceAll('’', "'")
  return {
    start,
    end: start + word.length,
    text: word,
    lower,
    tag: MARK_TAGS.get(word) ?? 'noun',
    quotation: null,
  }
}
