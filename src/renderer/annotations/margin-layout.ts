/** A note that wants to stand at `top`, in pixels from the top of the page. */
export type MarginItem = { id: string; top: number; height: number }

/** Between two notes, in pixels. */
export const MARGIN_GAP = 8

/**
 * Places notes level with their words; those that would collide are pushed down. The selected one keeps its
 * place: the ones before it are pushed up instead, as far as `topLimit`. `items` are in the order of the text.
 */
export function layoutMargin(
  items: readonly MarginItem[],
  selectedId: string | null,
  topLimit = 0,
): Map<string, number> {
  const tops = new Map<string, number>()
  const pivot = items.findIndex(({ id }) => id === selectedId)
  let floor = topLimit
  for (const item of items) {
    const top = Math.max(item.top, floor)
    tops.set(item.id, top)
    floor = top + item.height + MARGIN_GAP
  }
  const selected = items[pivot]
  if (selected === undefined) return tops

  const before = items.slice(0, pivot)
  // Where there is no room above, the selected note itself has to give way.
  const needed = before.reduce((sum, { height }) => sum + height + MARGIN_GAP, topLimit)
  let ceiling = Math.max(selected.top, needed)
  tops.set(selected.id, ceiling)
  floor = ceiling + selected.height + MARGIN_GAP
  for (const item of before.toReversed()) {
    const top = Math.min(tops.get(item.id) ?? item.top, ceiling - MARGIN_GAP - item.height)
    tops.set(item.id, top)
    ceiling = top
  }
  for (const item of items.slice(pivot + 1)) {
    const top = Math.max(item.top, floor)
    tops.set(item.id, top)
    floor = top + item.height + MARGIN_GAP
  }
  return tops
}
