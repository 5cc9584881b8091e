import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextRange, TextSelectors } from '../model/selector.ts'
import { anchor } from './anchor.ts'
import type { Anchoring } from './anchoring.ts'
import { describe } from './describe.ts'

const hostileTexts: [string, string][] = [
  ['empty blocks', 'One.\n\n\n\nTwo.\n \n\n\tThree.\n'],
  [
    'emoji and combining marks',
    'Cafe\u0301 👩‍👩‍👧‍👦 no\u0308el 🏳️‍🌈 e\u0301e\u0301 👍🏽👍🏽 z\u0335\u0321a\u0334l\u0337g\u0338o',
  ],
  ['right-to-left text', 'قال المتحدث إن «الرسوم» 25% לא נכון \u202eabc\u202c שלום עולם'],
  ['CRLF', 'One\r\ntwo\r\n\r\nthree\rfour\n\rfive'],
  ['NUL and other controls', 'a\0b\0\0c \u0001\u001f\u007f\u0085 d\u2028e\u2029f\ufeffg'],
  ['lone surrogates', 'a\ud83db\udc4dc \ud83d\ud83d\udc4d\udc4d'],
  ['repetition', 'ha ha ha ha ha ha ha ha'],
  ['Chinese', '中国周四表示，将对美国采取报复措施。商务部发言人高峰说，中国将被迫反击。'],
  ['no words at all', '— … !!! ?? — …'],
]

/** A passage of a text: any two ends, cutting pairs and clusters or not. */
const passageOf = (text: string): fc.Arbitrary<TextRange> =>
  fc
    .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))

/** As selectors come back from a store or a file in UTF-8: half a surrogate pair is a replacement character there. */
const throughUtf8 = ({ quote, position }: TextSelectors): TextSelectors => ({
  quote: {
    ...quote,
    exact: quote.exact.toWellFormed(),
    prefix: quote.prefix.toWellFormed(),
    suffix: quote.suffix.toWellFormed(),
  },
  position,
})

test.each(hostileTexts)('any passage of a text with %s is found where it was', (_, text) => {
  fc.assert(
    fc.property(passageOf(text), (range) => {
      expect(anchor(text, describe(text, range))).toEqual({ kind: 'exact', range, confidence: 1 })
    }),
    { numRuns: 500 },
  )
})

test('any passage of any text is found where it was', () => {
  const passages = fc
    .array(fc.nat(0xffff), { minLength: 1, maxLength: 100 })
    .map((codes) => String.fromCharCode(...codes))
    .chain((text) => fc.tuple(fc.constant(text), passageOf(text)))
  fc.assert(
    fc.property(passages, ([text, range]) => {
      expect(anchor(text, describe(text, range))).toEqual({ kind: 'exact', range, confidence: 1 })
    }),
    { numRuns: 500 },
  )
})

test('any passage of a megabyte without a space is found where it was, and after an edit', () => {
  const text = Array.from({ length: 1 << 17 }, (_, i) =>
    Math.imul(i + 1, 0x9e3779b1)
      .toString(16)
      .slice(-8)
      .padStart(8, '0'),
  ).join('')
  const edited = `${text.slice(0, 1000)}!${text.slice(1000)}`
  fc.assert(
    fc.property(passageOf(text), (range) => {
      const selectors = describe(text, range)
      expect(anchor(text, selectors)).toEqual({ kind: 'exact', range, confidence: 1 })
      if (range.start < 1000) return
      const shifted = { start: range.start + 1, end: range.end + 1 }
      expect(anchor(edited, selectors, text)).toEqual({ kind: 'exact', range: shifted, confidence: 1 })
    }),
    { numRuns: 20 },
  )
})

test('a selection that cut an emoji in two is found where it was after it has been stored', () => {
  const text = 'Tariffs 👍👎🏽 and 👩‍👩‍👧‍👦 again'
  fc.assert(
    fc.property(passageOf(text), (range) => {
      expect(anchor(text, throughUtf8(describe(text, range)))).toEqual({
        kind: 'exact',
        range,
        confidence: 1,
      })
    }),
    { numRuns: 500 },
  )
})

test('an annotation from elsewhere is found by its quote alone', () => {
  const text = hostileTexts
    .map(([, some]) => some)
    .join('\nand then ')
    .toWellFormed()
  const start = text.indexOf('المتحدث')
  const range = { start, end: start + 12 }
  const { quote } = describe(text, range)
  expect(anchor(text, { quote, position: null })).toEqual({ kind: 'exact', range, confidence: 1 })
})

test('a text without words in common has no place for a passage', () => {
  const selectors = describe('The tariffs take effect on Friday.', { start: 4, end: 11 })
  const lost: Anchoring = { kind: 'orphan', reason: 'absent', guess: null }
  expect(anchor('Nothing of it remains here', { ...selectors, position: null })).toEqual(lost)
  expect(anchor('', selectors)).toEqual(lost)
})

test('an empty quote is refused', () => {
  const quote = { type: 'TextQuoteSelector', exact: '', prefix: 'a', suffix: 'b' } as const
  expect(() => anchor('ab', { quote, position: null })).toThrow('Expected a quote that is not empty')
})

test('whatever the selectors and the texts, the answer lies within the text', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'the',
        'a',
        'tariff',
        'China',
        ' ',
        ' ',
        '. ',
        '\n',
        '”',
        '👍',
        '\ud83d',
        '中',
        'e-mail',
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      fc.nat(60),
      fc.boolean(),
      (now, earlier, exact, context, start, known) => {
        if (exact === '') return
        const quote = { type: 'TextQuoteSelector', exact, prefix: context, suffix: context } as const
        const position = { type: 'TextPositionSelector', start, end: start + exact.length } as const
        const found = anchor(now, { quote, position: known ? position : null }, earlier)
        const range = found.kind === 'orphan' ? found.guess : found.range
        if (range === null) return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeLessThanOrEqual(now.length)
        if (found.kind !== 'orphan') {
          expect(range.end).toBeGreaterThan(range.start)
          expect(found.confidence).toBeGreaterThan(0)
          expect(found.confidence).toBeLessThanOrEqual(1)
          if (found.kind !== 'altered') expect(now.slice(range.start, range.end)).toBe(exact)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
