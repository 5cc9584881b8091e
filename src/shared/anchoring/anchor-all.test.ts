import { beforeEach, expect, test, vi } from 'vitest'
import { anchorAll } from './anchor.ts'
import { describe } from './describe.ts'
import { alignWords } from './word-alignment.ts'
import { indexWords } from './word-index.ts'

vi.mock('./word-index.ts', { spy: true })
vi.mock('./word-alignment.ts', { spy: true })

beforeEach(() => {
  vi.clearAllMocks()
})

const text = Array.from(
  { length: 200 },
  (_, i) => `Paragraph ${i} says that item ${i * 7} costs ${i * 13}.`,
).join('\n')
const selectors = Array.from({ length: 300 }, (_, i) => describe(text, { start: i * 20, end: i * 20 + 15 }))

test('an unchanged text is neither compared nor indexed', () => {
  expect(anchorAll(text, selectors, text).every(({ kind }) => kind === 'exact')).toBe(true)
  expect(anchorAll(text, selectors).every(({ kind }) => kind === 'exact')).toBe(true)
  expect(alignWords).not.toHaveBeenCalled()
  expect(indexWords).not.toHaveBeenCalled()
})

test('two texts are compared once for all passages, and indexed only for those that are not in place', () => {
  const now = `An introduction.\n${text}`
  expect(anchorAll(now, selectors, text).every(({ kind }) => kind === 'exact')).toBe(true)
  expect(alignWords).toHaveBeenCalledTimes(1)
  expect(indexWords).not.toHaveBeenCalled()
})

test('a text is indexed once for all quotes', () => {
  const found = anchorAll(
    text,
    selectors.map(({ quote }) => ({ quote, position: null })),
  )
  expect(found.length).toBe(selectors.length)
  expect(indexWords).toHaveBeenCalledTimes(1)
})

test('answers come in the order of the passages', () => {
  const now = `An introduction.\n${text}`
  const shuffled = selectors.toReversed()
  expect(anchorAll(now, shuffled, text).toReversed()).toEqual(anchorAll(now, selectors, text))
})

test.each([
  ['one letter', 'a'.repeat(1 << 18)],
  ['one row', 'Name, 12, yes\n'.repeat(20_000)],
  ['one emoji', '👍'.repeat(1 << 16)],
])('quotes from a text that only repeats %s are lost for want of a place, in bounded time', (_, repeated) => {
  const quotes = Array.from({ length: 100 }, (_, i) =>
    describe(repeated, { start: 40 + 2 * i, end: 60 + 2 * i }),
  )
  const found = anchorAll(
    `x ${repeated}`,
    quotes.map(({ quote }) => ({ quote, position: null })),
  )
  expect(found.every((one) => one.kind === 'orphan' && one.reason === 'ambiguous')).toBe(true)
})
