import type { LedgerGroup } from '../../shared/model/ledger.ts'

/** A line of the list: a heading, or a claim by its place among the rows. */
export type LedgerItem = { kind: 'heading'; group: LedgerGroup } | { kind: 'row'; row: number }

/** Where headings and rows stand when some groups are folded. */
export type LedgerLayout = {
  /** How many lines there are. */
  count: number
  /** The line at an index; null beyond the end. */
  itemAt: (index: number) => LedgerItem | null
  /** The line on which a row stands; null when its group is folded. */
  indexOf: (row: number) => number | null
}

/** Lays out groups one under the other. Without headings there is but one group. */
export function layoutLedger(
  groups: readonly LedgerGroup[],
  folded: ReadonlySet<string>,
  hasHeadings: boolean,
): LedgerLayout {
  const heading = hasHeadings ? 1 : 0
  // The line and the row with which each group begins.
  const lines: number[] = []
  const rows: number[] = []
  let line = 0
  let row = 0
  for (const group of groups) {
    lines.push(line)
    rows.push(row)
    line += heading + (folded.has(group.key) ? 0 : group.count)
    row += group.count
  }
  return {
    count: line,
    itemAt: (index) => {
      if (index < 0 || index >= line) return null
      const at = lastAtMost(lines, index)
      const group = groups[at]
      const within = index - (lines[at] ?? 0)
      if (group === undefined) return null
      return within < heading
        ? { kind: 'heading', group }
        : { kind: 'row', row: (rows[at] ?? 0) + within - heading }
    },
    indexOf: (wanted) => {
      const at = lastAtMost(rows, wanted)
      const group = groups[at]
      if (group === undefined || folded.has(group.key)) return null
      return (lines[at] ?? 0) + heading + wanted - (rows[at] ?? 0)
    },
  }
}

/** The last place whose number is at most `limit`; numbers ascend, and the first of them is. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
