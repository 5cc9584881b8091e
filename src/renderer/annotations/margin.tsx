import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { useReader } from '../reader/reader-store.ts'
import { useAnnotations } from './annotation-store.ts'
import { layoutMargin } from './margin-layout.ts'
import { NoteCard } from './note-card.tsx'
import { SuggestionHead } from '../suggestions/suggestions.tsx'
import './margin.css'

/** What a note is taken to be high until it has been measured, in pixels. */
const ESTIMATED_HEIGHT = 76
/** How far beyond the window notes are rendered, in pixels. */
const OVERSCAN = 600

/** The margin: each note level with the words that it is about. Only notes near the screen are rendered. */
export function Margin() {
  const { view, layout } = useReader()
  const { placed, selectedId } = useAnnotations()
  const [heights, setHeights] = useState<ReadonlyMap<AnnotationId, number>>(new Map())
  const column = useRef<HTMLElement>(null)
  const visible = useVisiblePage(column)

  const wanted = useMemo(() => {
    if (view === null) return []
    return [...placed.values()].flatMap(({ annotation, range }) =>
      range === null
        ? []
        : [{ id: annotation.id, top: view.topOf({ start: range.start, end: range.start + 1 }) }],
    )
    // `layout` counts the times that all of these have moved.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, placed, layout])

  const tops = useMemo(
    () =>
      layoutMargin(
        wanted.map(({ id, top }) => ({ id, top, height: heights.get(id) ?? ESTIMATED_HEIGHT })),
        selectedId,
        16,
      ),
    [wanted, heights, selectedId],
  )

  const orphans = [...placed.values()].filter(({ range }) => range === null)
  const measured = (id: AnnotationId, height: number) =>
    setHeights((known) => (known.get(id) === height ? known : new Map(known).set(id, height)))

  return (
    <aside className="margin" ref={column} aria-label="Notes">
      <SuggestionHead />
      {placed.size === 0 && view !== null && <EmptyMargin />}
      {wanted.map(({ id }) => {
        const item = placed.get(id)
        const top = tops.get(id) ?? 0
        const isNear = top + ESTIMATED_HEIGHT > visible.top - OVERSCAN && top < visible.bottom + OVERSCAN
        if (item === undefined || (!isNear && id !== selectedId)) return null
        return <NoteCard key={id} item={item} top={top} onHeight={(height) => measured(id, height)} />
      })}
      {orphans.length > 0 && (
        <section className="orphans" aria-label="Not found in the current text">
          <h2>Not found in the current text</h2>
          {orphans.map((item) => (
            <NoteCard key={item.annotation.id} item={item} top={null} onHeight={() => {}} />
          ))}
        </section>
      )}
    </aside>
  )
}

function EmptyMargin() {
  return (
    <div className="margin-empty">
      <p>Notes stand here, next to the words they are about.</p>
      <p>
        Select a passage and press <kbd>1</kbd> to record a claim, <kbd>2</kbd> a quote. Without a mouse:{' '}
        <kbd>F7</kbd>, then <kbd>Shift</kbd> and the arrows.
      </p>
    </div>
  )
}

/** Which part of the page the window shows, in pixels from the page's top; follows scrolling frame by frame. */
function useVisiblePage(column: React.RefObject<HTMLElement | null>): { top: number; bottom: number } {
  const [visible, setVisible] = useState({ top: 0, bottom: 2_000 })
  useLayoutEffect(() => {
    const scroller = column.current?.closest('.article-scroller')
    if (!(scroller instanceof HTMLElement)) return
    let frame = 0
    const measure = () => {
      frame = 0
      const { scrollTop, clientHeight } = scroller
      setVisible((known) =>
        // A third of the overscan may pass before anything new has to be rendered.
        Math.abs(known.top - scrollTop) < OVERSCAN / 3 && known.bottom - known.top === clientHeight
          ? known
          : { top: scrollTop, bottom: scrollTop + clientHeight },
      )
    }
    const later = () => {
      frame ||= requestAnimationFrame(measure)
    }
    measure()
    scroller.addEventListener('scroll', later, { passive: true })
    const observer = new ResizeObserver(later)
    observer.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      scroller.removeEventListener('scroll', later)
    }
  }, [column])
  return visible
}
