import type { Database } from 'better-sqlite3'
import type { Evidence, EvidenceDraft } from '../../shared/model/claim.ts'
import { evidenceId, type AnnotationId, type EvidenceId } from '../../shared/model/ids.ts'
import { newId, type Clock } from './clock.ts'
import { evidenceFromRow, type EvidenceRow } from './evidence.ts'
import { recordStep } from './journal.ts'
import { JOIN_LIVE_CLAIM, joinLive } from './live.ts'
import { statement } from './statements.ts'

/**
 * Links a claim to another annotation or to a web page, as one step. Null when either end is not there, or both are
 * the same annotation. A link that is there already, with the same relation, gets the new note and date.
 */
export function addEvidence(
  store: Database,
  clock: Clock,
  claim: AnnotationId,
  draft: EvidenceDraft,
): Evidence | null {
  const { target } = draft
  if (!isLiveClaim(store, claim)) return null
  if (target.type === 'annotation' && (target.annotationId === claim || !isLive(store, target.annotationId)))
    return null
  const known = statement<(string | null)[], { id: EvidenceId }>(
    store,
    `SELECT id FROM evidence WHERE claim_id = ? AND relation = ? AND target_annotation_id IS ? AND target_url IS ?`,
  ).get(claim, draft.relation, ...targetColumns(draft).slice(0, 2))
  if (known !== undefined) return updateEvidence(store, clock, known.id, draft)
  const id = newId(clock, evidenceId)
  recordStep(store, { label: `add link (${draft.relation})`, now: clock.now() }, () =>
    statement<(string | null)[]>(
      store,
      `INSERT INTO evidence (id, claim_id, relation, target_annotation_id, target_url, target_title, note, accessed_at,
         position)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM evidence WHERE claim_id = ?))`,
    ).run(id, claim, draft.relation, ...targetColumns(draft), draft.note, draft.accessedAt, claim),
  )
  return getEvidence(store, id)
}

/** Changes what the patch names, as one step; null when there is no link with that id. */
export function updateEvidence(
  store: Database,
  clock: Clock,
  id: EvidenceId,
  patch: Partial<EvidenceDraft>,
): Evidence | null {
  const before = getEvidence(store, id)
  if (before === null) return null
  const after = { ...before, ...patch }
  recordStep(store, { label: `change of link (${before.relation})`, now: clock.now() }, () =>
    statement<(string | null)[]>(
      store,
      `UPDATE evidence SET relation = ?, target_annotation_id = ?, target_url = ?, target_title = ?, note = ?,
         accessed_at = ? WHERE id = ?`,
    ).run(after.relation, ...targetColumns(after), after.note, after.accessedAt, id),
  )
  return getEvidence(store, id)
}

/** Removes links, as one step; answers how many there were. */
export function removeEvidence(store: Database, clock: Clock, ids: readonly EvidenceId[]): number {
  const label = ids.length === 1 ? 'remove link' : `remove ${ids.length} links`
  return recordStep(store, { label, now: clock.now() }, () =>
    ids.reduce(
      (count, id) => count + statement<[string]>(store, 'DELETE FROM evidence WHERE id = ?').run(id).changes,
      0,
    ),
  )
}

function getEvidence(store: Database, id: EvidenceId): Evidence | null {
  const row = statement<[string], EvidenceRow>(store, 'SELECT * FROM evidence WHERE id = ?').get(id)
  return row === undefined ? null : evidenceFromRow(row)
}

/** Annotation, address, title. */
function targetColumns({ target }: EvidenceDraft): (string | null)[] {
  return target.type === 'annotation' ? [target.annotationId, null, null] : [null, target.url, target.title]
}

function isLive(store: Database, id: AnnotationId): boolean {
  return (
    statement<[string]>(store, `SELECT 1 FROM (SELECT ? AS id) AS wanted ${joinLive('wanted.id')}`).get(
      id,
    ) !== undefined
  )
}

function isLiveClaim(store: Database, id: AnnotationId): boolean {
  return (
    statement<[string]>(store, `SELECT 1 FROM claim ${JOIN_LIVE_CLAIM} WHERE claim.annotation_id = ?`).get(
      id,
    ) !== undefined
  )
}
