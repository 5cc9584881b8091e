import type { Database } from 'better-sqlite3'
import type { Claim } from '../../shared/model/claim.ts'
import { annotationId, speakerId, verdictId, type AnnotationId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { evidenceOf } from './evidence.ts'
import { speakersById } from './speakers.ts'
import { statement } from './statements.ts'
import { listVerdicts, uncheckedVerdict } from './verdicts.ts'

type ClaimRow = {
  annotation_id: string
  claim_reviewed: string
  attribution_kind: 'direct' | 'indirect' | 'mixed' | null
  cue: string | null
  attributed_source: string | null
  said_at: string | null
  place: string | null
  channel: string | null
  relayed_by: string | null
  conclusion: string
  reviewer: string | null
  reviewed_at: string | null
  speaker_id: string | null
  verdict_id: string
}

/**
 * The claims on those of the given annotations that are of a claim's kind: four queries, however many they are.
 * One whose kind was changed keeps its claim, unseen, until it is changed back.
 */
export function claimsOf(store: Database, ids: readonly AnnotationId[]): Map<AnnotationId, Claim> {
  const rows = statement<[string], ClaimRow>(
    store,
    `SELECT claim.* FROM claim JOIN annotation ON annotation.id = claim.annotation_id
       JOIN kind ON kind.id = annotation.kind_id AND kind.is_claim = 1
     WHERE claim.annotation_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids))
  if (rows.length === 0) return new Map()
  const named = new Set(
    rows.flatMap((row) => (row.speaker_id === null ? [] : [speakerId.parse(row.speaker_id)])),
  )
  const speakers = speakersById(store, [...named])
  const verdicts = new Map(listVerdicts(store).map((verdict) => [verdict.id, verdict]))
  const evidence = evidenceOf(
    store,
    rows.map((row) => annotationId.parse(row.annotation_id)),
  )
  return new Map(
    rows.map((row) => {
      const id = annotationId.parse(row.annotation_id)
      const verdict = verdicts.get(verdictId.parse(row.verdict_id))
      assert(verdict !== undefined, 'a verdict', row.verdict_id)
      return [
        id,
        {
          claimReviewed: row.claim_reviewed,
          speaker: row.speaker_id === null ? null : (speakers.get(speakerId.parse(row.speaker_id)) ?? null),
          attribution: {
            kind: row.attribution_kind,
            cue: row.cue,
            source: row.attributed_source,
            saidAt: row.said_at,
            place: row.place,
            channel: row.channel,
            relayedBy: row.relayed_by,
          },
          verdict,
          conclusion: row.conclusion,
          reviewer: row.reviewer,
          reviewedAt: row.reviewed_at,
          evidence: evidence.get(id) ?? [],
        },
      ]
    }),
  )
}

/** The claim on an annotation; null when it has none. */
export function claimOf(store: Database, id: AnnotationId): Claim | null {
  return claimsOf(store, [id]).get(id) ?? null
}

/** Gives an annotation a claim that says what its quote says and is unchecked, unless it has one. Runs within a step. */
export function ensureClaim(store: Database, id: AnnotationId, quote: string): void {
  statement<[string, string, string]>(
    store,
    `INSERT INTO claim (annotation_id, claim_reviewed, verdict_id) VALUES (?, ?, ?)
     ON CONFLICT (annotation_id) DO NOTHING`,
  ).run(id, quote, uncheckedVerdict(store).id)
}
