import type { Database } from 'better-sqlite3'
import type { ClaimLink, Contradiction, LinkEnd } from '../../shared/model/claim-links.ts'
import {
  annotationId,
  type AnnotationId,
  type DocumentId,
  type SpeakerId,
  type VerdictId,
} from '../../shared/model/ids.ts'
import { evidenceFromRow, evidenceOf, type EvidenceRow } from './evidence.ts'
import { JOIN_LIVE_CLAIM, joinLive } from './live.ts'
import { statement } from './statements.ts'

type EndRow = {
  id: AnnotationId
  document_id: DocumentId
  title: string
  exact: string
  claim_reviewed: string | null
  verdict_id: VerdictId | null
  speaker_id: SpeakerId | null
  speaker_name: string | null
}

/** The links of an annotation, those it makes first, then those that claims make to it; only to what is live. */
export function linksOf(store: Database, id: AnnotationId): ClaimLink[] {
  const outgoing = evidenceOf(store, [id]).get(id) ?? []
  const incoming = statement<[string], EvidenceRow>(
    store,
    `SELECT evidence.* FROM evidence JOIN claim ON claim.annotation_id = evidence.claim_id ${JOIN_LIVE_CLAIM}
     WHERE target_annotation_id = ? ORDER BY evidence.id`,
  ).all(id)
  const others = linkEnds(store, [
    ...outgoing.flatMap(({ target }) => (target.type === 'annotation' ? [target.annotationId] : [])),
    ...incoming.map((row) => annotationId.parse(row.claim_id)),
  ])
  return [
    ...outgoing.map((evidence) => ({
      evidence,
      isIncoming: false,
      other:
        evidence.target.type === 'annotation' ? (others.get(evidence.target.annotationId) ?? null) : null,
    })),
    ...incoming.map((row) => ({
      evidence: evidenceFromRow(row),
      isIncoming: true,
      other: others.get(annotationId.parse(row.claim_id)) ?? null,
    })),
  ]
}

/** The contradictions in which a claim of this speaker is one of the two, or both are. */
export function contradictionsOf(store: Database, speaker: SpeakerId): Contradiction[] {
  const rows = statement<[{ speaker: string }], EvidenceRow>(
    store,
    `SELECT * FROM evidence WHERE relation = 'contradicts' AND target_annotation_id IS NOT NULL AND (
       claim_id IN (SELECT annotation_id FROM claim WHERE speaker_id = $speaker)
       OR target_annotation_id IN (SELECT annotation_id FROM claim WHERE speaker_id = $speaker))
     ORDER BY id`,
  ).all({ speaker })
  const ends = linkEnds(
    store,
    rows.flatMap((row) =>
      [row.claim_id, row.target_annotation_id ?? row.claim_id].map((id) => annotationId.parse(id)),
    ),
  )
  return rows.flatMap((row) => {
    const claim = ends.get(annotationId.parse(row.claim_id))
    const other = ends.get(annotationId.parse(row.target_annotation_id))
    return claim === undefined || other === undefined
      ? []
      : [{ evidence: evidenceFromRow(row), claim, other }]
  })
}

/** Those of the given annotations that are live, as links show them. */
function linkEnds(store: Database, ids: readonly AnnotationId[]): Map<AnnotationId, LinkEnd> {
  const rows = statement<[string], EndRow>(
    store,
    `SELECT annotation.id, annotation.document_id, document.title, annotation.exact, claim.claim_reviewed,
       claim.verdict_id, speaker.id AS speaker_id, speaker.name AS speaker_name
     FROM (SELECT value AS id FROM json_each(?)) AS wanted ${joinLive('wanted.id')}
       JOIN kind ON kind.id = annotation.kind_id
       LEFT JOIN claim ON claim.annotation_id = annotation.id AND kind.is_claim = 1
       LEFT JOIN speaker ON speaker.id = claim.speaker_id`,
  ).all(JSON.stringify(ids))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        annotationId: row.id,
        documentId: row.document_id,
        documentTitle: row.title,
        text: row.claim_reviewed ?? row.exact,
        quote: row.exact,
        speaker: row.speaker_id === null ? null : { id: row.speaker_id, name: row.speaker_name ?? '' },
        verdictId: row.verdict_id,
      },
    ]),
  )
}
