import { create } from 'zustand'
import type { UndoState } from '../../shared/model/undo.ts'
import { announce } from './announcer.ts'
import { api } from './api.ts'
import { notify, reportFailure } from './notices.ts'

/** What can be undone and redone, as the library says. */
export const useUndo = create<UndoState>(() => ({ undo: null, redo: null }))

/** Takes the last change back, and says which one. */
export async function undoLast(): Promise<void> {
  const { undo } = useUndo.getState()
  if (undo === null) return
  try {
    useUndo.setState(await api.undo.undo())
    notify(`Undone: ${undo}`)
    announce(`Undone: ${undo}`)
  } catch (error) {
    reportFailure(error)
  }
}

/** Does again what was taken back last, and says what. */
export async function redoLast(): Promise<void> {
  const { redo } = useUndo.getState()
  if (redo === null) return
  try {
    useUndo.setState(await api.undo.redo())
    notify(`Done again: ${redo}`)
    announce(`Done again: ${redo}`)
  } catch (error) {
    reportFailure(error)
  }
}
