import { useDeferredValue } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAnnotations } from './annotation-store.ts'

/**
 * The annotations for what stands beside the text and may follow it: a change is painted in the text first. Another text is
 * never shown with the annotations of the one before, and where something is about to be typed, its field comes at once.
 */
export function useDeferredAnnotations() {
  const now = useAnnotations(
    useShallow(({ opening, placed, passages, selectedId, editing }) => ({
      opening,
      placed,
      passages,
      selectedId,
      editing,
    })),
  )
  const later = useDeferredValue(now)
  return later.opening === now.opening && now.editing === null ? later : now
}
