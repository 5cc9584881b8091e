import type { Database } from 'better-sqlite3'
import type { Claim, ClaimBulkEdit, ClaimPatch, Speaker, SpeakerDraft } from '../../shared/model/claim.ts'
import { speakerId, type AnnotationId } from '../../shared/model/ids.ts'
import { claimOf } from './claims.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { JOIN_LIVE_CLAIM } from './live.ts'
import { statement } from './statements.ts'
import { insertSpeaker } from './speaker-edits.ts'
import { getSpeaker } from './speakers.ts'
import { setTags, tagsOf } from './tags.ts'
import { listVerdicts } from './verdicts.ts'

/**
 * Changes what the patch names, as one step; null when there is no live claim on that annotation. Text typed within
 * ten seconds is one step. A first verdict dates the review, unless the patch does; going back to unchecked takes
 * the date away.
 */
export function updateClaim(
  store: Database,
  clock: Clock,
  id: AnnotationId,
  patch: ClaimPatch,
): Claim | null {
  if (liveClaims(store, [id]).length === 0) return null
  const now = clock.now()
  const fields = patchedFields(patch)
  const typed = fields.length === 1 && fields[0] !== 'speaker' && fields[0] !== 'verdict'
  const options = typed ? { mergeKey: `claim ${id} ${fields[0]}` } : {}
  recordStep(
    store,
    { label: `change of ${fields.length === 1 ? fields[0] : 'claim'}`, now, ...options },
    () => {
      if (applyClaimPatch(store, id, patch, now)) touchAnnotation(store, id, now)
    },
  )
  return claimOf(store, id)
}

/** Changes many claims alike, as one step; answers how many are live, and so were changed. */
export function updateClaims(
  store: Database,
  clock: Clock,
  ids: readonly AnnotationId[],
  edit: ClaimBulkEdit,
): number {
  const live = liveClaims(store, ids)
  if (live.length === 0) return 0
  const now = clock.now()
  const { addTags = [], removeTags = [], ...patch } = edit
  const label = `change ${live.length === 1 ? 'claim' : `${live.length} claims`}`
  recordStep(store, { label, now }, () => {
    for (const id of live) {
      const isPatched = applyClaimPatch(store, id, patch, now)
      const before = addTags.length > 0 || removeTags.length > 0 ? tagsOf(store, id) : []
      const tags = new Set([...before.filter((tag) => !removeTags.includes(tag)), ...addTags])
      const isRetagged = tags.size !== before.length || before.some((tag) => !tags.has(tag))
      if (isRetagged) setTags(store, clock, id, [...tags])
      if (isPatched || isRetagged) touchAnnotation(store, id, now)
    }
  })
  return live.length
}

/** Gives claims a speaker who is not yet known, as one step; answers who. Null, and nobody is added, when no claim is live. */
export function assignNewSpeaker(
  store: Database,
  clock: Clock,
  ids: readonly AnnotationId[],
  draft: SpeakerDraft,
): Speaker | null {
  const live = liveClaims(store, ids)
  if (live.length === 0) return null
  const now = clock.now()
  const id = newId(clock, speakerId)
  recordStep(store, { label: `change of speaker to “${draft.name}”`, now }, () => {
    insertSpeaker(store, id, draft)
    for (const claim of live) {
      applyClaimPatch(store, claim, { speakerId: id }, now)
      touchAnnotation(store, claim, now)
    }
  })
  return getSpeaker(store, id)
}

/**
 * Writes what the patch names into a claim that is there; answers whether that changed anything. Runs within a step.
 * `now` is in milliseconds since 1970, UTC.
 */
export function applyClaimPatch(store: Database, id: AnnotationId, patch: ClaimPatch, now: number): boolean {
  const columns = patchedColumns(patch)
  if (patch.verdictId !== undefined && patch.reviewedAt === undefined) {
    const isUnchecked = listVerdicts(store).some(
      ({ id, isUnchecked }) => id === patch.verdictId && isUnchecked,
    )
    const before = statement<[string], { reviewed_at: string | null }>(
      store,
      'SELECT reviewed_at FROM claim WHERE annotation_id = ?',
    ).get(id)
    columns.push(['reviewed_at', isUnchecked ? null : (before?.reviewed_at ?? localDate(now))])
  }
  if (columns.length === 0) return false
  const values = columns.map(([, value]) => value)
  const { changes } = statement<(string | null)[]>(
    store,
    `UPDATE claim SET ${columns.map(([column]) => `${column} = ?`).join(', ')}
     WHERE annotation_id = ? AND (${columns.map(([column]) => `${column} IS NOT ?`).join(' OR ')})`,
  ).run(...values, id, ...values)
  return changes > 0
}

/** The day at this computer, as ISO 8601. */
function localDate(now: number): string {
  const date = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function patchedColumns(patch: ClaimPatch): [string, string | null][] {
  const said = patch.attribution
  const columns: [string, string | null | undefined][] = [
    ['claim_reviewed', patch.claimReviewed],
    ['speaker_id', patch.speakerId],
    ['attribution_kind', said?.kind],
    ['cue', said?.cue],
    ['attributed_source', said?.source],
    ['said_at', said?.saidAt],
    ['place', said?.place],
    ['channel', said?.channel],
    ['relayed_by', said?.relayedBy],
    ['verdict_id', patch.verdictId],
    ['conclusion', patch.conclusion],
    ['reviewer', patch.reviewer],
    ['reviewed_at', patch.reviewedAt],
  ]
  return columns.flatMap(([column, value]) => (value === undefined ? [] : [[column, value]]))
}

/** In the words of the menu. */
function patchedFields(patch: ClaimPatch): string[] {
  const words: Partial<Record<keyof ClaimPatch, string>> = {
    claimReviewed: 'claim',
    speakerId: 'speaker',
    verdictId: 'verdict',
    reviewedAt: 'date of review',
  }
  return Object.entries(patch).flatMap(([field, value]) =>
    value === undefined ? [] : [words[field as keyof ClaimPatch] ?? field],
  )
}

function liveClaims(store: Database, ids: readonly AnnotationId[]): AnnotationId[] {
  return statement<[string], { id: AnnotationId }>(
    store,
    `SELECT claim.annotation_id AS id FROM claim ${JOIN_LIVE_CLAIM}
     WHERE claim.annotation_id IN (SELECT value FROM json_each(?))`,
  )
    .all(JSON.stringify(ids))
    .map(({ id }) => id)
}

function touchAnnotation(store: Database, id: AnnotationId, now: number): void {
  statement<[number, string]>(store, 'UPDATE annotation SET updated_at = ? WHERE id = ?').run(now, id)
}
