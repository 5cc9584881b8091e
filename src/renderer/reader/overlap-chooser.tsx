import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { selectAnnotation, useAnnotations } from '../annotations/annotation-store.ts'
import { KindGlyph } from '../annotations/kind-glyph.tsx'
import { useKinds } from '../annotations/kind-store.ts'
import { closeOverlap, useOverlap } from '../annotations/overlap-store.ts'
import { useReader } from './reader-store.ts'

const GAP = 8

/** The highlights that lie over each other where the reader clicked, or where the caret is: the innermost first. */
export function OverlapChooser() {
  const overlap = useOverlap((state) => state.overlap)
  const { view, layout } = useReader()
  const { placed, selectedId } = useAnnotations()
  const kinds = useKinds((state) => state.kinds)
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const ids = overlap?.ids.filter((id) => placed.has(id)) ?? []
  const isOpen = overlap !== null && ids.length > 1

  useLayoutEffect(() => {
    if (overlap === null || view === null || list.current === null) return setPlace(null)
    const line = view.rectOf({ start: overlap.offset, end: Math.min(overlap.offset + 1, view.text.length) })
    const { offsetWidth, offsetHeight } = list.current
    const below = line.bottom + GAP
    setPlace({
      left: Math.max(8, Math.min(line.left - 12, window.innerWidth - offsetWidth - 8)),
      top: below + offsetHeight <= window.innerHeight - 8 ? below : line.top - offsetHeight - GAP,
    })
  }, [overlap, view, layout, isOpen])

  useEffect(() => {
    if (overlap?.hasKeys !== true) return
    const [first] = overlap.ids
    if (first !== undefined) selectAnnotation(first)
    list.current?.focus({ preventScroll: true })
  }, [overlap])

  // The choice belongs to a place on the screen: it goes when that does.
  useEffect(() => {
    if (overlap === null) return
    const abort = new AbortController()
    const { signal } = abort
    window.addEventListener('scroll', () => closeOverlap('chosen'), { capture: true, passive: true, signal })
    window.addEventListener(
      'pointerdown',
      (event) => {
        const isInside = event.target instanceof Node && list.current?.contains(event.target) === true
        if (!isInside) useOverlap.setState({ overlap: null })
      },
      { capture: true, signal },
    )
    return () => abort.abort()
  }, [overlap])

  if (!isOpen) return null
  const step = (by: 1 | -1) => {
    const at = ids.findIndex((id) => id === selectedId)
    const next = ids[(at + by + ids.length) % ids.length]
    if (next !== undefined) selectAnnotation(next)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'j') step(1)
    else if (event.key === 'ArrowUp' || event.key === 'k') step(-1)
    else if (event.key === 'Enter' || event.key === ' ') closeOverlap('chosen')
    else if (event.key === 'Escape' || event.key === 'Tab') closeOverlap('left')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className="overlap-chooser"
      role="listbox"
      aria-label="Highlights here"
      aria-activedescendant={selectedId === null ? undefined : `overlap-${selectedId}`}
      tabIndex={-1}
      data-placed={place !== null}
      style={place ?? { left: 0, top: 0 }}
      onKeyDown={onKeyDown}
    >
      {ids.map((id) => {
        const annotation = placed.get(id)?.annotation
        const kind = kinds.find((candidate) => candidate.id === annotation?.kindId)
        if (annotation === undefined || kind === undefined) return null
        return (
          <div
            key={id}
            id={`overlap-${id}`}
            role="option"
            aria-selected={id === selectedId}
            className="overlap-option"
            onClick={() => {
              selectAnnotation(id)
              closeOverlap('chosen')
            }}
          >
            <KindGlyph kind={kind} />
            <span className="overlap-kind">{kind.name}</span>
            <span className="overlap-quote" dir="auto">
              {annotation.selectors.quote.exact}
            </span>
          </div>
        )
      })}
    </div>
  )
}
