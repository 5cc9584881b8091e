import { api } from '../app/api.ts'
import type { Command } from '../app/command.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { changeVault, chooseVault, useVault } from './vault-store.ts'

const state = () => useVault.getState().status?.state ?? 'off'

export const vaultCommands: readonly Command[] = [
  {
    id: 'vault.open',
    title: 'Folder in step…',
    group: 'Export',
    keys: ['Mod+Alt+E'],
    run: () => showOverlay('vault'),
  },
  {
    id: 'vault.choose',
    title: 'Choose a folder to keep in step…',
    group: 'Export',
    keys: [],
    run: chooseVault,
  },
  {
    id: 'vault.sync',
    title: 'Bring the folder into step now',
    group: 'Export',
    keys: [],
    isEnabled: () => !['off', 'paused'].includes(state()),
    run: () => changeVault(() => api.vault.syncNow()),
  },
  {
    id: 'vault.pause',
    title: 'Pause the folder in step',
    group: 'Export',
    keys: [],
    isEnabled: () => !['off', 'paused'].includes(state()),
    run: () => changeVault(() => api.vault.pause()),
  },
  {
    id: 'vault.resume',
    title: 'Resume the folder in step',
    group: 'Export',
    keys: [],
    isEnabled: () => state() === 'paused',
    run: () => changeVault(() => api.vault.resume()),
  },
  {
    id: 'vault.show',
    title: 'Show the folder in step',
    group: 'Export',
    keys: [],
    isEnabled: () => state() !== 'off',
    run: () => api.vault.showFile(null).catch(reportFailure),
  },
]
