import { app, dialog, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import type { LibraryExportEvents } from '../../shared/ipc-library-export.ts'
import {
  FORMAT_ENDINGS,
  libraryExportOptions,
  type LibraryExportOptions,
} from '../../shared/model/library-export.ts'
import { exportLibrary, type LibraryExport } from '../export/export-library.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

/** `window` is asked for at each call: the dialog belongs to the window that is there then. */
export const libraryExportHandlers = ({ store }: Library, window: () => BrowserWindow) => {
  let current: LibraryExport | null = null
  let folder: string | null = null
  let saved: string | null = null
  return {
    run: {
      parameters: z.tuple([libraryExportOptions]),
      answer: async (options) => {
        const target = await askTarget(window(), options, folder ?? app.getPath('documents'))
        if (target === null) return { kind: 'cancelled' }
        if (current !== null) {
          current.stop()
          await current.outcome
        }
        folder = options.shape === 'one-file' ? join(target, '..') : target
        const contents = window().webContents
        const running = exportLibrary(store, target, options, (progress) => {
          const event: keyof LibraryExportEvents = 'libraryExport:progress'
          if (!contents.isDestroyed()) contents.send(event, progress)
        })
        current = running
        const outcome = await running.outcome
        if (current === running) current = null
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

async function askTarget(
  window: BrowserWindow,
  { format, shape }: LibraryExportOptions,
  folder: string,
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
  const ending = FORMAT_ENDINGS[format]
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export the library',
    defaultPath: join(folder, `Library${ending}`),
    filters: [{ name: ending.slice(1).toUpperCase(), extensions: [ending.slice(1)] }],
  })
  return canceled || filePath === '' ? null : filePath
}
