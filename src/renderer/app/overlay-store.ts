import { create } from 'zustand'
import { holdKeys } from './held-keys.ts'

/** What can lie over the article. */
export type OverlayName =
  | 'palette'
  | 'keys'
  | 'appearance'
  | 'contents'
  | 'search'
  | 'fetch'
  | 'details'
  | 'tag-articles'
  | 'tag-highlights'
  | 'tags'
  | 'changes'
  | 'go-to-page'
  | 'saved-views'
  | 'kinds'
  | 'backups'
  | 'vault'
  | 'about'
  | 'export'
  | 'import-highlights'
  | 'waiting'
  | 'unsaved'

/** What lies over the article: at most one thing at a time. */
export type Overlay = OverlayName | null

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export function showOverlay(overlay: Overlay): void {
  // What is typed while it is on its way to the screen is meant for it.
  if (overlay !== null && overlay !== useOverlay.getState().overlay) holdKeys({ withEnter: true })
  useOverlay.setState({ overlay })
}
