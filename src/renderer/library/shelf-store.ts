import { create } from 'zustand'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { openDocumentId } from '../reader/reader-store.ts'
import { useLibrary } from './library-store.ts'
import { arrangeShelf, wholeShelf, type ShelfView } from './shelf-view.ts'

type ShelfState = {
  view: ShelfView
  /** The documents with what the view's kind and speaker ask for; null when they ask for nothing. */
  having: ReadonlySet<DocumentId> | null
  /** Documents that the next action is for, when there are any. */
  selected: ReadonlySet<DocumentId>
  /** The document on which the keyboard stands. */
  activeId: DocumentId | null
  /** From where a selection with Shift reaches. */
  anchorId: DocumentId | null
}

/** How the shelf is shown, and what is selected on it. */
export const useShelf = create<ShelfState>(() => ({
  view: wholeShelf,
  having: null,
  selected: new Set(),
  activeId: null,
  anchorId: null,
}))

/** Shows the shelf in another way; what can't be seen any more is not selected. */
export function changeView(patch: Partial<ShelfView>): void {
  useShelf.setState(({ view }) => ({ view: { ...view, ...patch }, selected: new Set() }))
  if ('kind' in patch || 'speaker' in patch) void refreshHaving().catch(reportFailure)
}

/** Asks the library which documents have what the view's kind and speaker ask for. */
async function refreshHaving(): Promise<void> {
  const { kind, speaker } = useShelf.getState().view
  if (kind === null && speaker === null) return useShelf.setState({ having: null })
  const ids = await api.shelf.having(kind, speaker)
  const now = useShelf.getState().view
  if (now.kind === kind && now.speaker === speaker) useShelf.setState({ having: new Set(ids) })
}

// A highlight that is made or deleted may be the one that was asked for.
useLibrary.subscribe((state, before) => {
  if (state.documents !== before.documents && useShelf.getState().having !== null)
    void refreshHaving().catch(reportFailure)
})

/** What the shelf shows now, in its order. */
export function shownItems(): ShelfItem[] {
  const { view, having } = useShelf.getState()
  const { documents, trash } = useLibrary.getState()
  return arrangeShelf(view.part === 'trash' ? trash : documents, view, having)
}

/** Puts the keyboard onto a document, and forgets the selection. */
export function activate(id: DocumentId | null): void {
  useShelf.setState({ activeId: id, anchorId: id, selected: new Set() })
}

/** Adds a document to the selection, or takes it from there. */
export function toggleSelected(id: DocumentId): void {
  useShelf.setState(({ selected, activeId }) => {
    // What the keyboard stands on is meant too when a second one is picked.
    const next = new Set(selected.size === 0 && activeId !== null && activeId !== id ? [activeId] : selected)
    if (!next.delete(id)) next.add(id)
    return { selected: next, activeId: id, anchorId: id }
  })
}

/** Selects everything from the anchor to a document. */
export function selectTo(id: DocumentId): void {
  const { anchorId } = useShelf.getState()
  const ids = shownItems().map((item) => item.id)
  const [from, to] = [ids.indexOf(anchorId ?? id), ids.indexOf(id)].toSorted((a, b) => a - b)
  useShelf.setState({ selected: new Set(ids.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)), activeId: id })
}

/** Selects all that is shown. */
export function selectAll(): void {
  useShelf.setState({ selected: new Set(shownItems().map(({ id }) => id)) })
}

/** Selects nothing. */
export function clearSelection(): void {
  useShelf.setState({ selected: new Set() })
}

/** Moves the keyboard by so many documents; `extend` selects on the way. */
export function moveActive(by: number, extend: boolean): void {
  const items = shownItems()
  const { activeId } = useShelf.getState()
  const at = items.findIndex(({ id }) => id === activeId)
  const next = items[Math.min(items.length - 1, Math.max(0, at === -1 ? 0 : at + by))]
  if (next === undefined) return
  if (extend) selectTo(next.id)
  else activate(next.id)
}

/** Whether the keyboard is in the shelf. */
export function isShelfFocused(): boolean {
  return document.activeElement?.closest('.shelf-list') !== null && document.activeElement !== document.body
}

/** The documents that an action is for: the selected ones, or the one the keyboard stands on, or else the open one. */
export function actionTargets(): DocumentId[] {
  const { selected, activeId } = useShelf.getState()
  if (selected.size > 0) return [...selected]
  const id = isShelfFocused() ? activeId : openDocumentId()
  return id === null ? [] : [id]
}

/** What is known about the documents that an action is for. */
export function targetItems(): ShelfItem[] {
  const ids = new Set(actionTargets())
  const { documents, trash } = useLibrary.getState()
  return [...documents, ...trash].filter(({ id }) => ids.has(id))
}
