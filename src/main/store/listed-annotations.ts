import type { Database } from 'better-sqlite3'
import { annotationId, documentId, kindId } from '../../shared/model/ids.ts'
import type { ListedAnnotation } from '../../shared/model/listed-annotation.ts'
import { tagsOfMany } from './tags.ts'

/** The columns of an annotation in a list across documents; `annotation` and `document` are joined. */
export const LISTED_COLUMNS =
  'annotation.id, document_id, document.title AS document_title, kind_id, exact, note'

export type ListedRow = {
  id: string
  document_id: string
  document_title: string
  kind_id: string
  exact: string
  note: string
}

/** Rows with their tags, each with the row that it comes from. */
export function listedFromRows<Row extends ListedRow>(
  store: Database,
  rows: readonly Row[],
): { row: Row; listed: ListedAnnotation }[] {
  const ids = rows.map((row) => annotationId.parse(row.id))
  const tags = tagsOfMany(store, ids)
  return rows.map((row) => {
    const id = annotationId.parse(row.id)
    return {
      row,
      listed: {
        id,
        documentId: documentId.parse(row.document_id),
        documentTitle: row.document_title,
        kindId: kindId.parse(row.kind_id),
        quote: row.exact,
        note: row.note,
        tags: tags.get(id) ?? [],
      },
    }
  })
}
