import { clipboard, dialog, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { documentDraft } from '../../shared/model/document.ts'
import { documentImage, MAX_DOCUMENT_IMAGES } from '../../shared/model/image.ts'
import { documentOriginal } from '../../shared/model/original.ts'
import { anyAddress, publicAddresses } from '../address-policy.ts'
import {
  fetchPage,
  IMAGE_LIMITS,
  PAGE_LIMITS,
  webAddress,
  type FetchLimits,
  type Transport,
} from '../fetch-page.ts'
import type { FileTickets } from '../file-tickets.ts'
import { parsePostilLink } from '../postil-link.ts'
import type { OpenRequests } from '../opened.ts'
import { storeImport } from '../store/imports.ts'
import type { Library } from '../store/library.ts'
import { findLinked, restoreLinked } from '../store/linked.ts'
import { readSettings } from '../store/settings.ts'
import type { Handlers } from './handler.ts'

/** What the calls about imports need besides the library. `window` is asked for at each call. */
export type ImportMeans = {
  window: () => BrowserWindow
  tickets: FileTickets
  opened: OpenRequests
  transport: () => Transport
}

const FORMATS = [
  {
    name: 'Articles',
    extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'xhtml', 'mhtml', 'mht', 'epub', 'pdf', 'docx'],
  },
  { name: 'All files', extensions: ['*'] },
]

const request = z.string().min(1).max(100)
const url = z.string().min(1).max(8_192)

export const importHandlers = (library: Library, { window, tickets, opened, transport }: ImportMeans) => {
  const { store, clock } = library
  const fetching = new Map<string, AbortController>()
  const fetchUnder = async (name: string, address: string, limits: FetchLimits) => {
    const abort = fetching.get(name) ?? new AbortController()
    fetching.set(name, abort)
    const policy = readSettings(store).fetchOwnNetwork ? anyAddress : publicAddresses
    return fetchPage(transport(), address, policy, abort.signal, limits)
  }
  return {
    store: {
      parameters: z.tuple([
        documentDraft,
        z.array(documentImage).max(MAX_DOCUMENT_IMAGES),
        documentOriginal.nullable(),
      ]),
      answer: (draft, images, original) => storeImport(store, clock, draft, { images, original }),
    },
    choose: {
      parameters: z.tuple([z.enum(['files', 'folder'])]),
      answer: async (what) => {
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
          title: what === 'files' ? 'Add files' : 'Add a folder',
          properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
          ...(what === 'files' ? { filters: FORMATS } : {}),
        })
        return canceled ? [] : tickets.issue(filePaths)
      },
    },
    takeOpened: { parameters: z.tuple([]), answer: () => opened.take(library) },
    restoreLinked: {
      parameters: z.tuple([z.string().max(200)]),
      answer: (link) => {
        const parsed = parsePostilLink(link)
        if (parsed === null) return null
        restoreLinked(store, clock, parsed)
        return findLinked(store, parsed)
      },
    },
    read: { parameters: z.tuple([z.string().max(20)]), answer: (ticket) => tickets.read(ticket) },
    clipboard: {
      parameters: z.tuple([]),
      answer: async () => ({ html: await clipboardHtml(), text: await clipboard.readText() }),
    },
    fetch: {
      parameters: z.tuple([request, url]),
      answer: async (name, typed) => {
        const address = webAddress(typed)
        if (address === null) {
          return { ok: false, failure: { kind: 'address', message: `“${typed}” is not a web address.` } }
        }
        const page = await fetchUnder(name, address, PAGE_LIMITS)
        // A page's pictures are fetched under its name: only what failed is over.
        if (!page.ok) fetching.delete(name)
        return page
      },
    },
    fetchImage: {
      parameters: z.tuple([request, url]),
      answer: async (name, address) => {
        const image = await fetchUnder(name, address, IMAGE_LIMITS)
        return image.ok ? image.value.bytes : null
      },
    },
    stop: {
      parameters: z.tuple([request]),
      answer: (name) => {
        fetching.get(name)?.abort()
        fetching.delete(name)
      },
    },
  } satisfies Handlers<'imports'>
}

/** The formatted text on the clipboard; '' when there is none. */
async function clipboardHtml(): Promise<string> {
  // What Electron had before its clipboard became that of the web.
  if ('readHTML' in clipboard && typeof clipboard.readHTML === 'function') return String(clipboard.readHTML())
  for (const item of await clipboard.read()) {
    if (!item.types.includes('text/html')) continue
    const html = await item.getType('text/html')
    if (html instanceof Blob) return html.text()
  }
  return ''
}
