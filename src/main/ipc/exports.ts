import { clipboard, dialog, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import { saveFile } from '../save-file.ts'
import { callFailure, type Handlers } from './handler.ts'

const text = z.string().max(1_000_000_000)

/** `window` is asked for at each call: the dialog belongs to the window that is there then. */
export const exportHandlers = (window: () => BrowserWindow, documentsFolder: string) => {
  const saved = new Set<string>()
  let folder = documentsFolder
  return {
    saveText: {
      parameters: z.tuple([z.string().min(1).max(255), text]),
      answer: async (suggestedName, content) => {
        const { canceled, filePath } = await dialog.showSaveDialog(window(), {
          title: 'Export as Markdown',
          defaultPath: join(folder, suggestedName.replaceAll(/[/\\]/g, '-')),
          filters: [{ name: 'Markdown', extensions: ['md'] }],
        })
        if (canceled || filePath === '') return { kind: 'cancelled' }
        try {
          await saveFile(filePath, content)
        } catch (error) {
          return { kind: 'failed', message: callFailure(error).message }
        }
        saved.add(filePath)
        folder = join(filePath, '..')
        return { kind: 'saved', path: filePath }
      },
    },
    showSaved: {
      parameters: z.tuple([z.string()]),
      answer: (path) => {
        if (saved.has(path)) shell.showItemInFolder(path)
      },
    },
    copyText: { parameters: z.tuple([text]), answer: (content) => clipboard.writeText(content) },
  } satisfies Handlers<'exports'>
}
