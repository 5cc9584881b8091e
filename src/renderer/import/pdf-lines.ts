/** A piece of text as pdf.js places it: user space units, the origin at the lower left. */
export type PdfPiece = { text: string; x: number; y: number; width: number; height: number; font: string }

/** A stretch of a line in one font: what is laid over the picture of the page as one. Units and origin as in `PdfPiece`. */
export type PdfRun = { text: string; left: number; baseline: number; width: number; size: number }

/** One line of a page, or of a column of it. */
export type PdfLine = {
  text: string
  /** Its stretches, whose texts joined are `text`. */
  runs: PdfRun[]
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
  /** Its place in the file, from 0. */
  index: number
  width: number
  height: number
  lines: PdfLine[]
}

/** Pieces closer than this share of their size belong together without a space. */
const SPACE_GAP = 0.15

/** A gap wider than this many times the size is the space between columns. */
const COLUMN_GAP = 3

/** A gap narrower than this share of the size is a space like others, and no reason to begin another run. */
const RUN_GAP = 0.6

type OpenLine = { line: PdfLine; sizes: Map<number, number>; font: string }

/** Joins pieces, in the order in which the file draws them, to lines. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = []
  let open: OpenLine | null = null
  for (const piece of pieces) {
    if (piece.text === '') continue
    if (open !== null && continues(open.line, piece)) {
      const { line } = open
      const needsSpace =
        piece.x - line.right > SPACE_GAP * line.size && !/\s$/.test(line.text) && !/^\s/.test(piece.text)
      extendLine(open, piece, needsSpace)
      line.right = Math.max(line.right, piece.x + piece.width)
      line.left = Math.min(line.left, piece.x)
      count(open.sizes, piece)
      line.size = commonest(open.sizes) ?? line.size
      continue
    }
    if (piece.text.trim() === '') continue
    const line = {
      text: piece.text,
      runs: [runOf(piece)],
      left: piece.x,
      right: piece.x + piece.width,
      baseline: piece.y,
      size: piece.height,
    }
    open = { line, sizes: new Map(), font: piece.font }
    count(open.sizes, piece)
    lines.push(line)
  }
  return lines.map(withPlainSpaces).filter((line) => line.text !== '')
}

function runOf({ text, x, y, width, height }: PdfPiece): PdfRun {
  return { text, left: x, baseline: y, width, size: height }
}

/** Adds a piece to a line: to its last run if it goes on there, or else as another one. */
function extendLine(open: OpenLine, piece: PdfPiece, needsSpace: boolean): void {
  const { line, font } = open
  const last = line.runs.at(-1)
  if (needsSpace) {
    line.text += ' '
    if (last !== undefined) last.text += ' '
  }
  line.text += piece.text
  const gap = last === undefined ? Infinity : piece.x - last.left - last.width
  const goesOn =
    last !== undefined &&
    (piece.text.trim() === '' ||
      (piece.font === font &&
        Math.abs(piece.y - last.baseline) < 0.1 * last.size &&
        Math.abs(piece.height - last.size) < 0.1 * last.size &&
        Math.abs(gap) < RUN_GAP * last.size))
  if (goesOn) {
    last.text += piece.text
    if (piece.text.trim() !== '') last.width = piece.x + piece.width - last.left
  } else line.runs.push(runOf(piece))
  open.font = piece.text.trim() === '' ? font : piece.font
}

/** One space for any white space, none at either end of the line; in its runs too. */
function withPlainSpaces(line: PdfLine): PdfLine {
  const runs: PdfRun[] = []
  for (const run of line.runs) {
    const text = run.text.replace(/\s+/g, ' ')
    const endsInSpace = runs.at(-1)?.text.endsWith(' ') ?? true
    runs.push({ ...run, text: endsInSpace ? text.replace(/^ /, '') : text })
  }
  const kept = runs.filter((run) => run.text !== '')
  const last = kept.at(-1)
  if (last !== undefined) last.text = last.text.trimEnd()
  return { ...line, runs: kept, text: kept.map((run) => run.text).join('') }
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
 * them don't count, so that “12 · Annual report” is the same as “13 · Annual report”; but the title on the first page,
 * in larger type, is none.
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
  const words = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
  return `${Math.round(line.size)} ${words}`
}
