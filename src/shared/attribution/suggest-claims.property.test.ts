import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARTICLES } from './fixtures/all-articles.ts'
import { parseAnnotated } from './fixtures/annotated-article.ts'
import { suggestClaims } from './suggest-claims.ts'
import type { TextRange } from '../model/selector.ts'

/** Pieces of which hostile texts are made: marks of every kind, cues, names, scripts, broken surrogates. */
const PIECES = fc.constantFrom(
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '「',
  '」',
  "''",
  '``',
  ',',
  '.',
  ':',
  ';',
  '—',
  '(',
  ')',
  '[',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\u00a0',
  ' said ',
  ' said that ',
  ' told ',
  ' according to ',
  'He',
  'she ',
  'Gao Feng',
  'the company',
  ' who ',
  'and ',
  ' “A.” ',
  'Mr.',
  'U.S.',
  '!',
  '?',
  '…',
  'שלום',
  'مرحبا',
  'привет',
  '中文',
  '😀',
  '\ud83d',
  '\ude00',
  '\u202e',
  '\u0000',
  '\ufeff',
  'a'.repeat(300),
  '1',
  '$5bn',
  '\u0301',
)
const HOSTILE = fc.oneof(
  fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

function expectSound(text: string): void {
  const inside = (range: TextRange): void => {
    expect(range.start).toBeGreaterThanOrEqual(0)
    expect(range.end).toBeLessThanOrEqual(text.length)
    expect(range.start).toBeLessThan(range.end)
  }
  let before = 0
  for (const { content, cue, source, speaker, confidence } of suggestClaims(text, { language: 'en' })) {
    expect(content.length).toBeGreaterThan(0)
    content.forEach(inside)
    for (let i = 1; i < content.length; i++)
      expect(content[i]?.start).toBeGreaterThanOrEqual(content[i - 1]?.end ?? 0)
    for (const range of [cue, source, speaker?.range ?? null]) if (range !== null) inside(range)
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
    expect(content[0]?.start).toBeGreaterThanOrEqual(before)
    before = content[0]?.start ?? 0
  }
}

describe('any text', () => {
  it('gives ranges inside the text, in reading order, and never throws', () => {
    fc.assert(fc.property(HOSTILE, expectSound), { numRuns: 1500 })
  })

  it('survives being read in any language, or none', () => {
    fc.assert(
      fc.property(HOSTILE, fc.constantFrom(null, 'de', 'zh', '', 'x-klingon'), (text, language) => {
        suggestClaims(text, { language })
      }),
      { numRuns: 500 },
    )
  })

  it('survives an article that is cut off anywhere', () => {
    for (const { marked } of ARTICLES) {
      const { text } = parseAnnotated(marked)
      for (let end = 0; end < text.length; end += 7) expectSound(text.slice(0, end))
    }
  })
})

describe('a text of a million characters', () => {
  const MILLION = 1_000_000
  const fill = (piece: string): string => piece.repeat(Math.ceil(MILLION / piece.length)).slice(0, MILLION)
  // Generous against a busy machine: quadratic reading takes minutes, linear reading a second or so.
  const MOST_MILLISECONDS = 12_000

  it.each([
    ['nothing but opening marks', fill('“')],
    ['straight marks and letters', fill('"a ')],
    ['single marks that nothing closes', fill(" 'a")],
    ['single marks that look like possessives', fill("'as' b ")],
    ['one endless word', fill('a')],
    ['a sentence without an end', fill('he said that she said and ')],
    ['commas', fill('Smith, ')],
    ['opening brackets', fill('Smith (')],
    ['sources that are nested without end', fill('according to ')],
    [
      'ordinary statements',
      fill('Ann Lee said the boat was late. “It will come,” she said. The company denied it.\n\n'),
    ],
    ['a single paragraph of quotations', fill('“It will come.” ')],
    ['pronouns without anybody to trace', fill('He said it. ')],
    ['line breaks', fill('a\n')],
    ['no letters', fill('1 — 2 … ')],
  ])('is read in linear time: %s', (_, text) => {
    const started = performance.now()
    suggestClaims(text, { language: 'en' })
    expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS)
  })
})
