import type { BlockMap } from '../block-map.ts'
import type { TextMap } from '../text-map.ts'
import { PAGE_GAP, type PageGeometry } from './page-geometry.ts'
import { topOfRun, type PlacedBlock } from './placed-blocks.ts'

/**
 * Tells which part of a paginated article is between two heights, from where its blocks stand on the pages. In columns
 * what comes later may stand higher: the part reaches from the first block that is there to the last.
 *
 * @param scale pixels a point, as it is now.
 */
export function createPageBlocks(
  map: TextMap,
  blocks: readonly PlacedBlock[],
  geometry: PageGeometry,
  scale: () => number,
): BlockMap {
  const starts = blocks.map(({ element }) => map.offsetOf(element, 0))
  /** For each block where its first stretch begins and its last one ends, in points and gaps. */
  const extents = blocks.map(({ runs }) => {
    const tops = runs.map((run) => ({ ...topOfRun(run, geometry), size: run.place.size }))
    const pages = tops.map(({ gaps }) => gaps)
    const first = Math.min(...pages)
    const last = Math.max(...pages)
    return {
      first,
      last,
      top: Math.min(...tops.filter(({ gaps }) => gaps === first).map(({ points }) => points)),
      bottom: Math.max(...tops.filter(({ gaps }) => gaps === last).map(({ points, size }) => points + size)),
    }
  })
  const firstOnPage = geometry.pages.map(() => blocks.length)
  for (const [index, { first, last }] of extents.entries()) {
    for (let page = first; page <= last; page += 1)
      firstOnPage[page] = Math.min(firstOnPage[page] ?? index, index)
  }
  // A page without words begins where the next one does.
  for (let page = firstOnPage.length - 2; page >= 0; page -= 1)
    firstOnPage[page] = Math.min(firstOnPage[page] ?? blocks.length, firstOnPage[page + 1] ?? blocks.length)

  const indexAt = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  return {
    textBetween: (top, bottom) => {
      const pixels = scale()
      const origin = map.root.getBoundingClientRect().top
      const from = geometry.pageAt(top - origin, pixels)
      const to = geometry.pageAt(bottom - origin, pixels)
      const start = firstOnPage[from] ?? 0
      const end = firstOnPage[to + 1] ?? blocks.length
      let first = -1
      let last = -1
      for (let index = start; index < end; index += 1) {
        const extent = extents[index]
        if (extent === undefined) continue
        const isAbove = extent.bottom * pixels + extent.last * PAGE_GAP < top - origin
        const isBelow = extent.top * pixels + extent.first * PAGE_GAP > bottom - origin
        if (isAbove || isBelow) continue
        if (first === -1) first = index
        last = index
      }
      if (first === -1)
        return { start: starts[start] ?? map.text.length, end: starts[start] ?? map.text.length }
      return { start: starts[first] ?? 0, end: starts[last + 1] ?? map.text.length }
    },
    offsetAt: (height) => {
      const pixels = scale()
      const below = height - map.root.getBoundingClientRect().top
      const page = geometry.pageAt(below, pixels)
      for (let index = firstOnPage[page] ?? 0; index < blocks.length; index += 1) {
        let offset = starts[index] ?? 0
        for (const run of blocks[index]?.runs ?? []) {
          const { points, gaps } = topOfRun(run, geometry)
          if (gaps >= page && (points + run.place.size) * pixels + gaps * PAGE_GAP >= below) return offset
          offset += run.element.textContent.length
        }
      }
      return map.text.length
    },
    blockAt: (offset) => blocks[indexAt(offset)]?.element ?? null,
    topsOf: (offsets) => {
      const pixels = scale()
      return Float64Array.from(offsets, (offset) => {
        const index = indexAt(offset)
        const runs = blocks[index]?.runs ?? []
        let rest = offset - (starts[index] ?? 0)
        for (const run of runs) {
          rest -= run.element.textContent.length
          if (rest >= 0 && run !== runs.at(-1)) continue
          const { points, gaps } = topOfRun(run, geometry)
          return points * pixels + gaps * PAGE_GAP
        }
        return 0
      })
    },
    laidOut: () => {},
  }
}
