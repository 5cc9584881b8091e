import { canonicalize } from './canonical.ts'
import { finishDraft } from './finish-draft.ts'
import { sanitizeSource } from './sanitize.ts'
import { ImportError } from './import-failure.ts'
import type { ImportSource } from './import-source.ts'
import { charsetOf, decodeText, looksBinary } from './decode-text.ts'
import { readTitleBlock } from './title-block.ts'
import { parseInertHtml } from './trusted-html.ts'
import type { ImportedDocument } from './imported-document.ts'

/**
 * Reads plain text: paragraphs are parted by blank lines, or by line ends when there are no blank lines. A title
 * block (publication, headline, "Written by …") becomes metadata and is no part of the text.
 * Throws `ImportError` when the bytes are no text, or nothing but white space.
 */
export function importPlainText(source: ImportSource): ImportedDocument {
  if (looksBinary(source.bytes)) {
    throw new ImportError('unsupported', `“${source.name}” is not a text file, whatever its name says.`)
  }
  return draftFromText(decodeText(source.bytes, { declared: [charsetOf(source.mediaType)] }), source)
}

/** The same for text that is decoded already, such as a paste. */
export function draftFromText(text: string, source: Pick<ImportSource, 'name' | 'url'>): ImportedDocument {
  const paragraphs = splitParagraphs(text.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
  const title = readTitleBlock(paragraphs.map((lines) => lines.join('\n')))
  const body = paragraphs.slice(title.length)
  const inert = parseInertHtml('')
  for (const lines of body.length > 0 ? body : paragraphs) {
    const paragraph = inert.createElement('p')
    for (const [at, line] of lines.entries()) {
      if (at > 0) paragraph.append(inert.createElement('br'))
      paragraph.append(line)
    }
    inert.body.append(paragraph)
  }
  return {
    ...finishDraft(canonicalize(sanitizeSource(inert.body)), title.metadata, source),
    images: [],
    leadImage: null,
  }
}

/** Paragraphs of a text, each as the lines that the author parted; lines that only wrap are joined. */
function splitParagraphs(text: string): string[][] {
  const blocks = text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((block) => block.length > 0)
  // No blank line anywhere: every line is a paragraph, unless it is one text wrapped at a fixed width.
  if (blocks.length === 1 && blocks[0] !== undefined && !isWrapped(blocks))
    return blocks[0].map((line) => [line])
  return isWrapped(blocks) ? blocks.map((lines) => [lines.join(' ')]) : blocks
}

/** Whether lines end where a column does: all but the last of each paragraph are nearly as long as the longest. */
function isWrapped(blocks: readonly (readonly string[])[]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1))
  if (inner.length < 2) return false
  const lengths = inner.map((line) => line.length)
  const longest = lengths.reduce((longer, length) => Math.max(longer, length), 0)
  const full = lengths.filter((length) => length > longest - 20).length
  return longest >= 40 && longest <= 120 && full >= 0.8 * lengths.length
}
