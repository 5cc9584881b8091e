import type { Database } from 'better-sqlite3'
import { speakersNamed } from '../../shared/claims/speaker-completion.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Speaker } from '../../shared/model/claim.ts'
import { speakerId, type DocumentId, type SpeakerId } from '../../shared/model/ids.ts'
import type { AcceptedSuggestion, SuggestionChoices } from '../../shared/model/suggestion-choices.ts'
import { getAnnotations, insertAnnotation } from './annotations.ts'
import { newId, type Clock } from './clock.ts'
import { listDismissals } from './dismissals.ts'
import { recordStep } from './journal.ts'
import { insertSpeaker } from './speaker-edits.ts'
import { namesOfSpeakers } from './speakers.ts'
import { statement } from './statements.ts'

/** What the reader has said about the suggestions of a document; null when it is not there. */
export function suggestionChoices(store: Database, id: DocumentId): SuggestionChoices | null {
  const row = statement<[string], { has_suggestions: number }>(
    store,
    'SELECT has_suggestions FROM document WHERE id = ? AND deleted_at IS NULL',
  ).get(id)
  return row === undefined ? null : { isOn: row.has_suggestions === 1, dismissed: listDismissals(store, id) }
}

/** Has claims suggested in a document, or not, as one step. */
export function turnSuggestions(store: Database, clock: Clock, id: DocumentId, isOn: boolean): void {
  recordStep(store, { label: `turn suggestions ${isOn ? 'on' : 'off'}`, now: clock.now() }, () =>
    statement<[number, string]>(store, 'UPDATE document SET has_suggestions = ? WHERE id = ?').run(
      isOn ? 1 : 0,
      id,
    ),
  )
}

/** For each name the speaker who is called so, by name or else by alias; null where nobody is. */
export function findSpeakers(
  store: Database,
  names: readonly string[],
): (Pick<Speaker, 'id' | 'name'> | null)[] {
  return names.length === 0
    ? []
    : speakersNamed(namesOfSpeakers(store), names).map((found) =>
        found === null ? null : { id: found.id, name: found.name },
      )
}

/**
 * Records suggested claims as the reader accepted them, as one step. A speaker who is new is added once, however many
 * of the claims name them, and not at all when somebody is called so by now.
 */
export function acceptSuggestions(
  store: Database,
  clock: Clock,
  accepted: readonly AcceptedSuggestion[],
): Annotation[] {
  const label =
    accepted.length === 1 ? 'record suggested claim' : `record ${accepted.length} suggested claims`
  const now = clock.now()
  const ids = recordStep(store, { label, now }, () => {
    const added = addSpeakers(store, clock, accepted)
    return accepted.map(({ annotation, newSpeaker }) =>
      insertAnnotation(
        store,
        clock,
        newSpeaker === null
          ? annotation
          : {
              ...annotation,
              claim: { ...annotation.claim, speakerId: added.get(newSpeaker.name) ?? null },
            },
        now,
      ),
    )
  })
  return getAnnotations(store, ids)
}

function addSpeakers(
  store: Database,
  clock: Clock,
  accepted: readonly AcceptedSuggestion[],
): Map<string, SpeakerId> {
  const drafts = new Map(
    accepted.flatMap(({ newSpeaker }) =>
      newSpeaker === null ? [] : [[newSpeaker.name, newSpeaker] as const],
    ),
  )
  const known = findSpeakers(store, [...drafts.keys()])
  return new Map(
    [...drafts.values()].map((draft, index) => {
      const id = known[index]?.id ?? newId(clock, speakerId)
      if (known[index] == null) insertSpeaker(store, id, draft)
      return [draft.name, id]
    }),
  )
}
