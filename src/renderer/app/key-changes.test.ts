import { expect, test } from 'vitest'
import { commandsWithKey, effectiveKeys, withKey, withKeyTaken } from './key-changes.ts'

const copy = { id: 'copy', keys: ['C'] }
const find = { id: 'find', keys: ['Mod+F', 'F3'] }
const palette = { id: 'palette', keys: ['Mod+P'] }
const commands = [copy, find, palette]

test('the reader’s own key takes the place of the built-in ones, and can be taken away or brought back', () => {
  expect(effectiveKeys(find, {})).toEqual(['Mod+F', 'F3'])
  const own = withKey({}, 'find', 'Mod+G')
  expect(effectiveKeys(find, own)).toEqual(['Mod+G'])
  expect(effectiveKeys(find, withKey(own, 'find', ''))).toEqual([])
  expect(effectiveKeys(find, withKey(own, 'find', null))).toEqual(['Mod+F', 'F3'])
})

test('a key that another command has is a conflict, wherever it came from', () => {
  expect(commandsWithKey(commands, {}, 'F3', 'copy')).toEqual([find])
  expect(commandsWithKey(commands, {}, 'F3', 'find')).toEqual([])
  expect(commandsWithKey(commands, { palette: 'C' }, 'C', 'find')).toEqual([copy, palette])
  expect(commandsWithKey(commands, { copy: '' }, 'C', 'find')).toEqual([])
})

test('a key that is taken leaves the other command its other key, or none', () => {
  const own = withKeyTaken(withKeyTaken({}, commands, 'copy', 'F3'), commands, 'find', 'Mod+P')
  expect(commands.map((command) => effectiveKeys(command, own))).toEqual([['F3'], ['Mod+P'], []])
})
