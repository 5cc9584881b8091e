import type { Database } from 'better-sqlite3'
import { claimFields, type ClaimChange } from '../../shared/model/claim-history.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { statement } from './statements.ts'

type HistoryRow = {
  id: number
  changed_at: number
  changed_by: string
  field: string
  before: string | null
  after: string | null
}

/** The columns of `claim` that are words, and what the history calls them. */
const WORDS = {
  claim_reviewed: 'claimReviewed',
  attribution_kind: 'attributionKind',
  cue: 'cue',
  attributed_source: 'source',
  said_at: 'saidAt',
  place: 'place',
  channel: 'channel',
  relayed_by: 'relayedBy',
  conclusion: 'conclusion',
  reviewer: 'reviewer',
  reviewed_at: 'reviewedAt',
} as const

/**
 * Makes the triggers that write the history of claims on this connection. Whatever changes a claim is written down,
 * by whatever way it comes: edited, in bulk, by a merge of speakers, by undo or redo. Names of speakers and verdicts
 * are kept as they were then. Called once, after the journal, whose `undo_recording` says who does it.
 */
export function installClaimHistory(store: Database, clock: Clock): void {
  store.function('claim_history_now', () => clock.now())
  const speaker = (side: string) => `(SELECT name FROM main.speaker WHERE id = ${side}.speaker_id)`
  const verdict = (side: string) => `(SELECT name FROM main.verdict WHERE id = ${side}.verdict_id)`
  const link = (side: string) => `${side}.relation || ': ' || coalesce(${side}.target_url, (
    SELECT coalesce(claim.claim_reviewed, annotation.exact) FROM main.annotation
    LEFT JOIN main.claim ON claim.annotation_id = annotation.id
    WHERE annotation.id = ${side}.target_annotation_id), '') || iif(${side}.note = '', '', ' (' || ${side}.note || ')')`
  const write = (id: string, field: string, before: string, after: string) =>
    `BEGIN INSERT INTO claim_history (annotation_id, changed_at, changed_by, field, before, after)
     VALUES (${id}, claim_history_now(), coalesce((SELECT cause FROM undo_recording), 'reader'), '${field}', ${before},
       ${after}); END;`
  const columns = Object.entries(WORDS).map(
    ([column, field]) =>
      `CREATE TEMP TRIGGER history_${column} AFTER UPDATE OF ${column} ON main.claim
       WHEN OLD.${column} IS NOT NEW.${column}
       ${write('NEW.annotation_id', field, `OLD.${column}`, `NEW.${column}`)}`,
  )
  store.exec(`
    ${columns.join('\n')}
    CREATE TEMP TRIGGER history_speaker AFTER UPDATE OF speaker_id ON main.claim
      WHEN OLD.speaker_id IS NOT NEW.speaker_id
      ${write('NEW.annotation_id', 'speaker', speaker('OLD'), speaker('NEW'))}
    CREATE TEMP TRIGGER history_verdict AFTER UPDATE OF verdict_id ON main.claim
      WHEN OLD.verdict_id IS NOT NEW.verdict_id
      ${write('NEW.annotation_id', 'verdict', verdict('OLD'), verdict('NEW'))}
    CREATE TEMP TRIGGER history_claim_insert AFTER INSERT ON main.claim
      ${write('NEW.annotation_id', 'claim', 'NULL', 'NEW.claim_reviewed')}
    CREATE TEMP TRIGGER history_claim_delete BEFORE DELETE ON main.claim
      ${write('OLD.annotation_id', 'claim', 'OLD.claim_reviewed', 'NULL')}
    CREATE TEMP TRIGGER history_trash AFTER UPDATE OF deleted_at ON main.annotation
      WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
        AND EXISTS (SELECT 1 FROM main.claim WHERE annotation_id = NEW.id)
      ${write('NEW.id', 'claim', 'iif(OLD.deleted_at IS NULL, OLD.exact, NULL)', 'iif(NEW.deleted_at IS NULL, NEW.exact, NULL)')}
    CREATE TEMP TRIGGER history_evidence_insert AFTER INSERT ON main.evidence
      ${write('NEW.claim_id', 'evidence', 'NULL', link('NEW'))}
    CREATE TEMP TRIGGER history_evidence_delete BEFORE DELETE ON main.evidence
      ${write('OLD.claim_id', 'evidence', link('OLD'), 'NULL')}
    CREATE TEMP TRIGGER history_evidence_update
      AFTER UPDATE OF relation, target_annotation_id, target_url, note ON main.evidence
      WHEN ${link('OLD')} IS NOT ${link('NEW')}
      ${write('NEW.claim_id', 'evidence', link('OLD'), link('NEW'))}
  `)
}

/** Who changed what of a claim, and when: the last change first. */
export function claimHistory(store: Database, id: AnnotationId): ClaimChange[] {
  return statement<[string], HistoryRow>(
    store,
    'SELECT * FROM claim_history WHERE annotation_id = ? ORDER BY id DESC',
  )
    .all(id)
    .map((row) => ({
      id: row.id,
      changedAt: row.changed_at,
      changedBy: z.enum(['reader', 'undo', 'redo']).parse(row.changed_by),
      field: z.enum(claimFields).parse(row.field),
      before: row.before,
      after: row.after,
    }))
}

/** Forgets the history of claims that are being removed for good. */
export function forgetHistory(store: Database, ids: readonly AnnotationId[]): void {
  statement<[string]>(
    store,
    'DELETE FROM claim_history WHERE annotation_id IN (SELECT value FROM json_each(?))',
  ).run(JSON.stringify(ids))
}
