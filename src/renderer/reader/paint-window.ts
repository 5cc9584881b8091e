import type { BlockMap } from './block-map.ts'
import type { HighlightPainter } from './highlight-painter.ts'

/** How many screens above and below the window are painted: fast scrolling must not outrun it. */
const PAINTED_SCREENS = 1.5
/** How many screens may be scrolled before ranges are swapped: most frames of a scroll change nothing, and cost nothing. */
const SWAP_AFTER = 0.5

/** Keeps the text near the screen painted. */
export type PaintWindow = {
  /** The article was scrolled, at most once a frame. */
  follow(): void
  /** The article was laid out anew. */
  renew(): void
}

/** Makes the window through which `painter` sees the article that scrolls in `scroller`. */
export function createPaintWindow(
  scroller: HTMLElement,
  blocks: BlockMap,
  painter: HighlightPainter,
): PaintWindow {
  let paintedAt = 0
  const renew = () => {
    const { top, bottom, height } = scroller.getBoundingClientRect()
    paintedAt = scroller.scrollTop
    painter.setWindow(blocks.textBetween(top - height * PAINTED_SCREENS, bottom + height * PAINTED_SCREENS))
  }
  return {
    renew,
    follow: () => {
      if (Math.abs(scroller.scrollTop - paintedAt) > scroller.clientHeight * SWAP_AFTER) renew()
    },
  }
}
