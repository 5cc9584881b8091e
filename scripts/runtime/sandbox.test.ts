import { expect, it } from 'vitest'
import { mustRunWithoutSandbox } from './sandbox.ts'

it.each([
  ['linux', 0, true],
  ['linux', 1000, false],
  ['darwin', 0, false],
  ['win32', undefined, false],
] as const)('leaves the sandbox out on %s for user %s: %s', (platform, user, expected) => {
  expect(mustRunWithoutSandbox(platform, user)).toBe(expected)
})
