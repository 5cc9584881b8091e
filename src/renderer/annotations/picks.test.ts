import { expect, test } from 'vitest'
import { activateOne, followList, movePick, pickAll, pickTargets, pickTo, togglePick } from './picks.ts'

const list = ['a', 'b', 'c', 'd', 'e']

test('with nothing picked, an action is for what the keyboard stands on', () => {
  expect(pickTargets(activateOne('b'), list)).toEqual(['b'])
  expect(pickTargets(activateOne<string>(null), list)).toEqual([])
  expect(pickTargets(activateOne('gone'), list)).toEqual([])
})

test('Shift picks from where it began, both ways, and Control adds and takes away', () => {
  const down = movePick(movePick(activateOne('b'), list, 1, true), list, 1, true)
  expect(pickTargets(down, list)).toEqual(['b', 'c', 'd'])
  const up = movePick(movePick(movePick(down, list, -1, true), list, -1, true), list, -1, true)
  expect(pickTargets(up, list)).toEqual(['a', 'b'])
  const added = togglePick(up, 'e')
  expect(pickTargets(added, list)).toEqual(['a', 'b', 'e'])
  expect(pickTargets(togglePick(added, 'a'), list)).toEqual(['b', 'e'])
  expect(pickTargets(pickTo(activateOne('d'), list, 'b'), list)).toEqual(['b', 'c', 'd'])
})

test('a second entry that is picked does not forget the first one', () => {
  expect(pickTargets(togglePick(activateOne('a'), 'c'), list)).toEqual(['a', 'c'])
})

test('the keyboard stops at both ends, and begins at the first', () => {
  expect(movePick(activateOne('a'), list, -1, false).activeId).toBe('a')
  expect(movePick(activateOne('e'), list, 8, false).activeId).toBe('e')
  expect(movePick(activateOne<string>(null), list, 1, false).activeId).toBe('a')
  expect(movePick(activateOne<string>(null), [], 1, false).activeId).toBe(null)
})

test('what left the list is not acted on, and the keyboard goes to what follows it', () => {
  const all = pickAll(activateOne('c'), list)
  const after = followList(all, list, ['a', 'e'])
  expect(pickTargets(after, ['a', 'e'])).toEqual(['a', 'e'])
  expect(after.activeId).toBe('e')
  expect(followList(activateOne('e'), list, ['a', 'b']).activeId).toBe('b')
  expect(followList(activateOne('e'), list, []).activeId).toBe(null)
})
