/**
 * The condition under which an annotation counts: neither it nor its document is in the trash. To be used where
 * `annotation` and `document` are joined, so that every list and every count agree on what there is.
 */
export const LIVE = 'annotation.deleted_at IS NULL AND document.deleted_at IS NULL'

/** Joins a table with `annotation_id` or the like to its annotation and document. */
export function joinLive(column: string): string {
  return `JOIN annotation ON annotation.id = ${column} JOIN document ON document.id = annotation.document_id AND ${LIVE}`
}

/** Joins `claim` to what must be there for it to count; a claim whose annotation is of another kind now doesn't. */
export const JOIN_LIVE_CLAIM = `${joinLive('claim.annotation_id')}
  JOIN kind ON kind.id = annotation.kind_id AND kind.is_claim = 1`
