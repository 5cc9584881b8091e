import { create } from 'zustand'

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
  | 'kinds'
  | 'backups'
  | 'vault'
  | 'about'
  | 'export'
  | 'import-highlights'
  | 'waiting'

/** What lies over the article: at most one thing at a time. */
export type Overlay = OverlayName | null

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay })
}
