/** A piece of text as pdf.js places it: user space units, the origin at the lower left. */
export type PdfPiece = { text: string; x: number; y: number; width: number; height: number; font: string }

/** One line of a page, or of a column of it. */
export type PdfLine = {
  text: string
  /** Where its first and last characters stand, and its baseline. */
  left: number
  right: number
  baseline: number
  /** Size of most of its characters. */
  size: number
}

/** A page, with its lines in reading order. */
export type PdfPage = {
  /** The page number as printed or, without labels, counted from 1. */
  label: string
  height: number
  lines: PdfLine[]
}

/** Pieces closer than this share of their size belong together without a space. */
const SPACE_GAP = 0.15

/** A gap wider than this many times the size is the space between columns. */
const COLUMN_GAP = 3

/** Joins pieces, in the order in which the file draws them, to lines. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = []
  let open: { line: PdfLine; sizes: Map<number, number> } | null = null
  for (const piece of pieces) {
    if (piece.text === '') continue
    if (open !== null && continues(open.line, piece)) {
      const { line } = open
      const gap = piece.x - line.right
      if (gap > SPACE_GAP * line.size && !/\s$/.test(line.text) && !/^\s/.test(piece.text)) line.text += ' '
      line.text += piece.text
      line.right = Math.max(line.right, piece.x + piece.width)
      line.left = Math.min(line.left, piece.x)
      count(open.sizes, piece)
      line.size = commonest(open.sizes) ?? line.size
      continue
    }
    if (piece.text.trim() === '') continue
    const line = {
      text: piece.text,
      left: piece.x,
      right: piece.x + piece.width,
      baseline: piece.y,
      size: piece.height,
    }
    open = { line, sizes: new Map() }
    count(open.sizes, piece)
    lines.push(line)
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter((line) => line.text !== '')
}

/** Raised and lowered characters stay on their line; a jump to another column doesn't. */
function continues(line: PdfLine, piece: PdfPiece): boolean {
  const size = Math.max(line.size, piece.height, 1)
  const gap = piece.x - line.right
  return (
    Math.abs(piece.y - line.baseline) < 0.5 * size &&
    gap < COLUMN_GAP * size &&
    gap > -line.right + line.left - size
  )
}

function count(sizes: Map<number, number>, piece: PdfPiece): void {
  if (piece.text.trim() === '') return
  sizes.set(piece.height, (sizes.get(piece.height) ?? 0) + piece.text.length)
}

/** The key that stands for most. */
export function commonest<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  let best: { key: Key; count: number } | null = null
  for (const [key, total] of counts) if (best === null || total > best.count) best = { key, count: total }
  return best?.key ?? null
}

/** The share of a page's height, at the top and at the bottom, in which running heads and page numbers stand. */
const MARGIN = 0.12

/**
 * Takes away what is printed on page after page: running heads, and numbers that stand alone at the edge. Figures in
 * them don't count, so that “12 · Annual report” is the same as “13 · Annual report”.
 */
export function withoutRunningHeads(pages: readonly PdfPage[]): PdfPage[] {
  const seen = new Map<string, number>()
  for (const page of pages) {
    for (const pattern of new Set(page.lines.filter((line) => isAtEdge(line, page)).map(patternOf))) {
      seen.set(pattern, (seen.get(pattern) ?? 0) + 1)
    }
  }
  const often = Math.max(3, pages.length / 5)
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (!isAtEdge(line, page)) return true
      const isNumber =
        /^[\s\-–—|]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de)\s*\d{1,4})?[\s\-–—|]*$/i.test(
          line.text,
        )
      return !(isNumber && pages.length > 1) && (seen.get(patternOf(line)) ?? 0) < often
    }),
  }))
}

function isAtEdge(line: PdfLine, page: PdfPage): boolean {
  return line.baseline > page.height * (1 - MARGIN) || line.baseline < page.height * MARGIN
}

function patternOf(line: PdfLine): string {
  return line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
}
