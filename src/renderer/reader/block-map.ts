import type { TextRange } from '../../shared/model/selector.ts'
import type { TextMap } from './text-map.ts'

/** The article's blocks from top to bottom, to tell which part of the text is on screen without measuring all of it. */
export type BlockMap = {
  /** The part of the text whose blocks lie between two heights, in pixels of the window. */
  textBetween(top: number, bottom: number): TextRange
  /** The block that holds an offset. */
  blockAt(offset: number): HTMLElement | null
}

/** Maps the top-level blocks of the article. */
export function createBlockMap(map: TextMap): BlockMap {
  const blocks: HTMLElement[] = []
  for (const child of map.root.children) {
    if (child instanceof HTMLElement) blocks.push(child)
  }
  const starts = blocks.map((block) => map.offsetOf(block, 0))

  /** The first block for which `test` holds; blocks for which it doesn't all come before. */
  const firstWhere = (test: (index: number) => boolean): number => {
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  const rect = (index: number) => blocks[index]?.getBoundingClientRect()

  return {
    textBetween: (top, bottom) => {
      const first = firstWhere((index) => (rect(index)?.bottom ?? 0) >= top)
      const after = firstWhere((index) => (rect(index)?.top ?? 0) > bottom)
      return { start: starts[first] ?? map.text.length, end: starts[after] ?? map.text.length }
    },
    blockAt: (offset) => blocks[firstWhere((index) => (starts[index] ?? 0) > offset) - 1] ?? null,
  }
}
