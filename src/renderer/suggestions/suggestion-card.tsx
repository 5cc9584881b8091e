import { useLayoutEffect, useState } from 'react'
import { Keys } from '../ui/keys.tsx'
import { useReader } from '../reader/reader-store.ts'
import {
  acceptAllOfSpeaker,
  acceptSuggestions,
  asSuggested,
  dismissSuggestion,
  ofSameSpeaker,
} from './accept.ts'
import type { Statement } from './statements.ts'
import { shownSpeaker, suggestedName } from './suggested-speaker.ts'
import { SuggestionForm } from './suggestion-form.tsx'
import { useSuggestions } from './suggestion-store.ts'

type SuggestionCardProps = { statement: Statement; isInMargin: boolean }

/** Between the passage and the card below it, in pixels, where there is no margin. */
const GAP = 10

/** The suggestion that the reader is at: who would be recorded as saying what, and what to do with it. */
export function SuggestionCard({ statement, isInMargin }: SuggestionCardProps) {
  const { offered, speakers, isEditing } = useSuggestions()
  const { view, layout } = useReader()
  const [top, setTop] = useState(0)
  const { suggestion, passage } = statement

  useLayoutEffect(() => {
    if (view === null) return
    const { start, end } = passage
    const last = { start: end - 1, end }
    setTop(
      isInMargin ? view.topOf({ start, end: start + 1 }) : view.topOf(last) + view.rectOf(last).height + GAP,
    )
  }, [view, layout, passage, isInMargin])

  if (view === null) return null
  const suggested = asSuggested(statement)
  const same = ofSameSpeaker().length
  const { cue, kind, relayedBy } = suggested.attribution
  const facts = [cue, kind, relayedBy === null ? null : `relayed by ${relayedBy}`].filter(
    (fact) => fact !== null,
  )
  return (
    <section className="suggestion-card" aria-label="Suggested claim" style={{ top: Math.round(top) }}>
      <header>
        <span className="suggestion-who" dir="auto">
          {shownSpeaker(view.text, suggestion, speakers)}
        </span>
        <span className="suggestion-count">
          {offered.indexOf(statement) + 1} of {offered.length}
        </span>
      </header>
      {isEditing ? (
        <SuggestionForm statement={statement} />
      ) : (
        <>
          <p className="suggestion-claim" dir="auto">
            {suggested.claimReviewed}
          </p>
          <p className="suggestion-facts">{facts.join(' · ')}</p>
          <div className="suggestion-actions">
            <button
              type="button"
              className="button primary"
              onClick={() => void acceptSuggestions([{ statement, edited: suggested }])}
            >
              Record <Keys binding="Enter" />
            </button>
            <button
              type="button"
              className="button"
              onClick={() => useSuggestions.setState({ isEditing: true })}
            >
              Edit <Keys binding="E" />
            </button>
            <button type="button" className="button" onClick={() => void dismissSuggestion()}>
              Dismiss <kbd aria-label="Backspace">⌫</kbd>
            </button>
          </div>
          {same > 1 && (
            <button type="button" className="suggestion-link" onClick={() => void acceptAllOfSpeaker()}>
              Record all {same} of {suggestedName(suggestion, speakers)} <Keys binding="Shift+Enter" />
            </button>
          )}
        </>
      )}
    </section>
  )
}
