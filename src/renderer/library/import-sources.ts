import type { FileTicket } from '../../shared/ipc-library.ts'
import { fail, ok } from '../../shared/result.ts'
import { api } from '../app/api.ts'
import { notify } from '../app/notices.ts'
import { enqueueImports, type ImportRequest } from './import-queue.ts'

/** As in the importer: larger files are not even read. */
const MAX_FILE_BYTES = 200 * 1_024 * 1_024

/** What a folder may hold beside its articles is left alone. */
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|mht|mhtml|epub|pdf|docx)$/i

/** Markup that says more than its plain text does. */
const RICH = /<(?:p|h[1-6]|ul|ol|table|blockquote|a|em|strong|b|i|figure|img|article)[\s>]/i

/** Reads files that the main process has tickets for. */
export function importTickets(files: readonly FileTicket[]): void {
  enqueueImports(
    files.map(({ ticket, name }): ImportRequest => ({
      name,
      load: async () => {
        const read = await api.imports.read(ticket)
        return read.ok ? ok({ ...read.value, mediaType: null, url: null }) : read
      },
    })),
  )
}

/** Reads files that were dropped, and those in folders that were. */
export async function importDropped(transfer: DataTransfer): Promise<void> {
  // Must be asked for before anything is waited for: the transfer is emptied then.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const files = [...transfer.files]
  if (entries.length === 0) return enqueueImports(files.map(fileRequest))
  enqueueImports(
    (await Promise.all(entries.map((entry) => filesWithin(entry, true)))).flat().map(fileRequest),
  )
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
  const request = crypto.randomUUID()
  const release = () => void api.imports.stop(request).catch(() => {})
  enqueueImports([
    {
      name: typed,
      load: async (signal) => {
        signal.addEventListener('abort', release, { once: true })
        const page = await api.imports.fetch(request, typed)
        return page.ok ? ok({ name: '', ...page.value }) : page
      },
      options: { loadImage: (url) => api.imports.fetchImage(request, url) },
      release,
    },
  ])
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

async function filesWithin(entry: FileSystemEntry, isChosen: boolean): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry) {
    if (!isChosen && (!READABLE.test(entry.name) || entry.name.startsWith('.'))) return []
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return []
  const reader = entry.createReader()
  const files: File[] = []
  // A folder is handed out in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return files
    for (const child of portion) files.push(...(await filesWithin(child, false)))
  }
}
