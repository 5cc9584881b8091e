import { create } from 'zustand'

/** What lies over the article: at most one thing at a time. */
export type Overlay =
  | 'palette'
  | 'keys'
  | 'appearance'
  | 'search'
  | 'fetch'
  | 'details'
  | 'tag-articles'
  | 'tags'
  | 'changes'
  | null

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay })
}
