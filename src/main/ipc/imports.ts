import { clipboard, dialog, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { documentDraft } from '../../shared/model/document.ts'
import { documentImage, MAX_DOCUMENT_IMAGES } from '../../shared/model/image.ts'
import { documentOriginal } from '../../shared/model/original.ts'
import type { FileTickets } from '../file-tickets.ts'
import type { Importer } from '../import/importer.ts'
import type { ImportNews } from '../import/import-news.ts'
import { parsePostilLink } from '../postil-link.ts'
import type { OpenRequests } from '../opened.ts'
import { storeImport } from '../store/imports.ts'
import type { Library } from '../store/library.ts'
import { findLinked, restoreLinked } from '../store/linked.ts'
import type { Handlers } from './handler.ts'

/** What the calls about imports need besides the library. `window` is asked for at each call. */
export type ImportMeans = {
  window: () => BrowserWindow
  tickets: FileTickets
  opened: OpenRequests
  importer: Importer
  news: ImportNews
}

const FORMATS = [
  {
    name: 'Articles',
    extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'xhtml', 'mhtml', 'mht', 'epub', 'pdf', 'docx'],
  },
  { name: 'All files', extensions: ['*'] },
]

const MOST_REQUESTS = 100_000

const ticket = z.string().max(20)
const url = z.string().min(1).max(8_192)

const importRequest = z.object({
  name: z.string().max(8_192),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), ticket }),
    z.object({ kind: z.literal('address'), url }),
  ]),
  keepWhole: z.boolean(),
  recheckOf: url.nullable(),
})

export const importHandlers = (library: Library, means: ImportMeans) => {
  const { window, tickets, opened, importer, news } = means
  const { store, clock } = library
  return {
    start: {
      parameters: z.tuple([z.array(importRequest).max(MOST_REQUESTS)]),
      answer: (requests) => {
        void news.follow((listener, signal) => importer.run(requests, listener, signal))
      },
    },
    stop: { parameters: z.tuple([]), answer: () => news.stop() },
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
    hold: {
      parameters: z.tuple([
        z.string().max(4_096),
        z.string().max(1_000).nullable(),
        z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
      ]),
      answer: (name, mediaType, bytes) => tickets.hold(name, mediaType, bytes),
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
    read: {
      parameters: z.tuple([ticket]),
      answer: async (which) => {
        const read = await tickets.read(which)
        tickets.release(which)
        return read
      },
    },
    clipboard: {
      parameters: z.tuple([]),
      answer: async () => ({ html: await clipboardHtml(), text: await clipboard.readText() }),
    },
  } satisfies Handlers<'imports'>
}

export const dropHandlers = (tickets: FileTickets) =>
  ({
    admit: {
      parameters: z.tuple([z.array(z.string().max(32_768)).max(MOST_REQUESTS)]),
      answer: (paths) => tickets.issue(paths),
    },
  }) satisfies Handlers<'drops'>

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
