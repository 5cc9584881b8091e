import { api } from '../app/api.ts'
import type { Command } from '../app/command.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'

export const recoveryCommands: readonly Command[] = [
  {
    id: 'library.backups',
    title: 'Backups…',
    group: 'Library',
    keys: ['Mod+Shift+B'],
    run: () => showOverlay('backups'),
  },
  {
    id: 'library.back-up',
    title: 'Back up now',
    group: 'Library',
    keys: [],
    run: async () => (await import('./back-up-now.ts')).backUpNow(),
  },
  {
    id: 'library.show-file',
    title: 'Show the library’s file',
    group: 'Library',
    keys: [],
    run: () => api.library.showFile().catch(reportFailure),
  },
]
