/** Between two notes, in pixels. */
export const MARGIN_GAP = 8

/**
 * Places notes level with their words; those that would collide are pushed down. The selected one, `pivot` (-1: none),
 * keeps its place: the ones before it are pushed up instead, and where there is no room for all of them, out of sight
 * until another is selected. `wanted` is where each wants to stand and `heights` how high it is, in the order of the text
 * and in pixels from the top of the page, as is the answer; it grows from each note to the next. Plain numbers, since a
 * change of one note places ten thousand anew.
 */
export function layoutMargin(
  wanted: Float64Array,
  heights: Float64Array,
  pivot: number,
  topLimit = 0,
): Float64Array {
  const tops = new Float64Array(wanted.length)
  const height = (index: number) => heights[index] ?? 0
  const pushDown = (from: number, limit: number) => {
    let floor = limit
    for (let index = from; index < wanted.length; index += 1) {
      const top = Math.max(wanted[index] ?? 0, floor)
      tops[index] = top
      floor = top + height(index) + MARGIN_GAP
    }
  }
  pushDown(0, topLimit)
  if (pivot < 0 || pivot >= wanted.length) return tops

  let ceiling = Math.max(wanted[pivot] ?? 0, topLimit)
  tops[pivot] = ceiling
  pushDown(pivot + 1, ceiling + height(pivot) + MARGIN_GAP)
  for (let index = pivot - 1; index >= 0; index -= 1) {
    ceiling = Math.min(tops[index] ?? 0, ceiling - MARGIN_GAP - height(index))
    tops[index] = ceiling
  }
  return tops
}

/** The notes, from the first to before the last index, that share a pixel with the page between `top` and `bottom`. */
export function notesBetween(
  tops: Float64Array,
  heights: Float64Array,
  top: number,
  bottom: number,
): { from: number; to: number } {
  const firstWhere = (test: (index: number) => boolean) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    from: firstWhere((index) => (tops[index] ?? 0) + (heights[index] ?? 0) > top),
    to: firstWhere((index) => (tops[index] ?? 0) >= bottom),
  }
}
