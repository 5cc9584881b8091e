import type { Command } from '../app/command.ts'
import { openDocumentId } from '../reader/reader-store.ts'
import { openDocument, useLibrary } from './library-store.ts'

function step(by: 1 | -1): void {
  const { documents } = useLibrary.getState()
  const at = documents.findIndex(({ id }) => id === openDocumentId())
  const next = documents[at + by]
  if (next !== undefined) void openDocument(next.id)
}

export const libraryCommands: readonly Command[] = [
  {
    id: 'library.next',
    title: 'Next article on the shelf',
    group: 'Library',
    keys: ['Mod+]'],
    run: () => step(1),
  },
  {
    id: 'library.previous',
    title: 'Previous article on the shelf',
    group: 'Library',
    keys: ['Mod+['],
    run: () => step(-1),
  },
]
