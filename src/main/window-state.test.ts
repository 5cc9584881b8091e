import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { parseWindowMemory, readWindowMemory, writeWindowMemory } from './window-state.ts'

vi.mock('electron', () => ({ screen: {} }))
vi.mock('./log.ts', () => ({ log: { warn: () => {} } }))

const state = { bounds: { x: 10, y: -4, width: 900, height: 700 }, isMaximized: false, isFullScreen: true }

test('the place of the window and its theme come back at the next start', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'postil-window-')), 'window.json')
  writeWindowMemory(file, { state, theme: 'sepia' })
  expect(readWindowMemory(file)).toEqual({ state, theme: 'sepia' })
})

test('a memory that is absent, cut off or of another shape is none, and whatever of it makes sense is kept', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'postil-window-')), 'window.json')
  expect(readWindowMemory(file)).toEqual({ state: null, theme: 'system' })
  writeFileSync(file, '{"state":{"bounds":{"x":1')
  expect(readWindowMemory(file)).toEqual({ state: null, theme: 'system' })
  expect(parseWindowMemory([])).toEqual({ state: null, theme: 'system' })
  expect(parseWindowMemory({ state, theme: 'neon' })).toEqual({ state, theme: 'system' })
  const tooSmall = { ...state, bounds: { ...state.bounds, width: 3 } }
  expect(parseWindowMemory({ state: tooSmall, theme: 'dark' })).toEqual({ state: null, theme: 'dark' })
})

test('a folder that can’t be written to costs nothing more than the window’s place', () => {
  expect(() => writeWindowMemory('/nowhere/at/all/window.json', { state, theme: 'dark' })).not.toThrow()
})
