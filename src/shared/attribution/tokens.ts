import { isLetter, isSpace, isWordCharacter, startsUpper } from './characters.ts'
import { wordLength } from './words.ts'
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
  | 'symbol'

/** A word, a mark, or a whole quotation, which the narrative around it treats as one thing. Offsets are UTF-16. */
export type Token = {
  start: number
  end: number
  text: string
  lower: string
  tag: Tag
  quotation: Quotation | null
}

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
    if (isSpace(chunk[at] ?? '')) {
      at++
      continue
    }
    const length = wordLength(chunk, at)
    let word = chunk.slice(at, at + length)
    if (chunk[at + length] === '.' && isLetter(word) && isAbbreviation(word, chunk, at + length)) word += '.'
    tokens.push(plain(word, from + at))
    at += word.length
  }
}

function isAbbreviation(word: string, chunk: string, dot: number): boolean {
  if (word.length === 1 && startsUpper(word)) return startsUpper(chunk.slice(dot + 1, dot + 4).trimStart())
  // Party and state, as in "R-Ky.", are abbreviated like the state alone.
  const spelt = `${word.toLowerCase().replace(/^[rdi]-/, '')}.`
  if (TITLE_ABBREVIATIONS.has(spelt))
    return spelt === 'no.' || spelt === 'v.' ? /^\.\s\d/.test(chunk.slice(dot, dot + 3)) : true
  if (!OTHER_ABBREVIATIONS.has(spelt)) return false
  return startsUpper(word) || /^[a-z]\.|^etc|^vs/.test(word)
}

function plain(word: string, start: number): Token {
  const lower = word.toLowerCase().replaceAll('’', "'")
  return {
    start,
    end: start + word.length,
    text: word,
    lower,
    tag: MARK_TAGS.get(word) ?? (isWordCharacter(word) || /^[’'&@#$£€]/.test(word) ? 'noun' : 'symbol'),
    quotation: null,
  }
}
