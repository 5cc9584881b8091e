import type { Database } from 'better-sqlite3'
import type { Evidence } from '../../shared/model/claim.ts'
import type { AnnotationId, DocumentId, SpeakerId, VerdictId } from '../../shared/model/ids.ts'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { assert } from '../../shared/result.ts'
import type { LedgerColumns } from './ledger-columns.ts'
import { joinLive } from './live.ts'
import { statement } from './statements.ts'

type WordsRow = {
  id: AnnotationId
  document_id: DocumentId
  verdict_id: VerdictId
  title: string
  claim_reviewed: string
  exact: string
  conclusion: string
  speaker_id: SpeakerId | null
  speaker_name: string | null
}

/** Reads what rows show besides what the index knows; in the order of `slots`, which may name a claim twice. */
export function readLedgerRows(store: Database, columns: LedgerColumns, slots: Int32Array): LedgerRow[] {
  const listed = Array.from(slots)
  const ids = JSON.stringify(listed.map((slot) => columns.ids[slot]))
  const words = new Map(
    statement<[string], WordsRow>(
      store,
      `SELECT annotation_id AS id, document.id AS document_id, verdict_id, document.title, claim_reviewed, exact, conclusion, speaker_id,
         speaker.name AS speaker_name
       FROM claim JOIN annotation ON annotation.id = claim.annotation_id
         JOIN document ON document.id = annotation.document_id LEFT JOIN speaker ON speaker.id = claim.speaker_id
       WHERE annotation_id IN (SELECT value FROM json_each(?))`,
    )
      .all(ids)
      .map((row) => [row.id, row]),
  )
  const links = countLinks(store, ids)
  return listed.map((slot) => {
    const id = columns.ids[slot]
    const row = id === undefined ? undefined : words.get(id)
    assert(row !== undefined, 'a claim that the ledger lists', id)
    return {
      annotationId: row.id,
      documentId: row.document_id,
      documentTitle: row.title,
      claimReviewed: row.claim_reviewed,
      quote: row.exact,
      speaker: row.speaker_id === null ? null : { id: row.speaker_id, name: row.speaker_name ?? '' },
      verdictId: row.verdict_id,
      conclusion: row.conclusion,
      tags: (columns.tags[slot] ?? []).map((tag) => columns.tagNames.values[tag] ?? ''),
      attributionKind: columns.attributionKind[slot] ?? null,
      date: isoDay(columns.day[slot] ?? 0),
      links: links.get(row.id) ?? { ...NO_LINKS },
    }
  })
}

const NO_LINKS: LedgerRow['links'] = { supports: 0, contradicts: 0, context: 0, repeats: 0 }

/** Links at either end whose other end is live. */
function countLinks(store: Database, ids: string): Map<AnnotationId, LedgerRow['links']> {
  const rows = statement<
    [string, string],
    { id: AnnotationId; relation: Evidence['relation']; count: number }
  >(
    store,
    `SELECT id, relation, count(*) AS count FROM (
       SELECT claim_id AS id, relation, target_annotation_id AS other FROM evidence
         WHERE claim_id IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT target_annotation_id, relation, claim_id FROM evidence
         WHERE target_annotation_id IN (SELECT value FROM json_each(?)))
     WHERE other IS NULL OR EXISTS (SELECT 1 FROM (SELECT other AS id) AS wanted ${joinLive('wanted.id')})
     GROUP BY id, relation`,
  ).all(ids, ids)
  const links = new Map<AnnotationId, LedgerRow['links']>()
  for (const { id, relation, count } of rows) {
    links.set(id, { ...(links.get(id) ?? NO_LINKS), [relation]: count })
  }
  return links
}

/** ISO 8601, as far as it is known: a day, or a month. */
function isoDay(day: number): string {
  const digits = String(day).padStart(8, '0')
  const month = `${digits.slice(0, 4)}-${digits.slice(4, 6)}`
  return digits.endsWith('00') ? month : `${month}-${digits.slice(6)}`
}
