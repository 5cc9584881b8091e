import type { ReadingPosition } from '../../shared/model/document.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import type { BlockMap } from './block-map.ts'
import type { TextMap } from './text-map.ts'

/** Where the reader is: the first line in sight, and how far its top lies below the top of `scroller`. */
export function measurePosition(scroller: HTMLElement, map: TextMap, blocks: BlockMap): ReadingPosition {
  const top = scroller.getBoundingClientRect().top
  const { start } = blocks.textBetween(top, top + scroller.clientHeight)
  const offset = firstVisible(map, Math.min(start, map.text.length - 1), top)
  return { offset, pixels: lineTop(map, offset) - top }
}

/** Scrolls so that the reader is where `measurePosition` found them, whatever size the type has now. */
export function restorePosition(scroller: HTMLElement, map: TextMap, position: ReadingPosition): void {
  const offset = Math.min(position.offset, map.text.length - 1)
  const top = scroller.getBoundingClientRect().top
  scroller.scrollTop += lineTop(map, offset) - top - position.pixels
}

/** The first character of the block at `start` that is not above `top`: lines descend, so it can be halved. */
function firstVisible(map: TextMap, start: number, top: number): number {
  const end = map.text.indexOf('\n', start)
  let low = start
  let high = end === -1 ? map.text.length - 1 : end
  while (low < high) {
    const middle = (low + high) >> 1
    if (lineTop(map, middle) >= top) high = middle
    else low = middle + 1
  }
  return low
}

function lineTop(map: TextMap, offset: number): number {
  return rectOf(map, { start: offset, end: offset + 1 }).top
}

/** The box of the first line of a passage; of its element, where a passage has no box (a newline between blocks). */
export function rectOf(map: TextMap, range: TextRange): DOMRect {
  const live = map.rangeOf(range)
  const rect = live.getClientRects()[0]
  if (rect !== undefined) return rect
  const parent = live.startContainer.parentElement ?? map.root
  const next = live.startContainer.nextSibling
  return (next instanceof Element ? next : parent).getBoundingClientRect()
}
