import { memo, useEffect, useRef } from 'react'
import { useAnnotations, type PlacedAnnotation } from './annotation-store.ts'
import { NoteCard } from './note-card.tsx'
import type { NoteHeights } from './note-heights.ts'

type NotePlaceProps = {
  item: PlacedAnnotation
  /** Pixels from the top of the page. */
  top: number
  heights: NoteHeights
}

/** Where a note stands in the margin. Moving it renders nothing of the note itself. */
export function NotePlace({ item, top, heights }: NotePlaceProps) {
  const place = useRef<HTMLDivElement>(null)
  const { id } = item.annotation
  const isSelected = useAnnotations((state) => state.selectedId === id)
  useEffect(() => {
    if (place.current !== null) return heights.follow(id, place.current)
  }, [heights, id])
  return (
    <div
      ref={place}
      className="note-place"
      data-front={isSelected}
      style={{ transform: `translateY(${Math.round(top)}px)` }}
    >
      <SteadyCard item={item} />
    </div>
  )
}

/** Rendered again only when what it shows is another: the list around it is made anew at each change of any note. */
const SteadyCard = memo(
  NoteCard,
  ({ item: before }, { item: after }) =>
    before.annotation === after.annotation && before.anchoring === after.anchoring,
)
