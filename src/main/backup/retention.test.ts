import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backup } from '../../shared/model/backup.ts'
import { backupId, parseBackupName } from './backup-name.ts'
import { backupsToRemove } from './retention.ts'

const HOUR = 3_600_000

function backup(sequence: number, madeAt: number, changes: Partial<Backup> = {}): Backup {
  return {
    id: String(sequence),
    sequence,
    madeAt,
    reason: 'scheduled',
    documents: 1,
    annotations: 1,
    isVerified: true,
    size: 1,
    ...changes,
  }
}

/** What is left when a backup is made at each of these times, in order, and the folder is thinned out after each. */
function keptAfter(times: readonly number[]): Backup[] {
  let kept: Backup[] = []
  for (const [index, time] of times.entries()) {
    kept.push(backup(index + 1, time))
    const removed = new Set(backupsToRemove(kept))
    kept = kept.filter((each) => !removed.has(each))
  }
  return kept
}

test('a year of work leaves eight in two days, seven days, four weeks and six months', () => {
  const start = Date.UTC(2026, 0, 1)
  const end = start + 365 * 24 * HOUR
  const times = Array.from({ length: (365 * 24 * HOUR) / (2 * HOUR) }, (_, index) => start + index * 2 * HOUR)
  const kept = keptAfter(times)
  const age = ({ madeAt }: Backup) => (end - madeAt) / (24 * HOUR)
  expect(kept.filter((each) => age(each) <= 2).length).toBeGreaterThanOrEqual(8)
  const days = new Set(kept.map(({ madeAt }) => Math.floor(madeAt / (24 * HOUR))))
  for (let day = 1; day <= 7; day += 1) expect(days).toContain(Math.floor(end / (24 * HOUR)) - day)
  expect(kept.some((each) => age(each) > 14 && age(each) < 32)).toBe(true)
  expect(new Set(kept.map(({ madeAt }) => new Date(madeAt).getUTCMonth())).size).toBeGreaterThanOrEqual(6)
  expect(kept.length).toBeLessThanOrEqual(8 + 7 + 4 + 6 + 3)
})

test('the oldest month is kept, not worn away one backup after the other', () => {
  const start = Date.UTC(2026, 0, 31, 12)
  const kept = keptAfter([
    start,
    ...Array.from({ length: 200 }, (_, index) => start + 24 * HOUR + index * HOUR),
  ])
  expect(kept.map(({ sequence }) => sequence)).toContain(1)
})

test.each([
  ['ten years ahead', 10 * 365 * 24 * HOUR],
  ['ten years back', -10 * 365 * 24 * HOUR],
  ['to 1970', -Date.UTC(2026, 5, 1)],
])('a clock that jumps %s costs no backup that would have been kept', (_where, jump) => {
  const start = Date.UTC(2026, 5, 1)
  const before = keptAfter(Array.from({ length: 400 }, (_, index) => start + index * HOUR))
  let kept = [...before]
  const removed = new Set(backupsToRemove([...kept, backup(1_000, start + 400 * HOUR + jump)]))
  kept = kept.filter((each) => !removed.has(each))
  // One slot of each kind goes to the new one, as it would without the jump.
  expect(kept.length).toBeGreaterThanOrEqual(before.length - 5)
  expect(kept.map(({ sequence }) => sequence)).toEqual(expect.arrayContaining([400, 399]))
})

test('whatever the times, the three newest stay, and the newest of each reason', () => {
  const reasons = ['scheduled', 'asked', 'migration', 'restore', 'import', 'deletion'] as const
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom(...reasons), fc.boolean()),
      ),
      (made) => {
        const backups = made.map(([time, reason, isVerified], index) =>
          backup(index + 1, time, { reason, isVerified }),
        )
        const removed = new Set(backupsToRemove(backups))
        const verified = backups.filter((each) => each.isVerified)
        for (const each of verified.slice(-3)) expect(removed).not.toContain(each)
        for (const reason of reasons) {
          const newest = verified.findLast((each) => each.reason === reason)
          if (newest !== undefined) expect(removed).not.toContain(newest)
        }
      },
    ),
  )
})

test('backups of a damaged library never push out a good one', () => {
  const good = Array.from({ length: 3 }, (_, index) => backup(index + 1, Date.UTC(2026, 0, 1) + index))
  const damaged = Array.from({ length: 50 }, (_, index) =>
    backup(10 + index, Date.UTC(2026, 0, 2) + index * HOUR, { isVerified: false }),
  )
  const removed = backupsToRemove([...good, ...damaged])
  expect(removed).toEqual(damaged.slice(0, -1).toReversed())
})

test("a backup's name says all that a list shows", () => {
  const facts = {
    sequence: 42,
    madeAt: Date.UTC(2026, 10, 23, 9, 5, 56),
    reason: 'import' as const,
    documents: 3,
    annotations: 1_234,
    isVerified: true,
  }
  expect(backupId(facts)).toBe('library-000042-20261123T090556Z-import-3d-1234a')
  for (const each of [facts, { ...facts, isVerified: false, sequence: 12_345_678, madeAt: 0 }]) {
    const id = backupId(each)
    expect(parseBackupName(`${id}.postil`, 9)).toEqual({ ...each, id, size: 9 })
  }
  for (const name of [
    'library.postil',
    'library-000042-20261123T090556Z-other-3d-1234a.postil',
    'x',
    'library-000001-20261123T090556Z-import-3d-1234a.making',
  ]) {
    expect(parseBackupName(name, 1)).toBeNull()
  }
})
