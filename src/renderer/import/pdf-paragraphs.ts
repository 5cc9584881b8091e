import { commonest, type PdfLine, type PdfPage, type PdfRun } from './pdf-lines.ts'

/** A paragraph or heading, in the pieces that stand on different pages. */
export type PdfBlock = {
  /** 0 for a paragraph, 1 to 3 for a heading. */
  level: number
  parts: PdfPart[]
}

/** What of a block stands on one page; the texts of its runs joined are its words. */
export type PdfPart = { page: PdfPage; runs: PdfRun[] }

/** A line this much larger than the body text is a heading. */
const HEADING_RATIO = 1.15

/** The longest heading, in UTF-16 code units. */
const MAX_HEADING = 200

/** Lines farther apart than this many times the usual distance begin a new paragraph. */
const PARAGRAPH_GAP = 1.35

/** Dots that lead to a page number: an entry in a table of contents, which ends there. */
const LEADER = /(?:\.\s?){4,}\s*\w{1,6}$/

/** Joins lines to paragraphs, over columns and pages where a sentence goes on, and undoes hyphenation. */
export function paragraphsOf(pages: readonly PdfPage[]): PdfBlock[] {
  const bodySize = commonestSize(pages)
  const headingSizes = [...new Set(pages.flatMap((page) => page.lines.map((line) => rounded(line.size))))]
    .filter((size) => size > bodySize * HEADING_RATIO)
    .toSorted((a, b) => b - a)
  const hyphenated = new Set(
    pages.flatMap((page) =>
      page.lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []),
    ),
  )
  const blocks: PdfBlock[] = []
  let before: { line: PdfLine; page: PdfPage } | null = null
  for (const page of pages) {
    const shape = shapeOf(page)
    for (const line of page.lines) {
      const level = levelOf(line, headingSizes)
      const block = blocks.at(-1)
      if (
        block !== undefined &&
        before !== null &&
        block.level === level &&
        goesOn(before, { line, page }, shape, block)
      ) {
        extend(block, line, page, hyphenated)
      } else blocks.push({ level, parts: [{ page, runs: ownRuns(line) }] })
      before = { line, page }
    }
  }
  return blocks
}

type Shape = { spacing: number; right: number }

/** The usual distance of lines, and how far they reach: what tells a paragraph's last line. */
function shapeOf(page: PdfPage): Shape {
  const distances = new Map<number, number>()
  const rights = page.lines.map((line) => line.right).toSorted((a, b) => a - b)
  for (const [at, line] of page.lines.entries()) {
    const previous = page.lines[at - 1]
    const distance = previous === undefined ? 0 : Math.round((previous.baseline - line.baseline) * 2) / 2
    if (distance > 0 && distance < 4 * line.size) distances.set(distance, (distances.get(distance) ?? 0) + 1)
  }
  return { spacing: commonest(distances) ?? 0, right: rights[Math.floor(rights.length * 0.75)] ?? 0 }
}

function goesOn(
  before: { line: PdfLine; page: PdfPage },
  next: { line: PdfLine; page: PdfPage },
  shape: Shape,
  block: PdfBlock,
): boolean {
  const { line } = next
  const distance = before.line.baseline - line.baseline
  const isNextLine = next.page === before.page && distance > 0
  if (block.level > 0) return isNextLine && distance < 2 * line.size
  if (/^\s*(?:[•◦▪‣–—*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s/.test(line.text)) return false
  if (LEADER.test(before.line.text)) return false
  // At the head of a column or page only the words tell.
  if (!isNextLine) return !endsSentence(before.line.text) && /^[^\p{Lu}]/u.test(line.text)
  if (Math.abs(line.size - before.line.size) > 0.15 * before.line.size) return false
  if (shape.spacing > 0 && distance > PARAGRAPH_GAP * shape.spacing && distance > 1.1 * line.size)
    return false
  if (line.left > before.line.left + 0.8 * line.size && endsSentence(before.line.text)) return false
  const isShort = before.line.right < shape.right - 0.15 * (shape.right - before.line.left)
  return !(isShort && endsSentence(before.line.text))
}

function extend(block: PdfBlock, line: PdfLine, page: PdfPage, hyphenated: ReadonlySet<string>): void {
  const part = block.parts.at(-1)
  const last = part?.runs.at(-1)
  if (part === undefined || last === undefined) return
  const joint = /(\p{L}+)[-\u00ad\u2010]$/u.exec(last.text)
  const rest = /^\p{Ll}+/u.exec(line.text)?.[0]
  if (joint !== null && rest !== undefined) {
    const isCompound =
      hyphenated.has(`${joint[1] ?? ''}-${rest}`.toLowerCase()) && !last.text.endsWith('\u00ad')
    if (!isCompound) {
      last.width *= (last.text.length - 1) / last.text.length
      last.text = last.text.slice(0, -1)
    }
    // The space of a line's end belongs to that line.
  } else if (!isUnspaced(last.text, line.text)) last.text += ' '
  if (part.page === page) part.runs.push(...ownRuns(line))
  else block.parts.push({ page, runs: ownRuns(line) })
}

/** A line's runs, to be changed at will. */
function ownRuns(line: PdfLine): PdfRun[] {
  return line.runs.map((run) => ({ ...run }))
}

/** Chinese and Japanese have no spaces between words, and so none at a line end. */
function isUnspaced(before: string, after: string): boolean {
  const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
  return cjk.test(before.slice(-1)) && cjk.test(after.slice(0, 1))
}

function endsSentence(text: string): boolean {
  return /[.!?:。！？…]["'”’»)\]]*\d{0,3}$/.test(text.trim())
}

function levelOf(line: PdfLine, headingSizes: readonly number[]): number {
  if (line.text.length > MAX_HEADING || !/\p{L}/u.test(line.text)) return 0
  const rank = headingSizes.indexOf(rounded(line.size))
  return rank === -1 ? 0 : Math.min(3, rank + 1)
}

function commonestSize(pages: readonly PdfPage[]): number {
  const sizes = new Map<number, number>()
  for (const page of pages) {
    for (const line of page.lines)
      sizes.set(rounded(line.size), (sizes.get(rounded(line.size)) ?? 0) + line.text.length)
  }
  return commonest(sizes) ?? 0
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2
}
