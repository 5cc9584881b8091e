import { expect, it } from 'vitest'
import { seconds } from './progress.ts'

it.each([
  [0, '0.0 s'],
  [4_321, '4.3 s'],
  [65_432, '65 s'],
])('writes %d ms as %s', (milliseconds, expected) => {
  expect(seconds(milliseconds)).toBe(expected)
})
