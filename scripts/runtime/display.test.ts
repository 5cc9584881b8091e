import { expect, it } from 'vitest'
import { hasDisplay, virtualDisplayCommand } from './display.ts'

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('knows whether a window can be opened on %s with %o: %s', (platform, environment, expected) => {
  expect(hasDisplay(platform, environment)).toBe(expected)
})

it('lets the virtual display choose a free number, so that two runs do not meet', () => {
  const command = virtualDisplayCommand(false)
  expect(command.slice(0, 3)).toEqual(['Xvfb', '-displayfd', '3'])
  expect(command.filter((word) => /^:\d+$/.test(word))).toEqual([])
  expect(command.join(' ')).toContain('-screen 0 1440x900x24')
  expect(command.join(' ')).toContain('-nolisten tcp')
})

it('lets the virtual display end with the script where the system can see to that', () => {
  expect(virtualDisplayCommand(true).slice(0, 4)).toEqual(['setpriv', '--pdeathsig', 'TERM', 'Xvfb'])
})
