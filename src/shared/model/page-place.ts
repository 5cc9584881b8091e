/**
 * Where a stretch of a line stands on the page of a paginated source: lengths in points, counted from the upper left
 * corner of the page as it is seen.
 */
export type PagePlace = {
  /** The page's place in the file, from 0. */
  page: number
  left: number
  baseline: number
  width: number
  /** The size of its type. */
  size: number
}

const PLACE =
  /^(\d{1,5}) (-?\d{1,5}(?:\.\d\d?)?) (-?\d{1,5}(?:\.\d\d?)?) (\d{1,5}(?:\.\d\d?)?) (\d{1,4}(?:\.\d\d?)?)$/

/** Reads what `writePlace` wrote; null for anything else. */
export function readPlace(written: string): PagePlace | null {
  const match = PLACE.exec(written)
  if (match === null) return null
  const [page = 0, left = 0, baseline = 0, width = 0, size = 0] = match.slice(1).map(Number)
  return { page, left, baseline, width, size }
}

/** A place as an attribute holds it: page, left, baseline, width, size. What no page is as large as is cut. */
export function writePlace({ page, left, baseline, width, size }: PagePlace): string {
  return [
    page,
    limited(left, -99_999),
    limited(baseline, -99_999),
    limited(width, 0),
    Math.min(9_999, limited(size, 0)),
  ].join(' ')
}

/** To a hundredth, between a least length and the longest that can be written. */
function limited(length: number, least: number): number {
  const hundredths = Math.round(Math.min(99_999, Math.max(least, length)) * 100) / 100
  return Number.isFinite(hundredths) ? hundredths : 0
}
