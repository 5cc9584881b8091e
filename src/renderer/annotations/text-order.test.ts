import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byPassage, replaceSorted } from './text-order.ts'

const passages = fc.uniqueArray(
  fc.record({ id: fc.uuid(), start: fc.nat(40), end: fc.nat(40).map((length) => length + 41) }),
  { selector: ({ id }) => id, maxLength: 30 },
)

test('a highlight that comes, moves or goes leaves the list in the order of the text', () => {
  fc.assert(
    fc.property(passages, passages, fc.func(fc.boolean()), (known, come, isGone) => {
      const sorted = known.toSorted(byPassage)
      const kept = sorted.filter((item) => !isGone(item))
      expect(replaceSorted(sorted, isGone, come, byPassage)).toEqual([...kept, ...come].toSorted(byPassage))
    }),
  )
})

test('of two highlights that begin together the longer comes first', () => {
  const short = { id: 'a', start: 3, end: 5 }
  const long = { id: 'b', start: 3, end: 9 }
  expect(replaceSorted([short], () => false, [long], byPassage)).toEqual([long, short])
})
