import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerGroup } from '../../shared/model/ledger.ts'
import { layoutLedger, type LedgerItem } from './ledger-layout.ts'

const group = (key: string, count: number): LedgerGroup => ({ key, label: key, count, unchecked: 0 })
const lines = (groups: LedgerGroup[], folded: string[], hasHeadings = true) => {
  const layout = layoutLedger(groups, new Set(folded), hasHeadings)
  return Array.from({ length: layout.count }, (_, index) => {
    const item = layout.itemAt(index)
    return item?.kind === 'heading' ? item.group.key : item?.row
  })
}

test('each group has its heading and then its claims', () => {
  expect(lines([group('a', 2), group('b', 1)], [])).toEqual(['a', 0, 1, 'b', 2])
})

test('a folded group shows its heading only, and the claims after it keep their places', () => {
  expect(lines([group('a', 2), group('b', 1)], ['a'])).toEqual(['a', 'b', 2])
})

test('without headings there are only claims', () => {
  expect(lines([group('', 3)], [], false)).toEqual([0, 1, 2])
  expect(lines([], [])).toEqual([])
})

test('whatever is folded, a line says what an honest list would, and every row in sight knows its line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.boolean()), { maxLength: 12 }),
      fc.boolean(),
      (shape, hasHeadings) => {
        const groups = shape.map(([count], index) => group(String(index), count + 1))
        const folded = new Set(shape.flatMap(([, isFolded], index) => (isFolded ? [String(index)] : [])))
        const layout = layoutLedger(groups, folded, hasHeadings)
        let row = 0
        const honest = groups.flatMap((one): LedgerItem[] => {
          const rows = Array.from({ length: one.count }, (): LedgerItem => ({ kind: 'row', row: row++ }))
          return [
            ...(hasHeadings ? [{ kind: 'heading', group: one } as const] : []),
            ...(folded.has(one.key) ? [] : rows),
          ]
        })
        expect(layout.count).toBe(honest.length)
        for (const [index, item] of honest.entries()) {
          expect(layout.itemAt(index)).toEqual(item)
          if (item.kind === 'row') expect(layout.indexOf(item.row)).toBe(index)
        }
        expect(layout.itemAt(honest.length)).toBeNull()
      },
    ),
  )
})
