import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReadingLoad, minutesFor, WORDS_PER_MINUTE } from './reading-load.ts'

test('English is counted by words', () => {
  expect(createReadingLoad('China hits back, “they’ll see” — 3.5 …').total).toBe(7)
  expect(createReadingLoad('').total).toBe(0)
})

test('Chinese and Japanese are counted by characters, Japanese ones being read faster', () => {
  const chinese = createReadingLoad('我们会战斗到底。'.repeat(255)).total
  expect(minutesFor(chinese, 228)).toBe(7)
  const japanese = createReadingLoad('私たちは最後まで戦う。'.repeat(357)).total
  expect(minutesFor(japanese, 228)).toBe(10)
})

test('a text of both counts words and characters', () => {
  const { total } = createReadingLoad('Huawei 说')
  expect(total).toBeCloseTo(1 + 228 / 255)
})

test('what is read and what is left make the whole, and reading on never makes more of it', () => {
  const piece = fc.constantFrom(
    'word ',
    'naïve, ',
    '中文',
    'かな',
    'กิน',
    '\n',
    '— ',
    '👍 ',
    'x'.repeat(3_000),
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      const load = createReadingLoad(text)
      expect(load.upTo(0)).toBe(0)
      expect(load.upTo(text.length)).toBeCloseTo(load.total)
      let before = 0
      for (let offset = 0; offset <= text.length; offset += 1 + (text.length >> 5)) {
        const now = load.upTo(offset)
        expect(now).toBeGreaterThanOrEqual(before - 1e-9)
        before = now
      }
    }),
  )
})

test('anything that is left takes a minute at least', () => {
  expect([0, 3, WORDS_PER_MINUTE * 5].map((load) => minutesFor(load, WORDS_PER_MINUTE))).toEqual([0, 1, 5])
})
