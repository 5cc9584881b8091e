import type { Database } from 'better-sqlite3'
import type { Speaker, SpeakerDraft } from '../../shared/model/claim.ts'
import { speakerId, type AnnotationId, type SpeakerId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { getSpeaker } from './speakers.ts'
import { statement } from './statements.ts'

/** Adds a speaker, as one step. */
export function createSpeaker(store: Database, clock: Clock, draft: SpeakerDraft): Speaker {
  const id = newId(clock, speakerId)
  recordStep(store, { label: `add speaker “${draft.name}”`, now: clock.now() }, () =>
    insertSpeaker(store, id, draft),
  )
  return present(store, id)
}

/** Changes what the patch names, as one step; null when there is no speaker with that id. */
export function updateSpeaker(
  store: Database,
  clock: Clock,
  id: SpeakerId,
  patch: Partial<SpeakerDraft>,
): Speaker | null {
  const before = getSpeaker(store, id)
  if (before === null) return null
  const isRenamed = patch.name !== undefined && patch.name !== before.name
  const label = isRenamed ? `rename “${before.name}”` : `change of “${before.name}”`
  recordStep(store, { label, now: clock.now() }, () => writeSpeaker(store, id, { ...before, ...patch }))
  return present(store, id)
}

/**
 * Makes several speakers one, as one step: all claims of `others` become those of `kept`, and their names and aliases
 * its aliases; its own role, affiliation and source type stay. `splitSpeaker` is the inverse. Null when `kept` is not
 * there, or none of the others is.
 */
export function mergeSpeakers(
  store: Database,
  clock: Clock,
  kept: SpeakerId,
  others: readonly SpeakerId[],
): Speaker | null {
  const target = getSpeaker(store, kept)
  const merged = [...new Set(others)].flatMap((id) => (id === kept ? [] : (getSpeaker(store, id) ?? [])))
  if (target === null || merged.length === 0) return null
  const aliases = [...target.aliases, ...merged.flatMap((speaker) => [speaker.name, ...speaker.aliases])]
  recordStep(store, { label: `merge of ${merged.length + 1} speakers`, now: clock.now() }, () => {
    writeSpeaker(store, kept, { ...target, aliases })
    for (const { id } of merged) {
      statement<[string, string]>(store, 'UPDATE claim SET speaker_id = ? WHERE speaker_id = ?').run(kept, id)
      statement<[string]>(store, 'DELETE FROM speaker WHERE id = ?').run(id)
    }
  })
  return present(store, kept)
}

/**
 * Makes two speakers of one, as one step: a new one after `draft` gets those of `claims` that are the first one's,
 * and takes its own name and aliases away from it. Null when there is no speaker with that id.
 */
export function splitSpeaker(
  store: Database,
  clock: Clock,
  id: SpeakerId,
  draft: SpeakerDraft,
  claims: readonly AnnotationId[],
): Speaker | null {
  const before = getSpeaker(store, id)
  if (before === null) return null
  const created = newId(clock, speakerId)
  const taken = new Set([draft.name, ...draft.aliases])
  recordStep(store, { label: `split of “${before.name}”`, now: clock.now() }, () => {
    insertSpeaker(store, created, draft)
    statement<[string, string, string]>(
      store,
      'UPDATE claim SET speaker_id = ? WHERE speaker_id = ? AND annotation_id IN (SELECT value FROM json_each(?))',
    ).run(created, id, JSON.stringify(claims))
    writeSpeaker(store, id, { ...before, aliases: before.aliases.filter((alias) => !taken.has(alias)) })
  })
  return present(store, created)
}

/**
 * The claims of a speaker that probably belong to `alias`: those whose source is named so in the text, and those that
 * came from a speaker of that name. To be offered when it is split off.
 */
export function claimsUnderAlias(store: Database, id: SpeakerId, alias: string): AnnotationId[] {
  return statement<[{ id: string; alias: string }], { id: AnnotationId }>(
    store,
    `SELECT annotation_id AS id FROM claim WHERE speaker_id = $id AND (
       lower(attributed_source) = lower($alias) OR EXISTS (
         SELECT 1 FROM claim_history WHERE claim_history.annotation_id = claim.annotation_id
           AND field = 'speaker' AND before = $alias))
     ORDER BY annotation_id`,
  )
    .all({ id, alias })
    .map((row) => row.id)
}

/** Removes speakers, as one step; their claims stay, without a speaker. Answers how many there were. */
export function removeSpeakers(store: Database, clock: Clock, ids: readonly SpeakerId[]): number {
  const label = ids.length === 1 ? 'remove speaker' : `remove ${ids.length} speakers`
  return recordStep(store, { label, now: clock.now() }, () =>
    ids.reduce((count, id) => {
      // Not left to ON DELETE SET NULL: the history of the claims names the speaker, who must still be there.
      statement<[string]>(store, 'UPDATE claim SET speaker_id = NULL WHERE speaker_id = ?').run(id)
      return count + statement<[string]>(store, 'DELETE FROM speaker WHERE id = ?').run(id).changes
    }, 0),
  )
}

/** Stores a new speaker. Runs within a step. */
export function insertSpeaker(store: Database, id: SpeakerId, draft: SpeakerDraft): void {
  statement<(string | null)[]>(
    store,
    'INSERT INTO speaker (id, name, aliases, role, affiliation, source_type) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, draft.name, aliasesOf(draft), draft.role, draft.affiliation, draft.sourceType)
}

function writeSpeaker(store: Database, id: SpeakerId, draft: SpeakerDraft): void {
  statement<(string | null)[]>(
    store,
    'UPDATE speaker SET name = ?, aliases = ?, role = ?, affiliation = ?, source_type = ? WHERE id = ?',
  ).run(draft.name, aliasesOf(draft), draft.role, draft.affiliation, draft.sourceType, id)
}

/** Each alias once, and never the name itself. */
function aliasesOf({ name, aliases }: SpeakerDraft): string {
  return JSON.stringify([...new Set(aliases)].filter((alias) => alias !== name))
}

function present(store: Database, id: SpeakerId): Speaker {
  const speaker = getSpeaker(store, id)
  assert(speaker !== null, 'the speaker that was just stored', id)
  return speaker
}
