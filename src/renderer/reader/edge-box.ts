import type { TextMap } from './text-map.ts'
import type { EndSide } from './text-units.ts'

/** A line's height at a place between two characters, in pixels of the window. */
export type EdgeBox = { left: number; top: number; height: number }

/**
 * Where a passage starts or ends on the screen: beside its first or its last character, on the side from which
 * its line is read.
 */
export function edgeBox(map: TextMap, offset: number, side: EndSide): EdgeBox {
  const range = map.rangeOf(
    side === 'start' ? { start: offset, end: offset + 1 } : { start: offset - 1, end: offset },
  )
  const rects = range.getClientRects()
  const rect = (side === 'start' ? rects[0] : rects[rects.length - 1]) ?? range.getBoundingClientRect()
  const isLeft = (side === 'start') !== isRightToLeft(map, range.startContainer)
  return { left: isLeft ? rect.left : rect.right, top: rect.top, height: rect.height }
}

/** Whether the text in a node is read from right to left. */
export function isRightToLeft(map: TextMap, node: Node): boolean {
  return getComputedStyle(node.parentElement ?? map.root).direction === 'rtl'
}
