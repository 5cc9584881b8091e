import type { Command } from './command.ts'
import { redoLast, undoLast, useUndo } from './undo-store.ts'

/** In a field the browser's own undo is meant, which takes back typing. */
function inField(): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLElement && focused.matches('input, textarea')
}

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    isEnabled: () => inField() || useUndo.getState().undo !== null,
    run: () => (inField() ? void document.execCommand('undo') : undoLast()),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: () => inField() || useUndo.getState().redo !== null,
    run: () => (inField() ? void document.execCommand('redo') : redoLast()),
  },
]
