import type { FileTicket, ImportRequest } from '../../shared/ipc-library.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { api } from '../app/api.ts'
import { notify } from '../app/notices.ts'
import { startImports } from './import-queue.ts'

/** Markup that says more than its plain text does. */
const RICH = /<(?:p|h[1-6]|ul|ol|table|blockquote|a|em|strong|b|i|figure|img|article)[\s>]/i

/** What has no file is handed over in one piece, for which the window waits; in bytes. */
const MAX_HELD_BYTES = 20 * 1_024 * 1_024

/** Reads files that the main process has tickets for. */
export function importTickets(files: readonly FileTicket[]): void {
  startImports(files.map(({ ticket, name }) => fileRequest(ticket, name)))
}

/** Reads files that were dropped, and those in folders that were. */
export async function importDropped(transfer: DataTransfer): Promise<void> {
  // Must be asked for before anything is waited for: the transfer is emptied then.
  const files = [...transfer.files]
  const { tickets, without } = await api.drops.admit(files)
  // What another program hands over without having it on the disk.
  const rest = files.filter((_file, index) => without.includes(index))
  const tooLarge = rest.find(({ size }) => size > MAX_HELD_BYTES)
  if (tooLarge !== undefined)
    notify(`“${tooLarge.name}” is too large to be dropped: save it, and open the file.`)
  const held = rest.filter(({ size }) => size <= MAX_HELD_BYTES).map(holdFile)
  importTickets([...tickets, ...(await Promise.all(held))])
}

async function holdFile(file: File): Promise<FileTicket> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return api.imports.hold(file.name, file.type === '' ? null : file.type, bytes)
}

/** Reads what is on the clipboard, as formatted text if it is. */
export async function importClipboard(): Promise<void> {
  await importText(await api.imports.clipboard())
}

/** Reads text that was pasted or dropped. */
export async function importText({ html, text }: { html: string; text: string }): Promise<void> {
  if (html.trim() === '' && text.trim() === '') return notify('There is no text on the clipboard.')
  const isRich = RICH.test(html)
  const { ticket } = await api.imports.hold(
    '',
    isRich ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8',
    new TextEncoder().encode(isRich ? html : text),
  )
  startImports([{ ...fileRequest(ticket, 'the pasted text'), keepWhole: true }])
}

/** Fetches a page and its pictures, and reads it. */
export function importAddress(typed: string): void {
  startImports([addressRequest(typed)])
}

/** Fetches the pages of articles again: what their publishers have changed since becomes their current text. */
export function recheckArticles(items: readonly Pick<ShelfItem, 'title' | 'url'>[]): void {
  const requests = items.flatMap(({ title, url }) =>
    url === null ? [] : [{ ...addressRequest(url), name: title, recheckOf: url }],
  )
  if (requests.length === 0) notify('There is no address to look at again: this article is not from the web.')
  startImports(requests)
}

function fileRequest(ticket: string, name: string): ImportRequest {
  return { name, source: { kind: 'file', ticket }, keepWhole: false, recheckOf: null }
}

function addressRequest(url: string): ImportRequest {
  return { name: url, source: { kind: 'address', url }, keepWhole: false, recheckOf: null }
}
