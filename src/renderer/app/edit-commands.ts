import type { Command } from './command.ts'
import { redoLast, undoLast, useUndo } from './undo-store.ts'

/** In a field its own undo is meant, which takes back typing. */
function inField(): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLElement && focused.matches('input, textarea, [data-editor]')
}

/** An editor knows what was typed in it; a plain field leaves that to the browser. */
function reverseInField(what: 'undo' | 'redo'): void {
  const focused = document.activeElement
  if (focused?.matches('[data-editor]') === true) focused.dispatchEvent(new CustomEvent(`editor-${what}`))
  else document.execCommand(what)
}

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    isEnabled: () => inField() || useUndo.getState().undo !== null,
    run: () => (inField() ? reverseInField('undo') : undoLast()),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: () => inField() || useUndo.getState().redo !== null,
    run: () => (inField() ? reverseInField('redo') : redoLast()),
  },
]
