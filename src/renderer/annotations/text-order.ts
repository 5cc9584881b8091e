import type { TextRange } from '../../shared/model/selector.ts'

/**
 * A sorted list in which some items are replaced: those for which `isGone` are left out, and `come` are put in their
 * places. One pass over the list, so that a change of one among ten thousand sorts nothing.
 */
export function replaceSorted<Item>(
  sorted: readonly Item[],
  isGone: (item: Item) => boolean,
  come: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Item[] {
  const coming = come.toSorted(compare)
  const merged: Item[] = []
  let next = 0
  for (const item of sorted) {
    if (isGone(item)) continue
    for (let first = coming[next]; first !== undefined && compare(first, item) < 0; first = coming[next]) {
      merged.push(first)
      next += 1
    }
    merged.push(item)
  }
  return merged.concat(coming.slice(next))
}

/** The order of the text, the longer first where two begin together. */
export function byPassage(a: TextRange & { id: string }, b: TextRange & { id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
}
