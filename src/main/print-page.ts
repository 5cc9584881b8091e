import type { BrowserWindow } from 'electron'
import type { PrintOutcome } from '../shared/ipc.ts'

/** What Electron says when the reader closed the dialog. */
const CANCELLED = /cancel/i

/** Prints a window's page through the system's dialog, in a job named `title`; answers when the dialog is closed. */
export function printPage(window: BrowserWindow | null, title: string): Promise<PrintOutcome> {
  if (window === null || window.isDestroyed()) return Promise.resolve({ kind: 'cancelled' })
  const shown = window.getTitle()
  // The system names the job, and the file that it may be printed into, by the title of the window.
  window.setTitle(title)
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      if (!window.isDestroyed()) window.setTitle(shown)
      if (isPrinted) resolve({ kind: 'printed' })
      else resolve(CANCELLED.test(reason) ? { kind: 'cancelled' } : { kind: 'failed', reason })
    })
  })
}
