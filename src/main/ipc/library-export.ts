import { app, dialog, shell, type BrowserWindow } from 'electron'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { fileName } from '../../shared/export/file-name.ts'
import { problemWords } from '../../shared/export/template-problem.ts'
import type { LibraryExportEvents } from '../../shared/ipc-library-export.ts'
import { exportRequest, type ExportRequest } from '../../shared/model/export-request.ts'
import {
  exportRun,
  FORMAT_ENDINGS,
  type ExportProgress,
  type ExportRun,
  type LibraryExportOptions,
} from '../../shared/model/library-export.ts'
import { writeRichText, writeText } from '../clipboard.ts'
import { exportLibrary, type LibraryExport } from '../export/export-library.ts'
import { exportPdf } from '../export/export-pdf.ts'
import { printPdf } from '../export/print-pdf.ts'
import { runWriter } from '../export/run-writer.ts'
import { getSummary } from '../store/documents.ts'
import { planExport } from '../store/export-source.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

/** So much of an export is shown before it is made, in UTF-16 code units. */
const PREVIEW_LENGTH = 6_000

/** More than this the clipboard is not given: every program that watches it would have to take it. In UTF-16 code units. */
const CLIPBOARD_LENGTH = 10_000_000

/** What can be stopped, and waited for. */
type Work = { outcome: Promise<unknown>; stop: () => void }

/** `window` is asked for at each call: the dialog belongs to the window that is there then. */
export const libraryExportHandlers = ({ store }: Library, window: () => BrowserWindow) => {
  let current: Work | null = null
  let previewing: Work | null = null
  let folder: string | null = null
  let saved: string | null = null

  const tellProgress = () => {
    const contents = window().webContents
    return (progress: ExportProgress) => {
      const event: keyof LibraryExportEvents = 'libraryExport:progress'
      if (!contents.isDestroyed()) contents.send(event, progress)
    }
  }
  /** One at a time: what is under way is stopped first. */
  const alone = async <Outcome>(begin: () => { outcome: Promise<Outcome>; stop: () => void }) => {
    current?.stop()
    await current?.outcome
    const running = begin()
    current = running
    try {
      return await running.outcome
    } finally {
      if (current === running) current = null
    }
  }

  return {
    preview: {
      parameters: z.tuple([exportRequest, z.boolean()]),
      answer: async (request, isForClipboard) => {
        previewing?.stop()
        const options = textOptions({ ...request, withArticle: false })
        const running = runWriter(store, 'text', {
          ...{ options, isForClipboard, purpose: 'preview', longest: PREVIEW_LENGTH },
        })
        previewing = running
        const ended = await running.outcome
        if (ended.kind === 'stopped') return null
        if (ended.kind === 'failed') throw new Error(ended.message)
        const { documents, annotations, claims, text, problem } = ended.report
        return { documents, annotations, claims, text, problem }
      },
    },
    copy: {
      parameters: z.tuple([exportRequest, z.enum(['text', 'rich-text'])]),
      answer: async (request, as) => {
        const ended = await alone(() =>
          runWriter(
            store,
            'text',
            {
              options: textOptions(request),
              purpose: as === 'text' ? 'clipboard' : 'rich-clipboard',
              isForClipboard: true,
              longest: CLIPBOARD_LENGTH,
            },
            tellProgress(),
          ),
        )
        if (ended.kind === 'stopped') return { kind: 'cancelled' }
        if (ended.kind === 'failed')
          return { kind: 'failed', message: `Nothing was copied: ${ended.message}` }
        const { text, html, isCut, problem } = ended.report
        if (isCut) {
          const message = `Nothing was copied: that is more than ${CLIPBOARD_LENGTH.toLocaleString('en')} characters, too much for the clipboard. Export it to a file.`
          return { kind: 'failed', message }
        }
        if (as === 'text') writeText(text)
        else await writeRichText(html, text)
        return { kind: 'copied', templateProblem: problem === null ? null : problemWords(problem) }
      },
    },
    run: {
      parameters: z.tuple([exportRun]),
      answer: async (options) => {
        const suggestion = suggestedName(store, options)
        const target = await askTarget(window(), options, folder ?? app.getPath('documents'), suggestion)
        if (target === null) return { kind: 'cancelled' }
        folder = options.shape === 'one-file' ? dirname(target) : target
        const outcome = await alone((): LibraryExport =>
          options.format === 'pdf'
            ? exportPdf(store, target, options, { print: printPdf, onProgress: tellProgress() })
            : exportLibrary(store, target, { ...options, format: options.format }, tellProgress()),
        )
        if (outcome.kind === 'saved') saved = outcome.path
        return outcome
      },
    },
    stop: { parameters: z.tuple([]), answer: () => current?.stop() },
    showSaved: {
      parameters: z.tuple([]),
      answer: () => {
        if (saved !== null) shell.showItemInFolder(saved)
      },
    },
  } satisfies Handlers<'libraryExport'>
}

/** A PDF is made of a page. */
function textOptions(request: ExportRequest): LibraryExportOptions {
  return { ...request, format: request.format === 'pdf' ? 'html' : request.format, shape: 'one-file' }
}

async function askTarget(
  window: BrowserWindow,
  { format, shape }: ExportRun,
  folder: string,
  suggestion: string,
): Promise<string | null> {
  if (shape === 'file-each') {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Folder for the files',
      buttonLabel: 'Export here',
      defaultPath: folder,
      properties: ['openDirectory', 'createDirectory'],
    })
    return filePaths[0] ?? null
  }
  const ending = endingOf(format)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: join(folder, basename(suggestion)),
    filters: [{ name: ending.slice(1).toUpperCase(), extensions: [ending.slice(1)] }],
  })
  return canceled || filePath === '' ? null : filePath
}

function endingOf(format: ExportRun['format']): string {
  return format === 'pdf' ? '.pdf' : FORMAT_ENDINGS[format]
}

/** The title of the one article that is exported, or “Library”. */
function suggestedName(store: Library['store'], { scope, format }: ExportRun): string {
  const ending = endingOf(format)
  if (scope.kind === 'library' || scope.ids.length > 1_000) return `Library${ending}`
  const [only, ...others] = planExport(store, scope).documents
  if (only === undefined || others.length > 0) return `Library${ending}`
  return fileName(getSummary(store, only).title, ending, new Set())
}
