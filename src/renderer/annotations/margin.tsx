import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { ArticleView } from '../reader/article-view.ts'
import { useReader } from '../reader/reader-store.ts'
import { SuggestionHead } from '../suggestions/suggestions.tsx'
import type { Passage, PlacedAnnotation } from './annotation-store.ts'
import { MarginBar } from './margin-bar.tsx'
import { layoutMargin, notesBetween } from './margin-layout.ts'
import { useNoteHeights, type NoteHeights } from './note-heights.ts'
import { NotePlace } from './note-place.tsx'
import { OrphanSection } from './orphan-section.tsx'
import { useDeferredAnnotations } from './use-deferred-annotations.ts'
import './margin.css'

/** What a note is taken to be high until it has been measured, in pixels. */
const ESTIMATED_HEIGHT = 76
/** How far beyond the window notes are rendered, in pixels. */
const OVERSCAN = 600
/** What stands above the first note at least, in pixels: the margin's bar. */
const TOP_LIMIT = 44

/**
 * The margin: each note level with the words that it is about. Only notes near the screen are rendered. A highlight that was
 * made or chosen stands out in the text first; its note follows as soon as that is painted.
 */
export function Margin() {
  const { placed, passages, selectedId } = useDeferredAnnotations()
  return <NotesBeside placed={placed} passages={passages} selectedId={selectedId} />
}

type ShownNotes = {
  placed: ReadonlyMap<AnnotationId, PlacedAnnotation>
  passages: readonly Passage[]
  selectedId: AnnotationId | null
}

/** Remembered, so that a change which is only on its way here costs nothing. */
const NotesBeside = memo(function NotesBeside({ placed, passages, selectedId }: ShownNotes) {
  const view = useReader((state) => state.view)
  const layout = useReader((state) => state.layout)
  const { heights, version } = useNoteHeights()
  const [headHeight, setHeadHeight] = useState(0)
  const column = useRef<HTMLElement>(null)
  const visible = useVisiblePage(column)

  const wanted = useWantedTops(view, layout, passages, visible)
  const known = useMemo(
    () => heightsOf(passages, heights),
    // The heights are the same object all along; `version` says that they are others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [passages, heights, version],
  )
  const selectedAt = useMemo(
    () => (selectedId === null ? -1 : passages.findIndex(({ id }) => id === selectedId)),
    [passages, selectedId],
  )
  const tops = useMemo(
    () => layoutMargin(wanted, known, selectedAt, TOP_LIMIT + headHeight),
    [wanted, known, selectedAt, headHeight],
  )

  const { from, to } = notesBetween(tops, known, visible.top - OVERSCAN, visible.bottom + OVERSCAN)
  const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  if (selectedAt !== -1 && selectedAt < from) near.unshift(selectedAt)
  else if (selectedAt >= to) near.push(selectedAt)

  return (
    <aside className="margin" ref={column} aria-label="Notes">
      <MarginBar count={placed.size} />
      <SuggestionHead />
      <OrphanSection onHeight={setHeadHeight} />
      {placed.size === 0 && view !== null && <EmptyMargin />}
      {view !== null &&
        near.map((index) => {
          const id = passages[index]?.id
          const item = id === undefined ? undefined : placed.get(id)
          return (
            item !== undefined && <NotePlace key={id} item={item} top={tops[index] ?? 0} heights={heights} />
          )
        })}
    </aside>
  )
})

/** How high each note is, in pixels; a plain loop, because it runs over ten thousand whenever one has been measured. */
function heightsOf(passages: readonly Passage[], heights: NoteHeights): Float64Array {
  const known = new Float64Array(passages.length)
  for (let index = 0; index < passages.length; index += 1) {
    const id = passages[index]?.id
    known[index] = (id === undefined ? undefined : heights.of(id)) ?? ESTIMATED_HEIGHT
  }
  return known
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

/** The part of the page that the window shows, in pixels from the page's top. */
type VisiblePage = { top: number; bottom: number }

/**
 * Where notes want to stand, in the order of `passages`: to the pixel near the screen, elsewhere about there. Each
 * passage is measured once, when it first comes near, and again only when the article was laid out anew.
 */
function useWantedTops(
  view: ArticleView | null,
  layout: number,
  passages: readonly Passage[],
  visible: VisiblePage,
): Float64Array {
  const exact = useRef<{ view: ArticleView | null; layout: number; tops: Map<number, number> }>(null)
  const about = useMemo(
    () => view?.topsOf(passages.map(({ start }) => start)) ?? new Float64Array(),
    // `layout` counts the times that all of these have moved.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view, passages, layout],
  )
  return useMemo(() => {
    if (view === null) return about
    if (exact.current?.view !== view || exact.current.layout !== layout) {
      exact.current = { view, layout, tops: new Map() }
    }
    const { tops } = exact.current
    return about.map((near, index) => {
      const start = passages[index]?.start ?? 0
      const known = tops.get(start)
      if (known !== undefined) return known
      if (near < visible.top - OVERSCAN * 2 || near > visible.bottom + OVERSCAN * 2) return near
      const top = view.topOf({ start, end: start + 1 })
      tops.set(start, top)
      return top
    })
  }, [view, layout, passages, about, visible])
}

/** Which part of the page the window shows; follows scrolling frame by frame. */
function useVisiblePage(column: React.RefObject<HTMLElement | null>): VisiblePage {
  const [visible, setVisible] = useState<VisiblePage>({ top: 0, bottom: 2_000 })
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
