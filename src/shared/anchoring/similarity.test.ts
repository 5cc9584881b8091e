import { expect, test } from 'vitest'
import { similarity } from './similarity.ts'

test.each([
  ['colour', 'color', 5 / 6],
  ['percent', 'per cent', 7 / 8],
  ['same', 'same', 1],
  ['', '', 1],
  ['abc', 'xyz', 0],
  ['kitten', 'sitting', 4 / 7],
])('“%s” and “%s” are alike by their spelling', (a, b, expected) => {
  expect(similarity(a, b)).toBeCloseTo(expected)
  expect(similarity(b, a)).toBeCloseTo(expected)
})

test('long texts are not compared', () => {
  expect(similarity('a'.repeat(101), 'a'.repeat(101))).toBe(0)
})
