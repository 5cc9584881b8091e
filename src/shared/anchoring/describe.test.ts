import { expect, test } from 'vitest'
import { describe } from './describe.ts'

test('a passage is described by its words, its neighbours and its position', () => {
  expect(describe('They vowed to hit back on Friday.', { start: 14, end: 22 })).toEqual({
    quote: { type: 'TextQuoteSelector', exact: 'hit back', prefix: 'They vowed to ', suffix: ' on Friday.' },
    position: { type: 'TextPositionSelector', start: 14, end: 22 },
  })
})

test('the context is 32 code units, one less where that would cut a surrogate pair', () => {
  const text = `${'👍'.repeat(30)}here${'👎'.repeat(30)}`
  const { quote } = describe(text, { start: 60, end: 64 })
  expect([quote.prefix.length, quote.suffix.length]).toEqual([32, 32])
  const { quote: odd } = describe(text, { start: 61, end: 63 })
  expect([odd.prefix, odd.suffix]).toEqual([`${'👍'.repeat(15)}h`, `e${'👎'.repeat(15)}`])
})

test('the context holds no half of a pair that the passage cuts', () => {
  const { quote } = describe('a👍b👎c', { start: 2, end: 5 })
  expect(quote).toMatchObject({ exact: '\udc4db\ud83d', prefix: 'a', suffix: 'c' })
})

test.each([
  [3, 3],
  [-1, 2],
  [2, 9],
  [1.5, 3],
])('a passage from %d to %d is refused', (start, end) => {
  expect(() => describe('12345678', { start, end })).toThrow('Expected a passage within 0–8')
})
