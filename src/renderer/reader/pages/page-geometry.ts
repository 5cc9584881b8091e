import type { DocumentPage } from '../../../shared/model/original.ts'

/** The space between two pages, in pixels. */
export const PAGE_GAP = 20

/** Where the pages of a paginated article lie, one under the other. Points are those of the file. */
export type PageGeometry = {
  readonly pages: readonly DocumentPage[]
  /** The width of the widest page, in points. */
  readonly width: number
  /** How far below the first page's top each page begins, in points, the gaps not counted. */
  readonly tops: readonly number[]
  /** The height of all pages, in points, the gaps not counted. */
  readonly height: number
  /** The place of the page at so many pixels below the first one's top, with `scale` pixels a point; the nearest one. */
  pageAt(pixels: number, scale: number): number
}

/** Puts pages one under the other. */
export function pageGeometry(pages: readonly DocumentPage[]): PageGeometry {
  const tops: number[] = []
  let height = 0
  for (const page of pages) {
    tops.push(height)
    height += page.height
  }
  return {
    pages,
    width: Math.max(...pages.map((page) => page.width)),
    tops,
    height,
    pageAt: (pixels, scale) => {
      let low = 0
      let high = tops.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((tops[middle] ?? 0) * scale + middle * PAGE_GAP <= pixels) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
