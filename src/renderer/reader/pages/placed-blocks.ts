import { readPlace, type PagePlace } from '../../../shared/model/page-place.ts'
import { PAGE_GAP, type PageGeometry } from './page-geometry.ts'

/** A stretch of a line, and where it stands. */
export type PlacedRun = { element: HTMLElement; place: PagePlace }

/** A block of a paginated article: its stretches in order. */
export type PlacedBlock = { element: HTMLElement; runs: PlacedRun[] }

/**
 * How far above its baseline a stretch begins, as a share of its size: a little less than in the typeface in which the
 * unseen words are set, which rounds its ascent to whole pixels.
 */
const ASCENT = 0.8

/** Reads where the blocks of an article stand; null when one of them doesn't say so, or names a page that isn't there. */
export function placedBlocks(root: HTMLElement, { pages }: PageGeometry): PlacedBlock[] | null {
  const blocks: PlacedBlock[] = []
  for (const element of root.children) {
    if (!(element instanceof HTMLElement)) return null
    const runs: PlacedRun[] = []
    for (const run of element.children) {
      const place = run instanceof HTMLElement ? readPlace(run.dataset['place'] ?? '') : null
      if (!(run instanceof HTMLElement) || place === null || place.page >= pages.length) return null
      runs.push({ element: run, place })
    }
    if (runs.length === 0 || runs.length !== element.childNodes.length) return null
    blocks.push({ element, runs })
  }
  return blocks
}

/** The height at which a stretch begins, below the first page's top: in points, and in gaps between pages. */
export function topOfRun({ place }: PlacedRun, { tops }: PageGeometry): { points: number; gaps: number } {
  return {
    points: (tops[place.page] ?? 0) + place.baseline - ASCENT * place.size,
    gaps: place.page,
  }
}

/**
 * Gives blocks and stretches their places, in points of the length `--pt`, so that another scale is one number changed.
 * A block is as large as what of it stands on its first page; the rest lies outside of it.
 */
export function placeBlocks(blocks: readonly PlacedBlock[], geometry: PageGeometry): void {
  for (const { element, runs } of blocks) {
    const own = runs.filter(({ place }) => place.page === runs[0]?.place.page)
    const left = Math.min(...own.map(({ place }) => place.left))
    const right = Math.max(...own.map(({ place }) => place.left + place.width))
    const tops = own.map((run) => topOfRun(run, geometry).points)
    const top = Math.min(...tops)
    const bottom = Math.max(...own.map(({ place }, index) => (tops[index] ?? 0) + place.size))
    const gaps = own[0]?.place.page ?? 0
    setBox(element, {
      left: points(left + offsetOf(geometry, gaps)),
      top: points(top, gaps),
      width: points(right - left),
      height: points(bottom - top),
    })
    for (const run of runs) {
      const at = topOfRun(run, geometry)
      const page = run.place.page
      setBox(run.element, {
        left: points(run.place.left + offsetOf(geometry, page) - left - offsetOf(geometry, gaps)),
        top: points(at.points - top, at.gaps - gaps),
        'font-size': points(run.place.size),
      })
    }
  }
}

/** Pages that are narrower than the widest stand in the middle. */
export function offsetOf({ pages, width }: PageGeometry, page: number): number {
  return (width - (pages[page]?.width ?? width)) / 2
}

const MEASURED_AT = 100

/** Makes stretches as wide as they are on the page: the unseen words are of another typeface. */
export function fitRuns(runs: readonly PlacedRun[], family: string): void {
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (context === null) return
  context.font = `${MEASURED_AT}px ${family}`
  for (const { element, place } of runs) {
    const { width } = context.measureText(element.textContent.trimEnd())
    if (width === 0 || place.size === 0 || place.width === 0) continue
    element.style.setProperty('transform', `scaleX(${(place.width * MEASURED_AT) / (width * place.size)})`)
  }
}

function points(length: number, gaps = 0): string {
  return gaps === 0
    ? `calc(var(--pt) * ${length.toFixed(2)})`
    : `calc(var(--pt) * ${length.toFixed(2)} + ${gaps * PAGE_GAP}px)`
}

function setBox(element: HTMLElement, box: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(box)) element.style.setProperty(property, value)
}
