import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextEdge, type EndSide, type TextUnit } from './text-units.ts'

const TEXT = 'He said: “No.” Then he left.\nIt was 5 p.m. on Monday'

test('an end goes to where words end, and a start to where they begin', () => {
  expect(TEXT.slice(0, nextEdge(TEXT, 2, 'end', 'word', 'forward') ?? 0)).toBe('He said')
  expect(TEXT.slice(nextEdge(TEXT, 10, 'start', 'word', 'backward') ?? 0)).toMatch(/^said/)
})

test('an end goes to where sentences end, without the space behind them', () => {
  expect(TEXT.slice(0, nextEdge(TEXT, 3, 'end', 'sentence', 'forward') ?? 0)).toBe('He said: “No.”')
  expect(TEXT.slice(nextEdge(TEXT, 20, 'start', 'sentence', 'backward') ?? 0)).toMatch(/^Then he left/)
})

test('an end goes on into the next paragraph, and a start into the one before', () => {
  const end = TEXT.indexOf('\n')
  expect(TEXT.slice(0, nextEdge(TEXT, end, 'end', 'character', 'forward') ?? 0)).toMatch(/left\.\nI$/)
  expect(TEXT.slice(nextEdge(TEXT, end + 1, 'start', 'word', 'backward') ?? 0)).toMatch(/^left\.\nIt/)
})

test('an end moves by the characters that a reader sees', () => {
  const text = 'a👩‍👩‍👧e\u0301b'
  const ends = [0]
  for (let at = nextEdge(text, 0, 'end', 'character', 'forward'); at !== null;) {
    ends.push(at)
    at = nextEdge(text, at, 'end', 'character', 'forward')
  }
  expect(ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)).slice(1)).toEqual([
    'a',
    '👩‍👩‍👧',
    'e\u0301',
    'b',
  ])
})

test('a megabyte without a space is moved through at once', () => {
  const text = 'x'.repeat(1_000_000)
  const before = performance.now()
  expect(nextEdge(text, 500_000, 'end', 'character', 'forward')).toBe(500_001)
  expect(nextEdge(text, 500_000, 'end', 'word', 'forward')).toBeGreaterThan(500_000)
  expect(performance.now() - before).toBeLessThan(1_000)
})

const unit = fc.constantFrom<TextUnit>('character', 'word', 'sentence')
const side = fc.constantFrom<EndSide>('start', 'end')

test('a step always leads on, whatever the text', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('x', '\n'))
  fc.assert(
    fc.property(texts, fc.nat(60), unit, side, (text, at, by, of) => {
      const offset = Math.min(at, text.length)
      for (const direction of ['forward', 'backward'] as const) {
        const edge = nextEdge(text, offset, of, by, direction)
        if (edge === null) continue
        expect(direction === 'forward' ? edge > offset : edge < offset).toBe(true)
        expect(edge).toBeGreaterThanOrEqual(0)
        expect(edge).toBeLessThanOrEqual(text.length)
      }
    }),
    // Each script that is met for the first time has the engine load its dictionary.
    { numRuns: 30 },
  )
})
