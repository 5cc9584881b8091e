import { selectAnnotation } from '../annotations/annotation-store.ts'
import { announce } from '../app/announcer.ts'
import { useReader } from '../reader/reader-store.ts'
import type { Statement } from './statements.ts'
import { shownSpeaker } from './suggested-speaker.ts'
import { currentSuggestion, useSuggestions } from './suggestion-store.ts'

/** Goes to the next or previous suggestion; to the first in sight when the reader is at none. */
export function stepSuggestion(step: 1 | -1): void {
  const { offered } = useSuggestions.getState()
  const current = currentSuggestion()
  const next = current === null ? nearestToScreen(step) : offered[offered.indexOf(current) + step]
  if (next === undefined) return announce(step === 1 ? 'Last suggestion' : 'First suggestion')
  showSuggestion(next)
}

/** Goes to a suggestion: its passage is scrolled into sight, and what is suggested is said. */
export function showSuggestion(statement: Statement): void {
  const { view } = useReader.getState()
  const { offered, speakers } = useSuggestions.getState()
  selectAnnotation(null)
  useSuggestions.setState({ currentId: statement.id, isEditing: false })
  view?.reveal(statement.passage)
  if (view === null) return
  const { start, end } = statement.passage
  const MOST_HEARD = 160
  const quote = view.text.slice(start, Math.min(end, start + MOST_HEARD)).replaceAll(/\s+/g, ' ')
  announce(
    `Suggestion ${offered.indexOf(statement) + 1} of ${offered.length}. ${shownSpeaker(view.text, statement.suggestion, speakers)}: ${quote}`,
  )
}

function nearestToScreen(step: 1 | -1): Statement | undefined {
  const { offered } = useSuggestions.getState()
  const visible = useReader.getState().view?.visibleText()
  if (visible === undefined) return offered[0]
  return step === 1
    ? (offered.find(({ passage }) => passage.start >= visible.start) ?? offered[0])
    : (offered.findLast(({ passage }) => passage.start < visible.end) ?? offered.at(-1))
}
