import type { TextRange } from '../../shared/model/selector.ts'

/** Passages sorted by place, for finding the few that touch a spot among ten thousand. */
export type IntervalIndex<Item extends TextRange> = {
  /** The items that share a code unit with [start, end), in the order of the text. */
  overlapping(start: number, end: number): Item[]
}

/** Makes an index of `items`; they may overlap in any way. */
export function createIntervalIndex<Item extends TextRange>(items: readonly Item[]): IntervalIndex<Item> {
  const sorted = items.toSorted((a, b) => a.start - b.start || b.end - a.end)
  // furthest[i] is how far any of the first i + 1 items reaches: before the first that reaches past a spot,
  // nothing covers it.
  let reach = 0
  const furthest = sorted.map((item) => (reach = Math.max(reach, item.end)))
  return {
    overlapping: (start, end) => {
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((furthest[middle] ?? 0) > start) high = middle
        else low = middle + 1
      }
      const found: Item[] = []
      for (let index = low; index < sorted.length; index += 1) {
        const item = sorted[index]
        if (item === undefined || item.start >= end) break
        if (item.end > start) found.push(item)
      }
      return found
    },
  }
}
