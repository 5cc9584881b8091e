import type { FileTicket } from '../../shared/ipc-library.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { fail, ok } from '../../shared/result.ts'
import { api } from '../app/api.ts'
import { notify } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { keepFiles } from '../exchange/import-files.ts'
import { enqueueImports, type ImportRequest } from './import-queue.ts'

/** As in the importer: larger files are not even read. */
const MAX_FILE_BYTES = 200 * 1_024 * 1_024

/** What a folder may hold beside its articles is left alone. */
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|mht|mhtml|epub|pdf|docx)$/i

/** What other programs' highlights come in; whether they do is seen by the file's words. */
export const MAY_HOLD_HIGHLIGHTS = /\.(?:json|jsonld|annotation|csv|txt|md|markdown)$/i

/** Markup that says more than its plain text does. */
const RICH = /<(?:p|h[1-6]|ul|ol|table|blockquote|a|em|strong|b|i|figure|img|article)[\s>]/i

/** A file to take in; what it is called beside its folder tells the parts of some exports apart. */
type Candidate = { request: ImportRequest; path: string; isArticle: boolean }

/** Reads files that the main process has tickets for. */
export async function importTickets(files: readonly FileTicket[]): Promise<void> {
  await takeIn(
    files.map(({ ticket, name, path }) => ({
      path,
      // Omnivore's list of articles is none itself.
      isArticle: !/\.json$/i.test(name),
      request: {
        name,
        load: async () => {
          const read = await api.imports.read(ticket)
          return read.ok ? ok({ ...read.value, mediaType: null, url: null }) : read
        },
      },
    })),
  )
}

/** Reads articles; files of other programs' highlights go to a dialog, which says what would become of them. */
async function takeIn(candidates: readonly Candidate[]): Promise<void> {
  const articles: ImportRequest[] = []
  const highlights: { name: string; bytes: Uint8Array }[] = []
  for (const { request, path, isArticle } of candidates) {
    const bytes = MAY_HOLD_HIGHLIGHTS.test(path) ? await highlightsIn(request, path) : null
    if (bytes !== null) highlights.push({ name: path, bytes })
    else if (isArticle) articles.push(request)
  }
  enqueueImports(articles)
  if (highlights.length === 0) return
  keepFiles(highlights)
  showOverlay('import-highlights')
}

/** The bytes of a file that holds highlights; null when it holds none, or can't be read: the queue says why. */
async function highlightsIn({ load }: ImportRequest, path: string): Promise<Uint8Array | null> {
  const read = await load(new AbortController().signal)
  if (!read.ok) return null
  // Loaded when it is needed: the parsers of all formats hang on it.
  const { isExchangeFile } = await import('../exchange/read-files.ts')
  return isExchangeFile(path, read.value.bytes) ? read.value.bytes : null
}

/** Reads files that were dropped, and those in folders that were. */
export async function importDropped(transfer: DataTransfer): Promise<void> {
  // Must be asked for before anything is waited for: the transfer is emptied then.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const files = [...transfer.files]
  if (entries.length === 0) {
    return takeIn(files.map((file) => ({ request: fileRequest(file), path: file.name, isArticle: true })))
  }
  await takeIn((await Promise.all(entries.map((entry) => filesWithin(entry, true)))).flat())
}

/** Reads what is on the clipboard, as formatted text if it is. */
export async function importClipboard(): Promise<void> {
  importText(await api.imports.clipboard())
}

/** Reads text that was pasted or dropped. */
export function importText({ html, text }: { html: string; text: string }): void {
  if (html.trim() === '' && text.trim() === '') return notify('There is no text on the clipboard.')
  const isRich = RICH.test(html)
  const bytes = new TextEncoder().encode(isRich ? html : text)
  const mediaType = isRich ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8'
  enqueueImports([
    {
      name: 'the pasted text',
      load: () => Promise.resolve(ok({ name: '', bytes, mediaType, url: null })),
      options: { keepWhole: true },
    },
  ])
}

/** Fetches a page and its pictures, and reads it. */
export function importAddress(typed: string): void {
  enqueueImports([addressRequest(typed)])
}

/** Fetches the pages of articles again: what their publishers have changed since becomes their current text. */
export function recheckArticles(items: readonly Pick<ShelfItem, 'title' | 'url'>[]): void {
  const requests = items.flatMap(({ title, url }) =>
    url === null ? [] : [{ ...addressRequest(url), name: title, recheckOf: url }],
  )
  if (requests.length === 0) notify('There is no address to look at again: this article is not from the web.')
  enqueueImports(requests)
}

function addressRequest(address: string): ImportRequest {
  const request = crypto.randomUUID()
  const release = () => void api.imports.stop(request).catch(() => {})
  return {
    name: address,
    load: async (signal) => {
      signal.addEventListener('abort', release, { once: true })
      const page = await api.imports.fetch(request, address)
      return page.ok ? ok({ name: '', ...page.value }) : page
    },
    options: { loadImage: (url) => api.imports.fetchImage(request, url) },
    release,
  }
}

function fileRequest(file: File): ImportRequest {
  return {
    name: file.name,
    load: async () => {
      if (file.size > MAX_FILE_BYTES) {
        return fail({ message: `“${file.name}” is larger than 200 MB, which is more than Postil takes in.` })
      }
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return ok({ name: file.name, bytes, mediaType: file.type === '' ? null : file.type, url: null })
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        return fail({ message: `“${file.name}” could not be read (${error.message}).` })
      }
    },
  }
}

async function filesWithin(entry: FileSystemEntry, isChosen: boolean): Promise<Candidate[]> {
  if (entry instanceof FileSystemFileEntry) {
    const isArticle = isChosen || READABLE.test(entry.name)
    if (!isChosen && entry.name.startsWith('.')) return []
    if (!isArticle && !MAY_HOLD_HIGHLIGHTS.test(entry.name)) return []
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ request: fileRequest(file), path: entry.fullPath.replace(/^\//, ''), isArticle }]
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return []
  const reader = entry.createReader()
  const files: Candidate[] = []
  // A folder is handed out in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return files
    for (const child of portion) files.push(...(await filesWithin(child, false)))
  }
}
