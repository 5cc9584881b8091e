import type { Database } from 'better-sqlite3'
import {
  evidenceRelations,
  sourceTypes,
  verdictColors,
  type Claim,
  type Evidence,
  type Speaker,
  type Verdict,
} from '../../shared/model/claim.ts'
import { annotationId, evidenceId, speakerId, verdictId, type AnnotationId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { statement } from './statements.ts'
import { z } from 'zod'

type ClaimRow = {
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

type SpeakerRow = {
  id: string
  name: string
  aliases: string
  role: string | null
  affiliation: string | null
  source_type: string
  claim_count: number
}

type VerdictRow = { id: string; name: string; color: string; position: number; is_unchecked: number }

type EvidenceRow = {
  id: string
  relation: string
  target_annotation_id: string | null
  target_url: string | null
  target_title: string | null
  note: string
  accessed_at: string
}

/** The claim on an annotation; null when it has none. */
export function claimOf(store: Database, id: AnnotationId): Claim | null {
  const row = statement<[string], ClaimRow>(store, 'SELECT * FROM claim WHERE annotation_id = ?').get(id)
  if (row === undefined) return null
  return {
    claimReviewed: row.claim_reviewed,
    speaker: row.speaker_id === null ? null : speakerById(store, row.speaker_id),
    attribution: {
      kind: row.attribution_kind,
      cue: row.cue,
      source: row.attributed_source,
      saidAt: row.said_at,
      place: row.place,
      channel: row.channel,
      relayedBy: row.relayed_by,
    },
    verdict: verdictById(store, row.verdict_id),
    conclusion: row.conclusion,
    reviewer: row.reviewer,
    reviewedAt: row.reviewed_at,
    evidence: evidenceOf(store, id),
  }
}

/** Gives an annotation a claim that says what its quote says and is unchecked, unless it has one. Runs within a step. */
export function ensureClaim(store: Database, id: AnnotationId, quote: string): void {
  const unchecked = statement<[], { id: string }>(
    store,
    'SELECT id FROM verdict WHERE is_unchecked = 1 ORDER BY position LIMIT 1',
  ).get()
  assert(unchecked !== undefined, 'a verdict that means unchecked')
  statement<[string, string, string]>(
    store,
    `INSERT INTO claim (annotation_id, claim_reviewed, verdict_id) VALUES (?, ?, ?)
     ON CONFLICT (annotation_id) DO NOTHING`,
  ).run(id, quote, unchecked.id)
}

function speakerById(store: Database, id: string): Speaker | null {
  const row = statement<[string], SpeakerRow>(
    store,
    `SELECT speaker.*, (SELECT count(*) FROM claim JOIN annotation ON annotation.id = claim.annotation_id
       WHERE claim.speaker_id = speaker.id AND annotation.deleted_at IS NULL) AS claim_count
     FROM speaker WHERE id = ?`,
  ).get(id)
  if (row === undefined) return null
  return {
    id: speakerId.parse(row.id),
    name: row.name,
    aliases: z.array(z.string()).parse(JSON.parse(row.aliases)),
    role: row.role,
    affiliation: row.affiliation,
    sourceType: z.enum(sourceTypes).parse(row.source_type),
    claimCount: row.claim_count,
  }
}

function verdictById(store: Database, id: string): Verdict {
  const row = statement<[string], VerdictRow>(store, 'SELECT * FROM verdict WHERE id = ?').get(id)
  assert(row !== undefined, 'a verdict', id)
  return {
    id: verdictId.parse(row.id),
    name: row.name,
    color: z.enum(verdictColors).parse(row.color),
    position: row.position,
    isUnchecked: row.is_unchecked === 1,
  }
}

function evidenceOf(store: Database, id: AnnotationId): Evidence[] {
  return statement<[string], EvidenceRow>(
    store,
    'SELECT * FROM evidence WHERE claim_id = ? ORDER BY position, id',
  )
    .all(id)
    .map((row) => ({
      id: evidenceId.parse(row.id),
      relation: z.enum(evidenceRelations).parse(row.relation),
      target:
        row.target_annotation_id === null
          ? { type: 'url', url: row.target_url ?? '', title: row.target_title ?? '' }
          : { type: 'annotation', annotationId: annotationId.parse(row.target_annotation_id) },
      note: row.note,
      accessedAt: row.accessed_at,
    }))
}
