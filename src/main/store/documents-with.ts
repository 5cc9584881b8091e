import type { Database } from 'better-sqlite3'
import { documentId, type DocumentId } from '../../shared/model/ids.ts'
import type { RowImage, Touched } from './journal.ts'
import type { JournaledTable } from './journaled-tables.ts'
import { statement } from './statements.ts'

/** How to come from the rows of a table to the documents in whose Markdown they stand. */
const ROUTES: Partial<Record<JournaledTable, { column: string; sql: string }[]>> = {
  annotation_tag: [{ column: 'annotation_id', sql: 'SELECT document_id FROM annotation WHERE id IN ids' }],
  claim: [{ column: 'annotation_id', sql: 'SELECT document_id FROM annotation WHERE id IN ids' }],
  evidence: [
    { column: 'claim_id', sql: 'SELECT document_id FROM annotation WHERE id IN ids' },
    {
      column: 'id',
      sql: `SELECT document_id FROM evidence JOIN annotation ON annotation.id = evidence.claim_id
            WHERE evidence.id IN ids`,
    },
  ],
  kind: [{ column: 'id', sql: 'SELECT DISTINCT document_id FROM annotation WHERE kind_id IN ids' }],
  tag: [
    {
      column: 'id',
      sql: `SELECT DISTINCT document_id FROM annotation_tag JOIN annotation ON annotation.id = annotation_id
            WHERE tag_id IN ids`,
    },
  ],
  speaker: [
    {
      column: 'id',
      sql: `SELECT DISTINCT document_id FROM claim JOIN annotation ON annotation.id = annotation_id
            WHERE speaker_id IN ids`,
    },
  ],
  verdict: [
    {
      column: 'id',
      sql: `SELECT DISTINCT document_id FROM claim JOIN annotation ON annotation.id = annotation_id
            WHERE verdict_id IN ids`,
    },
  ],
}

/** The documents whose Markdown may say something else after a step than before it; those in the trash too. */
export function documentsTouchedBy(store: Database, touched: Touched): Set<DocumentId> {
  const found = new Set<string>([
    ...columnOf(touched.get('document'), 'id'),
    ...columnOf(touched.get('revision'), 'document_id'),
    ...columnOf(touched.get('annotation'), 'document_id'),
    ...follow(
      store,
      columnOf(touched.get('annotation'), 'id'),
      'SELECT document_id FROM annotation WHERE id IN ids',
    ),
  ])
  for (const [table, images] of touched) {
    for (const { column, sql } of ROUTES[table] ?? []) {
      for (const id of follow(store, columnOf(images, column), sql)) found.add(id)
    }
  }
  return new Set(Array.from(found, (id) => documentId.parse(id)))
}

function follow(store: Database, ids: readonly string[], sql: string): string[] {
  if (ids.length === 0) return []
  const query = sql.replace('IN ids', 'IN (SELECT value FROM json_each(?))')
  return statement<[string], { document_id: string }>(store, query)
    .all(JSON.stringify(ids))
    .map((row) => row.document_id)
}

function columnOf(images: readonly RowImage[] | undefined, column: string): string[] {
  return (images ?? []).flatMap((image) => (typeof image[column] === 'string' ? [image[column]] : []))
}
