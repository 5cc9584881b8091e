import type { DocumentStatus } from '../../shared/model/document-status.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { actionTargets, clearSelection, targetItems, useShelf } from './shelf-store.ts'

/** Says how far the reader is with the documents that are meant; those that are all there already go back to reading. */
export function markAs(status: DocumentStatus): Promise<void> {
  const items = targetItems()
  const isBack = items.length > 0 && items.every((item) => item.status === status)
  const next = isBack && status !== 'reading' ? 'reading' : status
  return act(
    () => api.shelf.change(actionTargets(), { status: next }),
    (count) => `${articles(count)} marked as ${next}`,
  )
}

/** Stars the documents that are meant; takes the stars off when all have one. */
export function toggleStar(): Promise<void> {
  const isStarred = !targetItems().every((item) => item.isStarred)
  return act(
    () => api.shelf.change(actionTargets(), { isStarred }),
    (count) => `${articles(count)} ${isStarred ? 'starred' : 'without star'}`,
  )
}

/** Puts the documents that are meant into the trash. */
export async function moveToTrash(): Promise<void> {
  const ids = actionTargets()
  await act(
    () => api.shelf.remove(ids),
    (count) => `${articles(count)} moved to the trash`,
    'undo',
  )
}

/** Takes the documents that are meant out of the trash. */
export function restoreFromTrash(): Promise<void> {
  return act(
    () => api.shelf.restore(actionTargets()),
    (count) => `${articles(count)} restored`,
  )
}

/** Whether the shelf shows the trash. */
export function isInTrash(): boolean {
  return useShelf.getState().view.part === 'trash'
}

async function act(
  change: () => Promise<number>,
  say: (count: number) => string,
  offer?: 'undo',
): Promise<void> {
  try {
    const count = await change()
    if (count === 0) return
    clearSelection()
    announce(say(count))
    if (offer === 'undo') notify(`${say(count)}.`, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

function articles(count: number): string {
  return count === 1 ? 'One article' : `${count} articles`
}
