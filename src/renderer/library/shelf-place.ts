import { create } from 'zustand'
import { isNarrow, useIsNarrow } from '../annotations/narrow-window.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { focusShelf } from './shelf-focus.ts'

/** Where the shelf stands: beside the article, over it in a window that has no room for both, or nowhere. */
export type ShelfPlace = 'side' | 'drawer' | null

/** Whether the shelf lies over the article; not kept, as it covers what is read. */
const useDrawer = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

/** Where the shelf stands now, followed. */
export function useShelfPlace(): ShelfPlace {
  const isWanted = useSettings((state) => state.settings.shelfOpen)
  const isOpen = useDrawer((state) => state.isOpen)
  const hasArticle = useReader((state) => state.document !== null)
  const narrow = useIsNarrow()
  if (!narrow) return isWanted ? 'side' : null
  return isOpen || !hasArticle ? 'drawer' : null
}

/** Shows the shelf, or hides it. A drawer takes the keyboard: it is opened to choose from. */
export function toggleShelf(): void {
  if (!isNarrow()) return changeSettings({ shelfOpen: !useSettings.getState().settings.shelfOpen })
  if (useDrawer.getState().isOpen) closeShelfDrawer()
  else goToShelf()
}

/** Shows the shelf wherever there is room for it, and puts the keyboard there. */
export function goToShelf(): void {
  if (isNarrow()) useDrawer.setState({ isOpen: true })
  else if (!useSettings.getState().settings.shelfOpen) changeSettings({ shelfOpen: true })
  focusShelf()
}

/** Uncovers the article: something was chosen, or nothing is to be. The keyboard goes to the article. */
export function closeShelfDrawer(): void {
  if (!useDrawer.getState().isOpen || openDocumentId() === null) return
  useDrawer.setState({ isOpen: false })
  useReader.getState().view?.focus()
}
