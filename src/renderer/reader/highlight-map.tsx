import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { showAnnotation } from '../annotations/annotate.ts'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { useKinds } from '../annotations/kind-store.ts'
import { useSettings } from '../app/settings-store.ts'
import { mapRows, nearestMark, type Mark } from './map-rows.ts'
import { useReader } from './reader-store.ts'

/** A mark of a highlight is this high, in pixels. */
const MARK_HEIGHT = 3
/** A click this near to a mark means the mark, in pixels. */
const MARK_REACH = 6

/** Beside the scrollbar: where in the article the highlights and the hits of a search are. A click goes there. */
export function HighlightMap() {
  const view = useReader((state) => state.view)
  const layout = useReader((state) => state.layout)
  const found = useReader((state) => state.found)
  // A highlight that was made is painted in the text first, and then in the map.
  const passages = useDeferredValue(useAnnotations((state) => state.passages))
  const kinds = useKinds((state) => state.kinds)
  const theme = useSettings(({ settings }) => settings.theme)
  const strip = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState({ page: 0, window: 0 })

  useLayoutEffect(() => {
    const scroller = strip.current?.closest('.article-scroller')
    if (scroller === null || scroller === undefined) return
    const measure = () =>
      setSize((known) =>
        known.page === scroller.scrollHeight && known.window === scroller.clientHeight
          ? known
          : { page: scroller.scrollHeight, window: scroller.clientHeight },
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [layout])

  const marks = useMemo((): Mark[] => {
    if (view === null || size.page === 0) return []
    const colorOf = new Map(kinds.map(({ id, color }) => [id, `--kind-${color}-line`]))
    // Another text may be on its way to the screen.
    const end = view.text.length
    const within: Omit<Mark, 'top'>[] = []
    const starts: number[] = []
    for (const { id, kindId, start } of passages) {
      const color = colorOf.get(kindId)
      if (color === undefined || start >= end) continue
      within.push({ id, color })
      starts.push(start)
    }
    for (const { start } of found) {
      if (start >= end) continue
      within.push({ id: null, color: '--hit-line' })
      starts.push(start)
    }
    const tops = view.topsOf(starts)
    const scale = size.window / size.page
    return within.map(({ id, color }, index) => ({ id, color, top: (tops[index] ?? 0) * scale }))
    // `layout` counts the times that all of these have moved.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, passages, found, kinds, size, layout])

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (canvas.current === null || context == null) return
    const ratio = window.devicePixelRatio
    const width = canvas.current.clientWidth
    canvas.current.width = width * ratio
    canvas.current.height = size.window * ratio
    context.scale(ratio, ratio)
    const style = getComputedStyle(canvas.current)
    for (const { top, left, span, color } of mapRows(marks, MARK_HEIGHT)) {
      context.fillStyle = style.getPropertyValue(color)
      context.fillRect(1 + left * (width - 2), top, Math.max(2, span * (width - 2)), MARK_HEIGHT - 1)
    }
  }, [marks, size, theme])

  const count = marks.filter(({ id }) => id !== null).length
  const goTo = (event: React.MouseEvent<HTMLElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top
    const mark = nearestMark(marks, y, MARK_REACH)
    if (mark?.id != null) return showAnnotation(mark.id)
    const scroller = strip.current?.closest('.article-scroller')
    if (scroller != null) scroller.scrollTop = (y * size.page) / size.window - size.window / 2
  }
  return (
    <aside className="highlight-map" aria-label="Map of the article" ref={strip}>
      {marks.length > 0 && size.page > size.window && (
        <div
          className="highlight-map-strip"
          role="img"
          aria-label={labelOf(count, found.length)}
          style={{ height: size.window }}
          onPointerDown={(event) => event.preventDefault()}
          onClick={goTo}
        >
          <canvas ref={canvas} />
        </div>
      )}
    </aside>
  )
}

function labelOf(highlights: number, hits: number): string {
  const parts = [
    ...(highlights > 0 ? [`${highlights} ${highlights === 1 ? 'highlight' : 'highlights'}`] : []),
    ...(hits > 0 ? [`${hits} ${hits === 1 ? 'hit' : 'hits'} of the search`] : []),
  ]
  return `Where in the article: ${parts.join(', ')}`
}
