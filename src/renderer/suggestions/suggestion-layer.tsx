import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { TextRange } from '../../shared/model/selector.ts'
import { useNotesPlace } from '../annotations/use-notes-place.ts'
import { useFocusMode } from '../reader/focus-mode.ts'
import { useReader } from '../reader/reader-store.ts'
import { SuggestionCard } from './suggestion-card.tsx'
import { SuggestionSteps } from './suggestion-steps.tsx'
import { shownSpeaker } from './suggested-speaker.ts'
import { useSuggestions } from './suggestion-store.ts'
import { showSuggestion } from './walk.ts'
import './suggestions.css'

/** So much of the text above and below the window has its marks, in UTF-16 code units. */
const OVERSCAN = 6_000

/** The marks of suggestions beside the text, and the card of the one that the reader is at. */
export default function SuggestionLayer() {
  const { view, layout } = useReader()
  const { offered, currentId, speakers } = useSuggestions()
  const isFocused = useFocusMode((state) => state.isOn)
  const inMargin = useNotesPlace().hasMargin && !isFocused
  const near = useTextNearScreen()
  const current = offered.find(({ id }) => id === currentId) ?? null

  useEffect(() => {
    view?.painter.setSuggestions(
      offered.flatMap(({ suggestion }) => suggestion.content),
      current === null ? [] : current.suggestion.content,
      current === null
        ? []
        : [current.suggestion.source, current.suggestion.cue].filter((one) => one !== null),
    )
  }, [view, offered, current])
  useEffect(() => () => view?.painter.setSuggestions([], [], []), [view])

  const marks = useMemo(() => {
    if (view === null) return []
    const shown = offered.filter(({ passage }) => passage.start < near.end && passage.end > near.start)
    return shown.map((statement) => {
      const { start } = statement.passage
      return { statement, top: view.topOf({ start, end: start + 1 }) }
    })
    // `layout` counts the times that all of these have moved.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, offered, near, layout])

  if (view === null) return null
  return (
    <>
      <div className="suggestion-layer" data-in-margin={inMargin}>
        {marks.map(({ statement, top }) => (
          <button
            key={statement.id}
            type="button"
            className="suggestion-mark"
            tabIndex={-1}
            aria-label={`Suggested claim: ${shownSpeaker(view.text, statement.suggestion, speakers)}`}
            aria-pressed={statement.id === currentId}
            style={{ top: Math.round(top) }}
            onClick={() => showSuggestion(statement)}
          />
        ))}
        {current !== null && <SuggestionCard key={current.id} statement={current} isInMargin={inMargin} />}
      </div>
      {!inMargin && !isFocused && <SuggestionSteps />}
    </>
  )
}

/** The part of the text near the screen; follows scrolling by half of what is beyond it. */
function useTextNearScreen(): TextRange {
  const { view, layout } = useReader()
  const [near, setNear] = useState<TextRange>({ start: 0, end: OVERSCAN })
  useLayoutEffect(() => {
    if (view === null) return
    let frame = 0
    const measure = () => {
      frame = 0
      const { start, end } = view.visibleText()
      setNear((known) =>
        known.start <= Math.max(0, start - OVERSCAN / 2) && known.end >= end + OVERSCAN / 2
          ? known
          : { start: Math.max(0, start - OVERSCAN), end: end + OVERSCAN },
      )
    }
    measure()
    // The article's scroller is the reader's; its scrolling is heard on its way down.
    const later = () => (frame ||= requestAnimationFrame(measure))
    const options = { capture: true, passive: true } as const
    window.addEventListener('scroll', later, options)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', later, options)
    }
  }, [view, layout])
  return near
}
