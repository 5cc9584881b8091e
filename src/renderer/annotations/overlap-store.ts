import { create } from 'zustand'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { useReader } from '../reader/reader-store.ts'
import { showAnnotation } from './annotate.ts'
import { annotationsAt, annotationsIn, selectAnnotation, useAnnotations } from './annotation-store.ts'

/** Highlights that lie over each other at `offset`, the innermost first; `hasKeys` when they are chosen from by keys. */
type Overlap = { offset: number; ids: readonly AnnotationId[]; hasKeys: boolean; before: AnnotationId | null }

/** The highlights that are offered to choose from; null when there is nothing to choose. */
export const useOverlap = create<{ overlap: Overlap | null }>(() => ({ overlap: null }))

/**
 * Selects the innermost highlight at a place that was clicked, or with each more click there the next one
 * outwards; where there are several all are offered.
 */
export function chooseAt(offset: number | null): void {
  const ids = offset === null ? [] : annotationsAt(offset)
  const { selectedId } = useAnnotations.getState()
  const place = selectedId === null ? -1 : ids.indexOf(selectedId)
  selectAnnotation(ids[(place + 1) % Math.max(1, ids.length)] ?? null)
  useOverlap.setState({
    overlap: offset === null || ids.length < 2 ? null : { offset, ids, hasKeys: false, before: selectedId },
  })
}

/** What lies at the caret, or else over the selected highlight; the innermost first. */
export function highlightsHere(): { offset: number; ids: readonly AnnotationId[] } | null {
  const { view, caretOn } = useReader.getState()
  const { placed, selectedId } = useAnnotations.getState()
  const caret = caretOn ? (view?.caretOffset() ?? null) : null
  if (caret !== null) {
    const ids = annotationsAt(caret)
    // Behind its last character the caret still is at a highlight.
    const near = ids.length > 0 || caret === 0 ? ids : annotationsAt(caret - 1)
    if (near.length > 0) return { offset: caret, ids: near }
  }
  const range = selectedId === null ? null : (placed.get(selectedId)?.range ?? null)
  return range === null ? null : { offset: range.start, ids: annotationsIn(range) }
}

/** Selects the one highlight at the caret, or offers those that are there to the keyboard. */
export function chooseHere(): void {
  const here = highlightsHere()
  const [first] = here?.ids ?? []
  if (here === null || first === undefined) return
  if (here.ids.length === 1) return showAnnotation(first)
  const before = useAnnotations.getState().selectedId
  useOverlap.setState({ overlap: { ...here, hasKeys: true, before } })
  announce(`${here.ids.length} highlights here`)
}

/** Closes the choice; what was selected before is selected again when nothing was chosen. */
export function closeOverlap(outcome: 'chosen' | 'left'): void {
  const { overlap } = useOverlap.getState()
  if (overlap === null) return
  useOverlap.setState({ overlap: null })
  if (outcome === 'left' && overlap.hasKeys) selectAnnotation(overlap.before)
  if (overlap.hasKeys) useReader.getState().view?.focus()
}
