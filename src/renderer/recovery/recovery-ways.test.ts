import { expect, test } from 'vitest'
import { HEADLINES, waysOut } from './recovery-ways.ts'

const KINDS = Object.keys(HEADLINES) as (keyof typeof HEADLINES)[]

test('every failure has a way on, and none begins an empty library but where one is gone', () => {
  for (const kind of KINDS) {
    for (const hasBackup of [true, false]) {
      for (const hasFile of [true, false]) {
        const ways = waysOut(kind, { hasBackup, hasFile })
        expect(ways).toContain('retry')
        expect(ways.includes('begin')).toBe(kind === 'missing')
        if (!hasBackup) expect(ways).not.toContain('restore')
      }
    }
  }
})

test('a damaged library is repaired first, with or without a backup', () => {
  expect(waysOut('corrupt', { hasBackup: true, hasFile: true })).toEqual([
    'salvage',
    'restore',
    'copy',
    'retry',
  ])
  expect(waysOut('corrupt', { hasBackup: false, hasFile: true })).toEqual(['salvage', 'copy', 'retry'])
})
