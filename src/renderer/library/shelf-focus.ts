import { flushSync } from 'react-dom'
import { openDocumentId } from '../reader/reader-store.ts'
import { activate, shownItems, useShelf } from './shelf-store.ts'

/** Puts the keyboard into the shelf, on the document where it was, or on the open one. */
export function focusShelf(): void {
  const ids = shownItems().map(({ id }) => id)
  const { activeId } = useShelf.getState()
  const open = openDocumentId()
  if (activeId === null || !ids.includes(activeId)) {
    activate(open !== null && ids.includes(open) ? open : (ids[0] ?? null))
  }
  // A shelf that was just asked for is drawn now: the next key may follow at once.
  flushSync(() => undefined)
  document.querySelector<HTMLElement>('.shelf-list')?.focus()
}
