import type { Command } from '../app/command.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { useReader } from '../reader/reader-store.ts'
import { useAnnotations } from './annotation-store.ts'
import { useKinds } from './kind-store.ts'
import { flushNotes } from './note-drafts.ts'

async function exportMarkdown(): Promise<void> {
  const { document, view } = useReader.getState()
  if (document === null || view === null) return
  try {
    // Loaded when it is needed: the first frame does without a serializer.
    const [{ documentToMarkdown }, { markdownFileName }] = await Promise.all([
      import('../../shared/export/markdown.ts'),
      import('../../shared/export/file-name.ts'),
    ])
    await flushNotes()
    const { placed } = useAnnotations.getState()
    const text = documentToMarkdown({
      document,
      kinds: useKinds.getState().kinds,
      annotations: [...placed.values()].map(({ annotation, range }) => ({ annotation, range })),
      headings: view.headings(),
    })
    const outcome = await api.exports.saveText(markdownFileName(document.title, new Set()), text)
    if (outcome.kind === 'saved') {
      const { path } = outcome
      notify(`Saved as ${fileName(path)}.`, {
        label: 'Show file',
        run: () => void api.exports.showSaved(path).catch(reportFailure),
      })
    } else if (outcome.kind === 'failed') {
      reportFailure(new Error(outcome.message))
    }
  } catch (error) {
    reportFailure(error)
  }
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}

export const exportCommands: readonly Command[] = [
  {
    id: 'export.markdown',
    title: 'Export the article as Markdown',
    group: 'Export',
    keys: ['Mod+Shift+E'],
    isEnabled: () => useReader.getState().document !== null,
    run: exportMarkdown,
  },
]
