import { useEffect, useState } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'

/** The measured heights of notes, in pixels. */
export type NoteHeights = {
  of(id: AnnotationId): number | undefined
  /** Follows the height of a note's element until the answer is called. */
  follow(id: AnnotationId, element: HTMLElement): () => void
}

/**
 * Heights of the notes on screen, told by one observer: nothing is read from the layout, and all that changed at once
 * is one rendering. Heights of notes that have left the screen are remembered. The number grows with each change.
 */
export function useNoteHeights(): { heights: NoteHeights; version: number } {
  const [version, setVersion] = useState(0)
  const [{ heights, observer }] = useState(() => newHeights(() => setVersion((known) => known + 1)))
  useEffect(() => () => observer.disconnect(), [observer])
  return { heights, version }
}

function newHeights(onChange: () => void): { heights: NoteHeights; observer: ResizeObserver } {
  const known = new Map<AnnotationId, number>()
  const followed = new Map<Element, AnnotationId>()
  const observer = new ResizeObserver((entries) => {
    let isOther = false
    for (const { target, borderBoxSize } of entries) {
      const id = followed.get(target)
      const height = borderBoxSize[0]?.blockSize
      if (id === undefined || height === undefined || height === 0 || known.get(id) === height) continue
      known.set(id, height)
      isOther = true
    }
    if (isOther) onChange()
  })
  const heights: NoteHeights = {
    of: (id) => known.get(id),
    follow: (id, element) => {
      followed.set(element, id)
      observer.observe(element)
      return () => {
        followed.delete(element)
        observer.unobserve(element)
      }
    },
  }
  return { heights, observer }
}
