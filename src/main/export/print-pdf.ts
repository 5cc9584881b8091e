import { BrowserWindow, session } from 'electron'
import { randomUUID } from 'node:crypto'
import { LOCKED_DOWN } from '../window.ts'

const ADDRESS = 'app://postil/print.html'

/**
 * Prints a page that needs nothing else as PDF, in a hidden window of its own: sandboxed, without scripts, in a session
 * that is forgotten afterwards and reaches nothing but the page. Throws what Chromium throws, and when `signal` is aborted.
 */
export async function printPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const own = session.fromPartition(`print-${randomUUID()}`, { cache: false })
  own.protocol.handle('app', (request) =>
    request.url === ADDRESS
      ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
      : new Response('', { status: 404 }),
  )
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: details.url !== ADDRESS && !details.url.startsWith('data:') }),
  )
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...LOCKED_DOWN,
      session: own,
      javascript: false,
    },
  })
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('Stopped.')), { once: true }),
  )
  aborted.catch(() => {})
  try {
    await Promise.race([window.loadURL(ADDRESS), aborted])
    const printed = window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;text-align:center;font:8px sans-serif;color:#555"><span class="pageNumber"></span></div>',
      margins: { top: 0.6, bottom: 0.7, left: 0.7, right: 0.5 },
    })
    return await Promise.race([printed, aborted])
  } finally {
    window.destroy()
    own.protocol.unhandle('app')
  }
}
