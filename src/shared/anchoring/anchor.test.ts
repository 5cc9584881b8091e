import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchor } from './anchor.ts'
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
  ['Chinese', '中国周四表示,将对美国采取报复措施。商务部发言人高峰说,中国将被迫反击。'],
  ['no words at all', '— … !!! ?? — …'],
]

test.each(hostileTexts)('any passage of a text with %s is found where it was', (_, text) => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(text.length - 1), (a, b) => {
      const range = { start: Math.min(a, b), end: Math.max(a, b) + 1 }
      expect(anchor(text, describe(text, range))).toEqual({ kind: 'exact', range, confidence: 1 })
    }),
    { numRuns: 500 },
  )
})

test('any passage of any text is found where it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const ends = [a % text.length, b % text.length].toSorted((x, y) => x - y)
      const range = { start: ends[0] ?? 0, end: (ends[1] ?? 0) + 1 }
      expect(anchor(text, describe(text, range))).toEqual({ kind: 'exact', range, confidence: 1 })
    }),
    { numRuns: 2000 },
  )
})
