import { DATA_CLOSING, DATA_OPENING } from './markdown-data.ts'

/** The line above everything that Postil writes into a kept file. */
export const REGION_OPENING = '<!-- postil:begin -->'
/** The line below everything that Postil writes into a kept file. */
export const REGION_CLOSING = '<!-- postil:end -->'

/** A kept file in its parts; put together again in this order they are the file. */
export type VaultFile = {
  /** Front matter without its fences; null when there is none. */
  frontMatter: string | null
  /** What a person wrote above Postil's part, line ends included. */
  above: string
  /** Blocks of Postil's part, in the order of the file. */
  segments: VaultSegment[]
  /** What a person wrote below the last block but within Postil's part. */
  tail: string
  /** The data at the end of Postil's part, without the lines around it. */
  data: string[]
  /** What a person wrote below Postil's part, line ends included. */
  below: string
}

/** A block as it stands in the file: everything down to the line that ends it. */
export type VaultSegment = {
  /** `title`, or the id of an annotation. */
  key: string
  /** Heading lines above it that Postil has written. */
  headings: string[]
  text: string
}

/**
 * Takes a kept file apart; null when Postil's opening marker is not in it.
 *
 * Lines in `ownHeadings` are headings that Postil wrote; every other line belongs to the block that it stands in.
 */
export function readVaultFile(content: string, ownHeadings: ReadonlySet<string>): VaultFile | null {
  const lines = content.split('\n')
  const fence = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const opening = lines.indexOf(REGION_OPENING, fence + 1)
  if (opening === -1) return null
  const closing = lines.lastIndexOf(REGION_CLOSING)
  const end = closing > opening ? closing : lines.length
  const dataStart = lines.lastIndexOf(DATA_OPENING, end - 1)
  const dataEnd = dataStart > opening ? lines.indexOf(DATA_CLOSING, dataStart) : -1
  const hasData = dataEnd !== -1 && dataEnd < end
  const { segments, rest } = readSegments(lines.slice(opening + 1, hasData ? dataStart : end), ownHeadings)
  return {
    frontMatter: fence === -1 ? null : lines.slice(1, fence).join('\n'),
    above: lines.slice(fence + 1, opening).join('\n'),
    segments,
    tail: [...rest, ...(hasData ? lines.slice(dataEnd + 1, end) : [])].join('\n').trim(),
    data: hasData ? lines.slice(dataStart + 1, dataEnd) : [],
    below: lines.slice(end + 1).join('\n'),
  }
}

/** The key of the block that a line ends. */
function blockEndedBy(line: string): string | null {
  const id = /^\^postil-([0-9A-HJKMNP-TV-Z]{26})[ \t]*$/.exec(line)?.[1]
  if (id !== undefined) return id
  return titleEnd.test(line) ? 'title' : null
}

const titleEnd = /\[Open in Postil\]\(postil:\/\/document\/[0-9A-Z]{26}\)[ \t]*$/

function readSegments(
  lines: readonly string[],
  ownHeadings: ReadonlySet<string>,
): { segments: VaultSegment[]; rest: string[] } {
  const segments: VaultSegment[] = []
  let start = 0
  lines.forEach((line, index) => {
    const key = blockEndedBy(line)
    // A note may hold the same link; the title block is always the first.
    if (key === null || (key === 'title' && segments.length > 0)) return
    const block = lines.slice(start, index + 1)
    const headings = block.filter((one) => ownHeadings.has(one))
    const text = block.filter((one) => !ownHeadings.has(one)).join('\n')
    segments.push({ key, headings, text: text.trim() })
    start = index + 1
  })
  return { segments, rest: lines.slice(start) }
}

/** Puts a kept file together. */
export function writeVaultFile(
  file: Omit<VaultFile, 'segments' | 'data'> & { blocks: readonly string[]; data: string },
): string {
  const head = file.frontMatter === null ? '' : `---\n${file.frontMatter}\n---\n`
  const parts = [...file.blocks, ...(file.tail === '' ? [] : [file.tail]), file.data]
  return `${head}${file.above}\n${REGION_OPENING}\n\n${parts.join('\n\n')}\n${REGION_CLOSING}\n${file.below}`
}
