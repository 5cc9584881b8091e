import { useSyncExternalStore } from 'react'

/** Below this width, in pixels, an article and a margin beside it are both too narrow to be read. */
const query = window.matchMedia('(width < 900px)')

/** Whether the window has no room for a margin beside the article. */
export function isNarrow(): boolean {
  return query.matches
}

/** The same, followed. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, isNarrow)
}

function follow(onChange: () => void): () => void {
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
