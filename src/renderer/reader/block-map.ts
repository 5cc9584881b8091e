import type { TextRange } from '../../shared/model/selector.ts'
import type { TextMap } from './text-map.ts'

/** The article's blocks from top to bottom, to tell which part of the text is on screen without measuring all of it. */
export type BlockMap = {
  /** The part of the text whose blocks lie between two heights, in pixels of the window. */
  textBetween(top: number, bottom: number): TextRange
  /** About which offset is at a height, in pixels of the window: a block's lines are taken to be equally full. */
  offsetAt(height: number): number
  /** The block that holds an offset. */
  blockAt(offset: number): HTMLElement | null
  /**
   * About how far below the article's top each offset is, in pixels: a block's lines are taken to be equally full,
   * so that ten thousand places cost one measuring of each block and none of the text.
   */
  topsOf(offsets: readonly number[]): Float64Array
  /** Forgets what was measured: the article was laid out anew. */
  laidOut(): void
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
  /** Per block its top and its height, in pixels from the article's top; null until measured. */
  let boxes: Float64Array | null = null
  const measureBlocks = (): Float64Array => {
    const { top } = map.root.getBoundingClientRect()
    const measured = new Float64Array(2 * blocks.length)
    for (const [index, block] of blocks.entries()) {
      const box = block.getBoundingClientRect()
      measured[2 * index] = box.top - top
      measured[2 * index + 1] = box.height
    }
    return measured
  }

  const rect = (index: number) => blocks[index]?.getBoundingClientRect()

  return {
    textBetween: (top, bottom) => {
      const first = firstWhere((index) => (rect(index)?.bottom ?? 0) >= top)
      const after = firstWhere((index) => (rect(index)?.top ?? 0) > bottom)
      return { start: starts[first] ?? map.text.length, end: starts[after] ?? map.text.length }
    },
    offsetAt: (height) => {
      const index = firstWhere((at) => (rect(at)?.bottom ?? 0) >= height)
      const start = starts[index] ?? map.text.length
      const box = rect(index)
      if (box === undefined || box.height === 0) return start
      const end = starts[index + 1] ?? map.text.length
      const share = Math.min(1, Math.max(0, (height - box.top) / box.height))
      return Math.round(start + share * (end - start))
    },
    topsOf: (offsets) => {
      boxes ??= measureBlocks()
      const measured = boxes
      const tops = new Float64Array(offsets.length)
      let index = 0
      for (const [at, offset] of offsets.entries()) {
        // They mostly come in the order of the text: then each block is passed once.
        const isAhead = offset >= (starts[index] ?? 0)
        if (!isAhead) index = Math.max(0, firstWhere((block) => (starts[block] ?? 0) > offset) - 1)
        while ((starts[index + 1] ?? Infinity) <= offset) index += 1
        const start = starts[index] ?? 0
        const length = Math.max(1, (starts[index + 1] ?? map.text.length) - start)
        const share = Math.min(1, Math.max(0, offset - start) / length)
        tops[at] = (measured[2 * index] ?? 0) + share * (measured[2 * index + 1] ?? 0)
      }
      return tops
    },
    laidOut: () => (boxes = null),
    blockAt: (offset) => blocks[firstWhere((index) => (starts[index] ?? 0) > offset) - 1] ?? null,
  }
}
