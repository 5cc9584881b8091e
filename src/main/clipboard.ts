import { clipboard } from 'electron'

/** Plain text for the clipboard. */
export function writeText(text: string): void {
  clipboard.writeText(text)
}

/** Formatted text, with plain text for programs that take none. */
export async function writeRichText(html: string, text: string): Promise<void> {
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
