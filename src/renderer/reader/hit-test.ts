import type { TextMap } from './text-map.ts'

/** The offset of the character under a point of the window; null when no text of the article is there. */
export function offsetAtPoint(map: TextMap, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  if (position === null || !map.root.contains(position.offsetNode)) return null
  const caret = map.offsetOf(position.offsetNode, position.offset)
  // The caret goes to the nearer side of a character: the one under the point is before it or after it.
  for (const start of [caret, caret - 1]) {
    if (start < 0 || start >= map.text.length) continue
    for (const rect of map.rangeOf({ start, end: start + 1 }).getClientRects()) {
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) return start
    }
  }
  return null
}

/** The place between two characters that is nearest to a point of the window, as where a caret would go; null when the article has no text. */
export function nearestOffset(map: TextMap, x: number, y: number): number | null {
  const box = map.root.getBoundingClientRect()
  const within = (value: number, low: number, high: number) => Math.min(high - 1, Math.max(low + 1, value))
  const position = document.caretPositionFromPoint(
    within(x, box.left, box.right),
    within(y, box.top, box.bottom),
  )
  if (position === null || !map.root.contains(position.offsetNode)) return null
  return map.offsetOf(position.offsetNode, position.offset)
}
