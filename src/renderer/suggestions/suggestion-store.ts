import { create } from 'zustand'
import type { Speaker } from '../../shared/model/claim.ts'
import type { RevisionId } from '../../shared/model/ids.ts'
import type { Statement } from './statements.ts'

type SuggestionState = {
  /** The text in which these were found; null until they are. */
  revisionId: RevisionId | null
  /** All statements of the text, recorded and dismissed ones with them. */
  statements: readonly Statement[]
  /** Those that are still to be offered, in reading order. */
  offered: readonly Statement[]
  dismissedCount: number
  /** Whether claims are suggested in this document, as far as the reader has said. */
  isOn: boolean
  /** BCP 47; null when nothing tells it. */
  language: string | null
  isDetected: boolean
  isRead: boolean
  /** Known speakers by the name that the text has for them. */
  speakers: ReadonlyMap<string, Pick<Speaker, 'id' | 'name'>>
  /** The suggestion that the reader is at. */
  currentId: string | null
  /** Whether the one that the reader is at is being edited before it is accepted. */
  isEditing: boolean
}

export const noSuggestions: SuggestionState = {
  revisionId: null,
  statements: [],
  offered: [],
  dismissedCount: 0,
  isOn: true,
  language: null,
  isDetected: false,
  isRead: true,
  speakers: new Map(),
  currentId: null,
  isEditing: false,
}

/** What the open article says that could be recorded. Nothing of it is in the library. */
export const useSuggestions = create<SuggestionState>(() => noSuggestions)

/** The suggestion that the reader is at; null when they are at none. */
export function currentSuggestion(): Statement | null {
  const { offered, currentId } = useSuggestions.getState()
  return offered.find(({ id }) => id === currentId) ?? null
}

/** Leaves the suggestion that the reader is at, for whatever else. */
export function leaveSuggestion(): void {
  if (useSuggestions.getState().currentId !== null)
    useSuggestions.setState({ currentId: null, isEditing: false })
}

/** The innermost suggestion on a character of the text; null when none is there. */
export function suggestionAt(offset: number): Statement | null {
  const under = useSuggestions
    .getState()
    .offered.filter(({ suggestion }) =>
      suggestion.content.some(({ start, end }) => start <= offset && offset < end),
    )
  return (
    under.toSorted((a, b) => a.passage.end - a.passage.start - (b.passage.end - b.passage.start))[0] ?? null
  )
}
