import { useEffect, useMemo } from 'react'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { movedRange, useMovingEnds } from '../annotations/moving-ends.ts'
import { useKinds } from '../annotations/kind-store.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { PaintedHighlight } from './highlight-painter.ts'
import { useReader } from './reader-store.ts'

/** Keeps what is painted over the article the same as what the library holds. Renders nothing itself. */
export function PaintedAnnotations() {
  const view = useReader((state) => state.view)
  const { placed, selectedId, hoveredIds } = useAnnotations()
  const moving = useMovingEnds((state) => state.moving)
  const kinds = useKinds((state) => state.kinds)

  const highlights = useMemo(() => {
    const kindOf = new Map(kinds.map((kind) => [kind.id, kind]))
    return new Map(
      [...placed.values()].flatMap(({ annotation, range }): [AnnotationId, PaintedHighlight][] => {
        const kind = kindOf.get(annotation.kindId)
        if (range === null || kind === undefined) return []
        return [
          [annotation.id, { id: annotation.id, ...range, color: kind.color, underline: kind.underline }],
        ]
      }),
    )
  }, [placed, kinds])

  useEffect(() => view?.painter.setHighlights([...highlights.values()]), [view, highlights])

  const moved = useMemo(() => {
    const highlight = moving === null ? undefined : highlights.get(moving.id)
    return moving === null || highlight === undefined ? null : { ...highlight, ...movedRange(moving) }
  }, [highlights, moving])

  useEffect(() => view?.painter.setMoved(moved), [view, moved])

  useEffect(() => {
    const known = (ids: readonly AnnotationId[]) =>
      ids.flatMap((id) => (id === moved?.id ? moved : (highlights.get(id) ?? [])))
    view?.painter.setState('selected', selectedId === null ? [] : known([selectedId]))
    view?.painter.setState('hover', known(hoveredIds))
  }, [view, highlights, moved, selectedId, hoveredIds])

  return null
}
