import { expect, test } from 'vitest'
import { openedLibrary } from './library-fixture.ts'
import { readAppState, readSettings, updateSettings, writeAppState } from './settings.ts'

test('what was never set has its default, and what was set is kept', () => {
  const { store } = openedLibrary()
  const defaults = readSettings(store)
  expect(defaults).toMatchObject({ theme: 'system', fontSize: 19, keys: {} })
  expect(updateSettings(store, { theme: 'sepia', keys: { 'note.edit': 'n' } })).toEqual({
    ...defaults,
    theme: 'sepia',
    keys: { 'note.edit': 'n' },
  })
  expect(readSettings(store).theme).toBe('sepia')
})

test('a setting that is no longer valid has its default, and harms no other', () => {
  const { store } = openedLibrary()
  updateSettings(store, { fontSize: 22 })
  store.prepare(`INSERT INTO setting VALUES ('theme', '"neon"'), ('unknown', '1')`).run()
  expect(readSettings(store)).toMatchObject({ theme: 'system', fontSize: 22 })
})

test("the app's own notes are kept apart from the settings", () => {
  const { store } = openedLibrary()
  expect(readAppState(store, 'window')).toBeUndefined()
  writeAppState(store, 'window', { x: 1, isMaximized: false })
  writeAppState(store, 'theme', 'not a setting')
  expect(readAppState(store, 'window')).toEqual({ x: 1, isMaximized: false })
  expect(readSettings(store).theme).toBe('system')
})
