import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { fileName } from '../../shared/export/file-name.ts'
import { exportRequest, type ExportRequest } from '../../shared/model/export-request.ts'
import { FORMAT_ENDINGS } from '../../shared/model/library-export.ts'
import { AtomicFile } from '../export/atomic-file.ts'
import { printPdf } from '../exchange/print-pdf.ts'
import { renderExport, renderRichText } from '../exchange/render-export.ts'
import { exportTotals, planExport } from '../store/export-source.ts'
import { getSummary } from '../store/documents.ts'
import type { Library } from '../store/library.ts'
import { callFailure, type Handlers } from './handler.ts'

/** So much of an export is shown before it is made, in UTF-16 code units. */
const PREVIEW_LENGTH = 6_000

/** `window` is asked for at each call: the dialog belongs to the window that is there then. */
export const exportTextHandlers = ({ store }: Library, window: () => BrowserWindow) => {
  const saved = new Set<string>()
  let folder: string | null = null
  return {
    preview: {
      parameters: z.tuple([exportRequest]),
      answer: (request) => {
        const { documents, annotations, claims } = exportTotals(store, planExport(store, request.scope))
        const { text, problem } = renderExport(store, { ...request, withArticle: false }, true)
        return { documents, annotations, claims, text: text.slice(0, PREVIEW_LENGTH).toWellFormed(), problem }
      },
    },
    copy: {
      parameters: z.tuple([exportRequest, z.enum(['text', 'rich-text'])]),
      answer: async (request, as) => {
        const { text, problem } = renderExport(store, request)
        if (as === 'text') clipboard.writeText(text)
        else await writeRichText(renderRichText(store, request.scope), text)
        return { problem }
      },
    },
    save: {
      parameters: z.tuple([exportRequest]),
      answer: async (request) => {
        const ending = request.format === 'pdf' ? '.pdf' : FORMAT_ENDINGS[request.format]
        const { canceled, filePath } = await dialog.showSaveDialog(window(), {
          title: 'Export',
          defaultPath: join(folder ?? app.getPath('documents'), suggestedName(store, request, ending)),
          filters: [{ name: ending.slice(1).toUpperCase(), extensions: [ending.slice(1)] }],
        })
        if (canceled || filePath === '') return { kind: 'cancelled' }
        try {
          const { text, problem } = renderExport(store, request)
          const file = new AtomicFile(filePath)
          try {
            file.write(request.format === 'pdf' ? await printPdf(text) : text)
          } catch (error) {
            file.discard()
            throw error
          }
          file.finish()
          saved.add(filePath)
          folder = dirname(filePath)
          return { kind: 'saved', path: filePath, problem }
        } catch (error) {
          return { kind: 'failed', message: callFailure(error).message }
        }
      },
    },
    showSaved: {
      parameters: z.tuple([z.string()]),
      answer: (path) => {
        if (saved.has(path)) shell.showItemInFolder(path)
      },
    },
  } satisfies Handlers<'exportTexts'>
}

function suggestedName(store: Library['store'], { scope }: ExportRequest, ending: string): string {
  const { documents } = planExport(store, scope)
  const [only, ...others] = documents
  if (only === undefined || others.length > 0) return `Library${ending}`
  return fileName(getSummary(store, only).title, ending, new Set())
}

/** Formatted text, with plain text for programs that take none. */
async function writeRichText(html: string, text: string): Promise<void> {
  // What Electron had before its clipboard became that of the web.
  const before = clipboard as unknown as {
    readHTML?: unknown
    write: (data: { html: string; text: string }) => void
  }
  if (typeof before.readHTML === 'function') {
    before.write({ html, text })
    return
  }
  // Not imported by name: an Electron that has none would not start.
  const { ClipboardItem } = await import('electron')
  await clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    }),
  ])
}
