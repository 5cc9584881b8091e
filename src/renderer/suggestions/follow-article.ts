import { SHOWN_CONFIDENCE } from '../../shared/attribution/shown-confidence.ts'
import type { Document } from '../../shared/model/document.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import type { Dismissal } from '../../shared/model/suggestion-choices.ts'
import { anchorOffThread } from '../annotations/anchor-off-thread.ts'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { api, events } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { useSettings } from '../app/settings-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { findStatements } from './find-statements.ts'
import { namesToLookUp } from './suggested-speaker.ts'
import { statementsAmong, statementStates } from './statements.ts'
import { leaveSuggestion, noSuggestions, useSuggestions } from './suggestion-store.ts'

/** Where the dismissed ones are in the text of today. */
let dismissed: readonly TextRange[] = []
let round = 0

/** From now on finds what the open article says, whichever it is, and keeps to what the reader says about it. */
export function followArticle(): void {
  const refresh = () => {
    round += 1
    void read(round).catch(logError)
  }
  refresh()
  useReader.subscribe((state, before) => {
    if (state.document?.revision.id !== before.document?.revision.id) refresh()
  })
  useSettings.subscribe(({ settings }, before) => {
    if (settings.suggestClaims !== before.settings.suggestClaims) refresh()
  })
  useAnnotations.subscribe((state, before) => {
    if (state.selectedId !== null && state.selectedId !== before.selectedId) leaveSuggestion()
    if (state.placed !== before.placed) offer()
  })
  events.onSuggestionsChanged(({ documentIds }) => {
    const { document } = useReader.getState()
    if (document !== null && documentIds.includes(document.id)) refresh()
  })
  events.onSpeakersChanged(() => void lookUpSpeakers().catch(logError))
}

async function read(mine: number): Promise<void> {
  const { document } = useReader.getState()
  if (document === null || !useSettings.getState().settings.suggestClaims) {
    useSuggestions.setState(noSuggestions)
    return
  }
  if (useSuggestions.getState().revisionId !== document.revision.id) useSuggestions.setState(noSuggestions)
  const choices = await api.suggestions.choices(document.id)
  if (mine !== round || choices === null) return
  if (!choices.isOn) {
    useSuggestions.setState({ ...noSuggestions, revisionId: document.revision.id, isOn: false })
    return
  }
  const [found, places] = await Promise.all([findStatements(document), placesOf(document, choices.dismissed)])
  if (mine !== round) return
  dismissed = places
  useSuggestions.setState({
    revisionId: document.revision.id,
    statements: statementsAmong(found.suggestions, SHOWN_CONFIDENCE),
    isOn: true,
    language: found.language,
    isDetected: found.isDetected,
    isRead: found.isRead,
  })
  offer()
  await lookUpSpeakers()
}

/** Where the passages of dismissed suggestions are now; those that are nowhere are left out. */
export async function placesOf(
  { revision }: Document,
  dismissals: readonly Dismissal[],
): Promise<TextRange[]> {
  if (dismissals.length === 0) return []
  const anchorings = await anchorOffThread(
    revision.text,
    dismissals.map(({ selectors }) => selectors),
    undefined,
  )
  return anchorings.flatMap((anchoring) => (anchoring.kind === 'orphan' ? [] : [anchoring.range]))
}

/** Works out which statements are still to be offered. */
function offer(): void {
  const { statements, offered, currentId } = useSuggestions.getState()
  if (statements.length === 0) return
  const claims = [...useAnnotations.getState().placed.values()].flatMap(({ annotation, range }) =>
    annotation.claim === null || range === null ? [] : [range],
  )
  const states = statementStates(statements, claims, dismissed)
  const next = statements.filter((_, index) => states[index] === 'offered')
  const dismissedCount = states.filter((state) => state === 'dismissed').length
  const isSame = next.length === offered.length && next.every((one, index) => one === offered[index])
  useSuggestions.setState({ dismissedCount, ...(isSame ? {} : { offered: next }) })
  if (currentId !== null && !next.some(({ id }) => id === currentId)) leaveSuggestion()
}

async function lookUpSpeakers(): Promise<void> {
  const { statements, revisionId } = useSuggestions.getState()
  const names = namesToLookUp(statements.map(({ suggestion }) => suggestion))
  if (names.length === 0) return
  const known = await api.suggestions.speakersNamed(names)
  if (useSuggestions.getState().revisionId !== revisionId) return
  useSuggestions.setState({
    speakers: new Map(
      names.flatMap((name, index) => {
        const speaker = known[index]
        return speaker == null ? [] : [[name, speaker] as const]
      }),
    ),
  })
}
