import { expect, it } from 'vitest'
import { needsSqliteBuild, sqliteBuildKey } from './sqlite-build.ts'

it.each([
  ['33.2.1', true],
  ['34.5.8', true],
  ['35.0.0', false],
  ['45.4.1', false],
  ['100.0.0', false],
])('compiles SQLite for Electron %s: %s', (version, expected) => {
  expect(needsSqliteBuild(version)).toBe(expected)
})

it('keeps builds apart that differ in version, platform, processor or flags', () => {
  const keys = [
    sqliteBuildKey('13.2.0', 'linux', 'x64', '-DA'),
    sqliteBuildKey('13.2.1', 'linux', 'x64', '-DA'),
    sqliteBuildKey('13.2.0', 'darwin', 'x64', '-DA'),
    sqliteBuildKey('13.2.0', 'linux', 'arm64', '-DA'),
    sqliteBuildKey('13.2.0', 'linux', 'x64', '-DB'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(sqliteBuildKey('13.2.0', 'linux', 'x64', '-DA')).toBe(keys[0])
})
