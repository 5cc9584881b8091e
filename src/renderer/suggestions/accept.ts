import { describe } from '../../shared/anchoring/describe.ts'
import { suggestedClaim, type SuggestedClaim } from '../../shared/attribution/suggested-claim.ts'
import type { AcceptedSuggestion } from '../../shared/model/suggestion-choices.ts'
import { assert } from '../../shared/result.ts'
import { useKinds } from '../annotations/kind-store.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { undoLast } from '../app/undo-store.ts'
import { seriesDraft } from '../claims/series.ts'
import type { SpeakerChoice } from '../claims/speaker-choice.ts'
import { useReader } from '../reader/reader-store.ts'
import type { Statement } from './statements.ts'
import { suggestedChoice, suggestedName } from './suggested-speaker.ts'
import { currentSuggestion, useSuggestions } from './suggestion-store.ts'
import { showSuggestion } from './walk.ts'

/** What the reader made of a suggestion before accepting it. */
export type EditedSuggestion = SuggestedClaim & { speaker: SpeakerChoice }

/** A suggestion as it would be recorded without any change. */
export function asSuggested({ suggestion }: Statement): EditedSuggestion {
  const text = useReader.getState().document?.revision.text ?? ''
  return {
    ...suggestedClaim(text, suggestion),
    speaker: suggestedChoice(suggestion, useSuggestions.getState().speakers),
  }
}

/** Records suggestions as claims, in one step, and goes on to the next one. They stay offered when that fails. */
export async function acceptSuggestions(
  accepted: readonly { statement: Statement; edited: EditedSuggestion }[],
): Promise<void> {
  const drafts = accepted.flatMap(({ statement, edited }) => draftOf(statement, edited) ?? [])
  if (drafts.length === 0) return
  const back = useSuggestions.getState().currentId
  goOn(accepted.map(({ statement }) => statement))
  taught()
  try {
    const claims = await api.suggestions.accept(drafts)
    const [first] = claims
    if (claims.length > 1) {
      const message = `${claims.length} claims recorded.`
      announce(message)
      notify(message, { label: 'Undo', run: () => void undoLast() })
    } else if (first?.claim != null) {
      announce(`Recorded: ${first.claim.speaker?.name ?? 'no speaker'}: ${first.claim.claimReviewed}`)
    }
  } catch (error) {
    useSuggestions.setState({ currentId: back })
    reportFailure(error)
  }
}

/** Records every suggestion that is still offered of the speaker of the current one. */
export async function acceptAllOfSpeaker(): Promise<void> {
  await acceptSuggestions(ofSameSpeaker().map((statement) => ({ statement, edited: asSuggested(statement) })))
}

/** The offered suggestions whose speaker is that of the current one; it alone when nobody is named. */
export function ofSameSpeaker(): Statement[] {
  const current = currentSuggestion()
  if (current === null) return []
  const { offered, speakers } = useSuggestions.getState()
  const name = suggestedName(current.suggestion, speakers)
  return name === null
    ? [current]
    : offered.filter(({ suggestion }) => suggestedName(suggestion, speakers) === name)
}

/** Dismisses the current suggestion for good, and goes on to the next one. */
export async function dismissSuggestion(): Promise<void> {
  const current = currentSuggestion()
  const { document } = useReader.getState()
  if (current === null || document === null) return
  const { text, id: revisionId } = document.revision
  goOn([current])
  taught()
  try {
    await api.suggestions.dismiss([
      { documentId: document.id, revisionId, selectors: describe(text, current.passage) },
    ])
    announce('Suggestion dismissed')
  } catch (error) {
    useSuggestions.setState({ currentId: current.id })
    reportFailure(error)
  }
}

/** Offers the dismissed suggestions of the open article again. */
export async function restoreDismissed(): Promise<void> {
  const { document } = useReader.getState()
  if (document === null) return
  try {
    const count = await api.suggestions.restore(document.id)
    notify(count === 1 ? 'One suggestion is offered again.' : `${count} suggestions are offered again.`)
  } catch (error) {
    reportFailure(error)
  }
}

/** Has claims suggested in the open article, or not. */
export async function turnHere(isOn: boolean): Promise<void> {
  const { document } = useReader.getState()
  if (document === null) return
  try {
    await api.suggestions.turn(document.id, isOn)
    announce(isOn ? 'Claims are suggested in this article' : 'No claims are suggested in this article')
  } catch (error) {
    reportFailure(error)
  }
}

/** Who has walked through suggestions once knows how. */
function taught(): void {
  if (!useSettings.getState().settings.knowsSuggestions) changeSettings({ knowsSuggestions: true })
}

/** The next suggestion after those that are being dealt with, from the keypress on: the library answers later. */
function goOn(done: readonly Statement[]): void {
  const { offered } = useSuggestions.getState()
  const last = done.at(-1)
  const rest = offered.filter((one) => !done.includes(one))
  const next = rest.find(({ passage }) => last !== undefined && passage.start >= last.passage.start)
  useSuggestions.setState({ offered: rest, currentId: null, isEditing: false })
  if (next !== undefined) showSuggestion(next)
}

function draftOf({ passage }: Statement, edited: EditedSuggestion): AcceptedSuggestion | null {
  const { document } = useReader.getState()
  const kind = useKinds.getState().kinds.find(({ isClaim }) => isClaim)
  if (document === null) return null
  assert(kind !== undefined, 'a kind of claims')
  const { speaker, ...claim } = edited
  return {
    annotation: {
      documentId: document.id,
      revisionId: document.revision.id,
      kindId: kind.id,
      selectors: describe(document.revision.text, passage),
      note: '',
      tags: seriesDraft().tags,
      claim: { ...claim, ...(speaker.kind === 'known' ? { speakerId: speaker.id } : {}) },
    },
    newSpeaker: speaker.kind === 'new' ? speaker.draft : null,
  }
}
