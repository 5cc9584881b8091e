import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapOffset } from './map-offset.ts'
import { diffWords } from './word-diff.ts'

const before = 'one two three four'
const after = 'one 2 three, and four'
const runs = diffWords(before, after)

test.each([
  ['the start', 0, 0, 0],
  ['a letter that stayed', 1, 1, 1],
  ['the start of a replaced word', 4, 4, 5],
  ['the middle of a replaced word', 5, 4, 5],
  ['the end of a replaced word', 7, 4, 5],
  ['the place where words were put in', 13, 11, 16],
  ['the end', 18, 21, 21],
])('%s is found in the later text', (_, offset, left, right) => {
  expect([mapOffset(runs, offset, 'left'), mapOffset(runs, offset, 'right')]).toEqual([left, right])
})

test('an offset beyond the text is refused', () => {
  expect(() => mapOffset(runs, 19, 'left')).toThrow('expected an offset within 0–18, found 19')
})

test('offsets keep their order, and text that was not touched stays the same at both ends', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'cd', ' ', ', '), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (x, y) => {
      const diff = diffWords(x, y)
      let last = 0
      for (let offset = 0; offset <= x.length; offset++) {
        const left = mapOffset(diff, offset, 'left')
        const right = mapOffset(diff, offset, 'right')
        expect(left).toBeGreaterThanOrEqual(last)
        expect(right).toBeGreaterThanOrEqual(left)
        last = left
      }
      expect(mapOffset(diff, x.length, 'right')).toBe(y.length)
      expect(mapOffset(diff, 0, 'left')).toBe(0)
    }),
  )
})
