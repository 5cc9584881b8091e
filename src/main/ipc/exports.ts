import { dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import { writeText } from '../clipboard.ts'
import { saveFile } from '../save-file.ts'
import { callFailure, type Handlers } from './handler.ts'

const text = z.string().max(1_000_000_000)

/** `window` is asked for at each call: the dialog belongs to the window that is there then. */
export const exportHandlers = (window: () => BrowserWindow, documentsFolder: string) => {
  let folder = documentsFolder
  return {
    saveText: {
      parameters: z.tuple([z.string().min(1).max(255), text]),
      answer: async (suggestedName, content) => {
        const { canceled, filePath } = await dialog.showSaveDialog(window(), {
          title: 'Save as',
          defaultPath: join(folder, suggestedName.replaceAll(/[/\\]/g, '-')),
          filters: [{ name: 'Markdown', extensions: ['md'] }],
        })
        if (canceled || filePath === '') return { kind: 'cancelled' }
        try {
          await saveFile(filePath, content)
        } catch (error) {
          return { kind: 'failed', message: callFailure(error).message }
        }
        folder = join(filePath, '..')
        return { kind: 'saved', path: filePath }
      },
    },
    copyText: { parameters: z.tuple([text]), answer: writeText },
  } satisfies Handlers<'exports'>
}
