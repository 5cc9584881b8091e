import { useEffect } from 'react'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { useKinds } from '../annotations/kind-store.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { useReader } from './reader-store.ts'

/** Keeps what is painted over the article the same as what the library holds. Renders nothing itself. */
export function PaintedAnnotations() {
  const view = useReader((state) => state.view)
  const { placed, selectedId, hoveredIds } = useAnnotations()
  const kinds = useKinds((state) => state.kinds)

  useEffect(() => {
    if (view === null) return
    const kindOf = new Map(kinds.map((kind) => [kind.id, kind]))
    view.painter.setHighlights(
      [...placed.values()].flatMap(({ annotation, range }) => {
        const kind = kindOf.get(annotation.kindId)
        if (range === null || kind === undefined) return []
        return [{ id: annotation.id, ...range, color: kind.color, underline: kind.underline }]
      }),
    )
  }, [view, placed, kinds])

  useEffect(() => {
    const rangeOf = (id: AnnotationId | null): TextRange[] => {
      const range = id === null ? null : (placed.get(id)?.range ?? null)
      return range === null ? [] : [range]
    }
    view?.painter.setState('selected', rangeOf(selectedId))
    view?.painter.setState('hover', hoveredIds.flatMap(rangeOf))
  }, [view, placed, selectedId, hoveredIds])

  return null
}
