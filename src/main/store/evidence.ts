import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { evidenceRelations, type Evidence } from '../../shared/model/claim.ts'
import { annotationId, evidenceId, type AnnotationId } from '../../shared/model/ids.ts'
import { LIVE } from './live.ts'
import { statement } from './statements.ts'

export type EvidenceRow = {
  id: string
  claim_id: string
  relation: string
  target_annotation_id: string | null
  target_url: string | null
  target_title: string | null
  note: string
  accessed_at: string
}

const relation = z.enum(evidenceRelations)

export function evidenceFromRow(row: EvidenceRow): Evidence {
  return {
    id: evidenceId.parse(row.id),
    relation: relation.parse(row.relation),
    target:
      row.target_annotation_id === null
        ? { type: 'url', url: row.target_url ?? '', title: row.target_title ?? '' }
        : { type: 'annotation', annotationId: annotationId.parse(row.target_annotation_id) },
    note: row.note,
    accessedAt: row.accessed_at,
  }
}

/**
 * The evidence of many claims, each in the reader's order. A link to an annotation that is in the trash, or whose
 * document is, is left out: it comes back with them.
 */
export function evidenceOf(store: Database, ids: readonly AnnotationId[]): Map<AnnotationId, Evidence[]> {
  const rows = statement<[string], EvidenceRow>(
    store,
    `SELECT evidence.* FROM evidence
     WHERE claim_id IN (SELECT value FROM json_each(?))
       AND (target_annotation_id IS NULL OR EXISTS (
         SELECT 1 FROM annotation JOIN document ON document.id = annotation.document_id
         WHERE annotation.id = target_annotation_id AND ${LIVE}))
     ORDER BY claim_id, position, id`,
  ).all(JSON.stringify(ids))
  const evidence = new Map<AnnotationId, Evidence[]>()
  for (const row of rows) {
    const id = annotationId.parse(row.claim_id)
    const list = evidence.get(id) ?? []
    list.push(evidenceFromRow(row))
    evidence.set(id, list)
  }
  return evidence
}

/** The annotations at both ends of links. */
export function endsOfEvidence(store: Database, ids: readonly string[]): string[] {
  return statement<[string], { claim_id: string; target_annotation_id: string | null }>(
    store,
    'SELECT claim_id, target_annotation_id FROM evidence WHERE id IN (SELECT value FROM json_each(?))',
  )
    .all(JSON.stringify(ids))
    .flatMap((row) =>
      row.target_annotation_id === null ? [row.claim_id] : [row.claim_id, row.target_annotation_id],
    )
}
