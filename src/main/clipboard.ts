import { clipboard } from 'electron'

/** The clipboard of an Electron in which it was not yet that of the web. */
type FormerClipboard = { write: (data: { html: string; text: string }) => void }

/** What only the former one has tells which it is: the types are those of the latest Electron. */
function isFormer(board: object): board is FormerClipboard {
  return 'readHTML' in board && 'write' in board && typeof board.write === 'function'
}

/** Plain text for the clipboard. */
export function writeText(text: string): void {
  clipboard.writeText(text)
}

/** Formatted text, with plain text for programs that take none. */
export async function writeRichText(html: string, text: string): Promise<void> {
  const board: object = clipboard
  if (isFormer(board)) {
    board.write({ html, text })
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
