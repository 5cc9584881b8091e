import { canonicalize } from './canonical.ts'
import { finishDraft } from './finish-draft.ts'
import { ImportError } from './import-failure.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { openPdf } from './pdf-engine.ts'
import { linesOf, withoutRunningHeads, type PdfPage, type PdfPiece } from './pdf-lines.ts'
import { paragraphsOf, type PdfBlock } from './pdf-paragraphs.ts'
import { sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'

type PdfTask = Awaited<ReturnType<typeof openPdf>>
type PdfDocument = Awaited<PdfTask['promise']>

/** Fewer letters than this on an average page are not its text: stamps, page numbers. */
const MIN_LETTERS_PER_PAGE = 8

/**
 * Reads the text layer of a PDF: lines become paragraphs again, and every block says in `data-page` which page it
 * begins on, every `span` in it which page the words after it stand on.
 * Throws `ImportError` when it is damaged, locked, or made of pictures.
 */
export async function importPdf(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  const task = await openPdf(source.bytes)
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
    const { found, body } = takeTitle(await metadataOf(pdf), blocks)
    await run.pause('finishing', 0)
    const page = parseInertHtml('')
    for (const block of body) page.body.append(elementOf(block, page))
    return {
      ...finishDraft(canonicalize(sanitizeSource(page.body)), found, source),
      images: [],
      leadImage: null,
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
      const { height } = page.getViewport({ scale: 1 })
      const content = await page.getTextContent()
      const pieces = content.items.flatMap((item): PdfPiece[] => {
        if (!('str' in item)) return []
        const [, , skew = 0, scale = 0, x = 0, y = 0]: number[] = item.transform
        const size = Math.hypot(skew, scale)
        return [
          {
            text: item.str,
            x,
            y,
            width: item.width,
            height: size === 0 ? item.height : size,
            font: item.fontName,
          },
        ]
      })
      pages.push({ label: labels?.[number - 1] || String(number), height, lines: linesOf(pieces) })
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
function takeTitle(
  metadata: FoundMetadata,
  blocks: readonly PdfBlock[],
): { found: FoundMetadata; body: readonly PdfBlock[] } {
  const top = blocks
    .slice(0, 8)
    .filter((block) => block.level > 0 && block.parts[0]?.page === blocks[0]?.parts[0]?.page)
  const [largest] = top.toSorted((a, b) => a.level - b.level)
  if (largest === undefined || blocks.length < 2) return { found: metadata, body: blocks }
  const words = wordsOf(largest)
  if (metadata.title !== undefined && plain(metadata.title) !== plain(words))
    return { found: metadata, body: blocks }
  return { found: { ...metadata, title: words }, body: blocks.filter((block) => block !== largest) }
}

function wordsOf(block: PdfBlock): string {
  return block.parts.map((part) => part.text).join('')
}

function plain(text: string): string {
  return text.replace(/\P{L}+/gu, '').toLowerCase()
}

function elementOf(block: PdfBlock, page: Document): Element {
  const element = page.createElement(block.level === 0 ? 'p' : `h${block.level + 1}`)
  const [first, ...rest] = block.parts
  element.setAttribute('data-page', first?.page ?? '')
  element.append(first?.text ?? '')
  for (const part of rest) {
    const marked = page.createElement('span')
    marked.setAttribute('data-page', part.page)
    marked.append(part.text)
    element.append(marked)
  }
  return element
}
