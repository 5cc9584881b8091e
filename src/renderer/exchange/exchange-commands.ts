import type { Command } from '../app/command.ts'
import { showOverlay } from '../app/overlay-store.ts'

export const exchangeCommands: readonly Command[] = [
  {
    id: 'export.open',
    title: 'Export…',
    group: 'Export',
    keys: ['Mod+E'],
    run: () => showOverlay('export'),
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
