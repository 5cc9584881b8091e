import type { Command } from '../app/command.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { useReader } from '../reader/reader-store.ts'

/** Saves the open article in Postil's own Markdown, without asking more than where to. */
async function exportMarkdown(): Promise<void> {
  const { document } = useReader.getState()
  if (document === null) return
  try {
    // Loaded when it is needed.
    const { runExport } = await import('./run-export.ts')
    await flushNotes()
    const scope = { kind: 'documents' as const, ids: [document.id] }
    await runExport({ scope, format: 'markdown', template: null, withArticle: false }, 'file')
  } catch (error) {
    reportFailure(error)
  }
}

export const exchangeCommands: readonly Command[] = [
  {
    id: 'export.open',
    title: 'Export…',
    group: 'Export',
    keys: ['Mod+E'],
    run: () => showOverlay('export'),
  },
  {
    id: 'export.markdown',
    title: 'Export the article as Markdown',
    group: 'Export',
    keys: ['Mod+Shift+E'],
    isEnabled: () => useReader.getState().document !== null,
    run: exportMarkdown,
  },
  {
    id: 'import.highlights',
    title: 'Import highlights…',
    group: 'Export',
    keys: ['Mod+Shift+I'],
    run: () => showOverlay('import-highlights'),
  },
  {
    id: 'import.waiting',
    title: 'Highlights that wait for their article',
    group: 'Export',
    keys: [],
    run: () => showOverlay('waiting'),
  },
]
