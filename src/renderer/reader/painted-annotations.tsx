import { useEffect, useMemo } from 'react'
import { passagesIn, useAnnotations, type Passage } from '../annotations/annotation-store.ts'
import { movedRange, useMovingEnds } from '../annotations/moving-ends.ts'
import { useKinds } from '../annotations/kind-store.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { PaintedHighlight } from './highlight-painter.ts'
import { useReader } from './reader-store.ts'

/** Keeps what is painted over the article the same as what the library holds. Renders nothing itself. */
export function PaintedAnnotations() {
  const view = useReader((state) => state.view)
  const passages = useAnnotations((state) => state.passages)
  const selectedId = useAnnotations((state) => state.selectedId)
  const hoveredIds = useAnnotations((state) => state.hoveredIds)
  const moving = useMovingEnds((state) => state.moving)
  const kinds = useKinds((state) => state.kinds)

  const paintedAs = useMemo(() => {
    const kindOf = new Map(kinds.map((kind) => [kind.id, kind]))
    return ({ id, kindId, start, end }: Passage): PaintedHighlight[] => {
      const kind = kindOf.get(kindId)
      return kind === undefined ? [] : [{ id, start, end, color: kind.color, underline: kind.underline }]
    }
  }, [kinds])

  useEffect(() => {
    if (view === null) return
    // Only what is near the screen is ever asked for.
    const overlapping = (start: number, end: number) => passagesIn({ start, end }).flatMap(paintedAs)
    const paint = () => view.painter.setHighlights({ overlapping })
    paint()
    // With the change itself, and not after the notes beside it have been rendered.
    return useAnnotations.subscribe((state, before) => {
      if (state.passages !== before.passages) paint()
    })
  }, [view, paintedAs])

  const moved = useMemo(() => {
    if (moving === null) return null
    const [highlight] = passagesOf([moving.id]).flatMap(paintedAs)
    return highlight === undefined ? null : { ...highlight, ...movedRange(moving) }
    // The passage is read from the store; `passages` says that it may be another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [passages, paintedAs, moving])

  useEffect(() => view?.painter.setMoved(moved), [view, moved])

  useEffect(() => {
    const known = (ids: readonly AnnotationId[]) =>
      passagesOf(ids).flatMap((passage) => (passage.id === moved?.id ? moved : paintedAs(passage)))
    view?.painter.setState('selected', selectedId === null ? [] : known([selectedId]))
    view?.painter.setState('hover', known(hoveredIds))
  }, [view, passages, paintedAs, moved, selectedId, hoveredIds])

  return null
}

/** The passages of a few annotations; those that were not found have none. */
function passagesOf(ids: readonly AnnotationId[]): Passage[] {
  const { placed } = useAnnotations.getState()
  return ids.flatMap((id): Passage[] => {
    const item = placed.get(id)
    return item === undefined || item.range === null
      ? []
      : [{ id, kindId: item.annotation.kindId, ...item.range }]
  })
}
