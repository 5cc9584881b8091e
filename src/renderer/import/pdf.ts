import { canonicalize } from './canonical.ts'
import { finishDraft } from './finish-draft.ts'
import { ImportError } from './import-failure.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import {
  MAX_LABEL,
  MAX_ORIGINAL_BYTES,
  MAX_PAGES,
  type DocumentOriginal,
} from '../../shared/model/original.ts'
import { openPdf } from './pdf-engine.ts'
import { linesOf, withoutRunningHeads, type PdfPage, type PdfPiece, type PdfRun } from './pdf-lines.ts'
import { paragraphsOf, type PdfBlock } from './pdf-paragraphs.ts'
import { writePlace } from '../../shared/model/page-place.ts'
import { sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'

type PdfTask = Awaited<ReturnType<typeof openPdf>>
type PdfDocument = Awaited<PdfTask['promise']>

/** Fewer letters than this on an average page are not its text: stamps, page numbers. */
const MIN_LETTERS_PER_PAGE = 8

/**
 * Reads the text layer of a PDF: lines become paragraphs again, and every block says in `data-page` which page it
 * begins on. Its words are in spans, one for each stretch of a line, which say in `data-place` where on the page they
 * stand, and in `data-page` on which page if it is another one. The file goes along, so that its pages can be shown.
 * Throws `ImportError` when it is damaged, locked, or made of pictures.
 */
export async function importPdf(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  const task = await openPdf(source.bytes.slice(), 'text')
  try {
    const pdf = await opened(task, source.name)
    const pages = await readPages(pdf, source.name, run)
    const letters = pages.reduce(
      (sum, page) => sum + page.lines.reduce((length, line) => length + line.text.length, 0),
      0,
    )
    if (letters < MIN_LETTERS_PER_PAGE * Math.min(pages.length, 20)) {
      throw new ImportError(
        'scanned',
        `“${source.name}” is made of pictures of pages, without text. Run it through text recognition (OCR) first.`,
      )
    }
    const blocks = paragraphsOf(withoutRunningHeads(pages))
    const found = withTitle(await metadataOf(pdf), blocks)
    await run.pause('finishing', 0)
    const page = parseInertHtml('')
    for (const block of blocks) page.body.append(elementOf(block, page))
    return {
      ...finishDraft(canonicalize(sanitizeSource(page.body)), found, source),
      images: [],
      leadImage: null,
      original: originalOf(source, pages),
    }
  } finally {
    await task.destroy()
  }
}

/** The document, or why there is none, in the reader's words. */
async function opened(task: PdfTask, name: string): Promise<PdfDocument> {
  try {
    return await task.promise
  } catch (error) {
    const kind = error instanceof Error ? error.name : ''
    if (kind === 'PasswordException') {
      throw new ImportError('encrypted', `“${name}” is protected, and can’t be read without its password.`)
    }
    if (/^(?:InvalidPDF|Format|MissingPDF|UnknownError|Parser|XRef|ResponseException).*/.test(kind)) {
      throw new ImportError('damaged', `“${name}” is damaged: it can’t be read as a PDF.`)
    }
    throw error
  }
}

async function readPages(pdf: PdfDocument, name: string, run: ImportRun): Promise<PdfPage[]> {
  const labels = await pdf.getPageLabels()
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    await run.pause('parsing', (number - 1) / pdf.numPages)
    try {
      const page = await pdf.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const content = await page.getTextContent()
      const pieces = content.items.flatMap((item): PdfPiece[] => {
        if (!('str' in item)) return []
        // As the page is seen: turned if it is to be, and without what is cut off.
        const [, , skew = 0, scale = 0, x = 0, y = 0] = multiplied(transform, item.transform)
        const size = Math.hypot(skew, scale)
        return [
          {
            text: item.str,
            x,
            y: height - y,
            width: item.width,
            height: size === 0 ? item.height : size,
            font: item.fontName,
          },
        ]
      })
      const label = labels?.[number - 1] || String(number)
      pages.push({ label, index: number - 1, width, height, lines: linesOf(pieces) })
      page.cleanup()
    } catch (error) {
      if (error instanceof ImportError) throw error
      throw new ImportError('damaged', `“${name}” is damaged: page ${number} can’t be read.`)
    }
  }
  return pages
}

async function metadataOf(pdf: PdfDocument): Promise<FoundMetadata> {
  const { info } = await pdf.getMetadata()
  const read = (name: string): string | null => {
    const value: unknown = Reflect.get(info, name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const title = read('Title')
  return {
    // What programs put there by themselves is no title, and neither is the name of a file.
    title:
      title !== null &&
      /\s/.test(title) &&
      !/^untitled|^(?:microsoft )?(?:word|powerpoint)\b|\.(?:docx?|pdf|indd|qxd|tex|pptx?)$/i.test(title)
        ? title
        : undefined,
    byline: read('Author'),
    language: read('Language'),
  }
}

/** The largest words at the top of the first page are its title, if the file doesn't name another. */
function withTitle(metadata: FoundMetadata, blocks: readonly PdfBlock[]): FoundMetadata {
  const top = blocks
    .slice(0, 8)
    .filter((block) => block.level > 0 && block.parts[0]?.page === blocks[0]?.parts[0]?.page)
  const [largest] = top.toSorted((a, b) => a.level - b.level)
  if (largest === undefined || blocks.length < 2 || metadata.title !== undefined) return metadata
  return { ...metadata, title: wordsOf(largest) }
}

function wordsOf(block: PdfBlock): string {
  return block.parts.flatMap((part) => part.runs.map((run) => run.text)).join('')
}

function elementOf(block: PdfBlock, page: Document): Element {
  const element = page.createElement(block.level === 0 ? 'p' : `h${block.level + 1}`)
  const first = block.parts[0]?.page
  element.setAttribute('data-page', first?.label ?? '')
  for (const part of block.parts) {
    for (const run of part.runs) {
      const span = page.createElement('span')
      if (part.page !== first) span.setAttribute('data-page', part.page.label)
      span.setAttribute('data-place', placeOf(run, part.page))
      span.append(run.text)
      element.append(span)
    }
  }
  return element
}

/** Heights are counted from the top of the page, as everywhere in a window. */
function placeOf({ left, baseline, width, size }: PdfRun, { index, height }: PdfPage): string {
  return writePlace({ page: index, left, baseline: height - baseline, width, size })
}

/** The file itself; null when it is larger than is kept, or has more pages. */
function originalOf({ bytes }: ImportSource, pages: readonly PdfPage[]): DocumentOriginal | null {
  if (bytes.length > MAX_ORIGINAL_BYTES || pages.length > MAX_PAGES) return null
  return {
    mediaType: 'application/pdf',
    bytes: new Uint8Array(bytes),
    pages: pages.map(({ label, width, height }) => ({
      label: label.slice(0, MAX_LABEL),
      width: rounded(width),
      height: rounded(height),
    })),
  }
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100
}

/** The product of two transformations as PDF writes them. ISO 32000-1, 8.3.4. */
function multiplied(outer: readonly number[], inner: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
