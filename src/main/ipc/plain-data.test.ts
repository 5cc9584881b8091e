import { expect, test } from 'vitest'
import { isPlainData } from './plain-data.ts'

test('what calls take is plain data, however deep it lies', () => {
  let deep: unknown = []
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
  const taken = [
    1,
    'a',
    null,
    undefined,
    [],
    {},
    { a: [{ b: 'c' }] },
    new Uint8Array(4),
    deep,
    Object.create(null),
  ]
  expect(taken.map(isPlainData)).toEqual(taken.map(() => true))
})

test('what passes for an object without fields is none, wherever it stands', () => {
  for (const odd of [new Map(), new Set(), new Date(), /x/, new Error('x'), Promise.resolve()])
    expect([odd, [odd], { a: { b: [odd] } }].map(isPlainData)).toEqual([false, false, false])
})
