import { useEffect, useMemo, useRef } from 'react'
import { useAnnotations } from './annotation-store.ts'
import { NoteCard } from './note-card.tsx'
import { listLost } from './notes-room.ts'

/** So many are shown in the margin; the list has all. */
const MOST_SHOWN = 3

type OrphanSectionProps = {
  /** Told how much room it takes above the notes, in pixels. */
  onHeight: (height: number) => void
}

/** At the margin's top, the notes whose passages are not in the text of today. */
export function OrphanSection({ onHeight }: OrphanSectionProps) {
  const placed = useAnnotations((state) => state.placed)
  const selectedId = useAnnotations((state) => state.selectedId)
  const section = useRef<HTMLElement>(null)
  const lostCount = useAnnotations((state) => state.placed.size - state.passages.length)
  const orphans = useMemo(
    () => (lostCount === 0 ? [] : [...placed.values()].slice(-lostCount)),
    [placed, lostCount],
  )
  const hasOrphans = orphans.length > 0
  const shown = orphans.filter(({ annotation }, index) => index < MOST_SHOWN || annotation.id === selectedId)

  useEffect(() => {
    if (section.current === null) {
      onHeight(0)
      return
    }
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height !== undefined) onHeight(height)
    })
    observer.observe(section.current)
    return () => observer.disconnect()
  }, [hasOrphans, onHeight])

  if (!hasOrphans) return null
  return (
    <section className="orphans" ref={section} aria-labelledby="orphans-heading">
      <h2 id="orphans-heading">
        Not found in this text <span className="note-count">{orphans.length}</span>
      </h2>
      {shown.map((item) => (
        <NoteCard key={item.annotation.id} item={item} />
      ))}
      {orphans.length > MOST_SHOWN && (
        <button type="button" className="quiet-button" onClick={listLost}>
          Show all {orphans.length}
        </button>
      )}
    </section>
  )
}
