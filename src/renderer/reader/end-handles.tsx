import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useKinds } from '../annotations/kind-store.ts'
import {
  activeSide,
  beginMovingEnds,
  dragEndTo,
  keepEnds,
  leaveEnds,
  movedRange,
  useMovingEnds,
} from '../annotations/moving-ends.ts'
import { useDeferredAnnotations } from '../annotations/use-deferred-annotations.ts'
import type { EdgeBox } from './edge-box.ts'
import { useReader } from './reader-store.ts'
import type { EndSide } from './text-units.ts'

/** A drag this near to the upper or lower edge scrolls the page, in pixels. */
const SCROLL_ZONE = 48
/** How fast, in pixels a frame for each pixel into the zone. */
const SCROLL_SPEED = 0.35

/** Handles at both ends of the selected highlight, to be dragged; the key `E` does the same without a pointer. */
export function EndHandles() {
  const { view, layout } = useReader()
  // They are measured, which takes a layout: the highlight is painted before.
  const { placed, selectedId, editing } = useDeferredAnnotations()
  const moving = useMovingEnds((state) => state.moving)
  const kinds = useKinds((state) => state.kinds)
  const layer = useRef<HTMLDivElement>(null)
  const [boxes, setBoxes] = useState<Record<EndSide, EdgeBox> | null>(null)

  const selected = selectedId === null ? undefined : placed.get(selectedId)
  const range = moving !== null ? movedRange(moving) : (selected?.range ?? null)
  const kind = kinds.find(({ id }) => id === selected?.annotation.kindId)

  useLayoutEffect(() => {
    if (view === null || range === null || layer.current === null || range.end > view.text.length) {
      setBoxes(null)
      return
    }
    const page = layer.current.getBoundingClientRect()
    const onPage = ({ left, top, height }: EdgeBox) => ({
      left: left - page.left,
      top: top - page.top,
      height,
    })
    setBoxes({
      start: onPage(view.edgeBox(range.start, 'start')),
      end: onPage(view.edgeBox(range.end, 'end')),
    })
    // The range is an object made anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, layout, range?.start, range?.end, editing])

  // Whoever goes on to another highlight is done with this one.
  useEffect(() => {
    if (moving !== null && moving.id !== selectedId) void keepEnds()
  }, [moving, selectedId])

  return (
    <div className="end-handles" ref={layer} aria-hidden="true" data-color={kind?.color}>
      {boxes !== null &&
        (['start', 'end'] as const).map((side) => (
          <div
            key={side}
            className="end-handle"
            data-side={side}
            data-active={moving !== null && activeSide(moving) === side}
            data-dragged={moving?.by === 'pointer'}
            style={{ left: boxes[side].left, top: boxes[side].top, height: boxes[side].height }}
            title={side === 'start' ? 'Drag to move the start' : 'Drag to move the end'}
            onPointerDown={(event) => {
              if (event.button !== 0) return
              // The text is not to be selected by this.
              event.preventDefault()
              drag(side, event.currentTarget.closest('.article-scroller'))
            }}
          />
        ))}
    </div>
  )
}

/** Follows the pointer until it is let go. */
function drag(side: EndSide, scroller: Element | null): void {
  beginMovingEnds('pointer', side)
  const abort = new AbortController()
  const { signal } = abort
  let point: { x: number; y: number } | null = null
  let frame = 0
  const follow = () => {
    const offset = point === null ? null : useReader.getState().view?.offsetNear(point.x, point.y)
    if (offset != null) dragEndTo(offset)
  }
  const scroll = () => {
    frame = requestAnimationFrame(scroll)
    if (point === null || scroller === null) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const above = Math.max(0, top + SCROLL_ZONE - point.y)
    const below = Math.max(0, point.y - (bottom - SCROLL_ZONE))
    if (above === below) return
    scroller.scrollTop += (below - above) * SCROLL_SPEED
    follow()
  }
  const stop = (end: () => void) => {
    cancelAnimationFrame(frame)
    abort.abort()
    end()
  }
  frame = requestAnimationFrame(scroll)
  window.addEventListener(
    'pointermove',
    (event) => {
      point = { x: event.clientX, y: event.clientY }
      follow()
    },
    { signal },
  )
  window.addEventListener('pointerup', () => stop(() => void keepEnds()), { signal })
  window.addEventListener('pointercancel', () => stop(leaveEnds), { signal })
  // Escape is a command; once the ends have been left there is nothing to follow.
  signal.addEventListener(
    'abort',
    useMovingEnds.subscribe(({ moving }) => moving === null && !signal.aborted && stop(() => {})),
  )
}
