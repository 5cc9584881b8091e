import { expect, test } from 'vitest'
import { changedParts, countChanges } from './changed-text.ts'

test('what was taken out and put in is shown between what stands around it', () => {
  const filler = 'Nothing of this has changed at all. '.repeat(40)
  const parts = changedParts(
    `${filler}The tariff is 10 %. ${filler}`,
    `${filler}The tariff is 25 %. ${filler}`,
  )
  expect(parts.map(({ kind }) => kind)).toEqual([
    'left-out',
    'equal',
    'delete',
    'insert',
    'equal',
    'left-out',
  ])
  expect(parts).toContainEqual({ kind: 'delete', text: '10', at: filler.length + 14 })
  expect(parts).toContainEqual({ kind: 'insert', text: '25', at: filler.length + 14 })
  expect(countChanges(parts)).toEqual({ removed: 1, added: 1 })
})

test('texts that are the same have no changes', () => {
  expect(countChanges(changedParts('a b', 'a b'))).toEqual({ removed: 0, added: 0 })
})
