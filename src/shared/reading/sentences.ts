import { TITLE_ABBREVIATIONS } from '../attribution/lexicon/abbreviations.ts'
import type { TextRange } from '../model/selector.ts'

/** A text sentence by sentence; none reaches from one block into the next, or begins or ends with white space. */
export type Sentences = {
  /** The sentence at an offset, or the next one after it; null behind the last. */
  at(offset: number): TextRange | null
  /** The one after a sentence; null at the end. */
  after(sentence: TextRange): TextRange | null
  /** The one before a sentence; null at the beginning. */
  before(sentence: TextRange): TextRange | null
}

/** A sentence is cut where it gets longer than this, in code units: nobody follows it by ear, and voices stop in it. */
export const LONGEST_SENTENCE = 600

/** Prepares a text for going through it by sentences. `language` is a BCP 47 tag; null when it is not known. */
export function createSentences(text: string, language: string | null): Sentences {
  const segmenter = new Intl.Segmenter(knownLocale(language), { granularity: 'sentence' })
  let cached: { start: number; sentences: TextRange[] } | null = null

  const ofBlock = (start: number): TextRange[] => {
    if (cached?.start !== start) cached = { start, sentences: sentencesOfBlock(text, start, segmenter) }
    return cached.sentences
  }
  const nextFrom = (offset: number): TextRange | null => {
    let start = blockStart(text, offset)
    while (start < text.length) {
      const found = ofBlock(start).find(({ end }) => end > offset)
      if (found !== undefined) return found
      start = blockEnd(text, start) + 1
    }
    return null
  }
  const lastBefore = (offset: number): TextRange | null => {
    let start = blockStart(text, offset)
    for (;;) {
      const found = ofBlock(start).findLast((sentence) => sentence.start < offset)
      if (found !== undefined) return found
      if (start === 0) return null
      start = blockStart(text, start - 1)
    }
  }
  return {
    at: (offset) => nextFrom(Math.min(Math.max(0, offset), text.length)),
    after: ({ end }) => nextFrom(end),
    before: ({ start }) => lastBefore(start),
  }
}

function knownLocale(language: string | null): string[] {
  try {
    return language === null ? [] : Intl.Segmenter.supportedLocalesOf(language)
  } catch {
    // Not a language tag at all, as found in the wild.
    return []
  }
}

function blockStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function blockEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}

function sentencesOfBlock(text: string, start: number, segmenter: Intl.Segmenter): TextRange[] {
  const block = text.slice(start, blockEnd(text, start))
  const joined: TextRange[] = []
  for (const { index, segment } of segmenter.segment(block)) {
    const last = joined.at(-1)
    if (last !== undefined && goesOn(block.slice(last.start, last.end))) last.end = index + segment.length
    else joined.push({ start: index, end: index + segment.length })
  }
  return joined
    .flatMap((sentence) => cut(block, sentence))
    .flatMap((sentence) => trimmed(block, sentence))
    .map((sentence) => ({ start: start + sentence.start, end: start + sentence.end }))
}

/** Whether a full stop at the end only ends an abbreviation: a title, or an initial. */
function goesOn(segment: string): boolean {
  const last = /(\S+)\s*$/u.exec(segment)?.[1] ?? ''
  const word = last.replace(/^["'“‘(«„]+/u, '')
  return TITLE_ABBREVIATIONS.has(word.toLowerCase()) || /^\p{L}\.$/u.test(word)
}

/** Cuts a long sentence, best after a comma or the like, else between words. */
function cut(block: string, { start, end }: TextRange): TextRange[] {
  const pieces: TextRange[] = []
  let from = start
  while (end - from > LONGEST_SENTENCE) {
    const window = block.slice(from, from + LONGEST_SENTENCE)
    const soft = Math.max(...[...window.matchAll(/[,;:،，、；：)\]—–]\s?/gu)].map(after), 0)
    const hard = Math.max(...[...window.matchAll(/\s/gu)].map(after), 0)
    const least = LONGEST_SENTENCE / 3
    const length =
      soft > least ? soft : hard > least ? hard : LONGEST_SENTENCE - (endsInsidePair(window) ? 1 : 0)
    pieces.push({ start: from, end: from + length })
    from += length
  }
  return [...pieces, { start: from, end }]
}

function after(match: RegExpExecArray): number {
  return match.index + match[0].length
}

function endsInsidePair(window: string): boolean {
  return /[\uD800-\uDBFF]$/.test(window)
}

/** Without the white space at its ends; nothing, when it has no letter or number to read. */
function trimmed(block: string, { start, end }: TextRange): TextRange[] {
  const words = block.slice(start, end)
  if (!/[\p{L}\p{N}]/u.test(words)) return []
  const from = start + (words.length - words.trimStart().length)
  return [{ start: from, end: from + words.trim().length }]
}
