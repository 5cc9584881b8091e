import type { Database } from 'better-sqlite3'
import { orphanReasons } from '../../shared/anchoring/anchoring.ts'
import {
  annotationId,
  documentId,
  revisionId,
  type DocumentId,
  type RevisionId,
} from '../../shared/model/ids.ts'
import type {
  AnchoringRecord,
  LostAnnotation,
  PlaceGuess,
  UnplacedAnnotations,
} from '../../shared/model/listed-annotation.ts'
import { assert } from '../../shared/result.ts'
import { getAnnotations } from './annotations.ts'
import { LISTED_COLUMNS, listedFromRows, type ListedRow } from './listed-annotations.ts'
import { LIVE } from './live.ts'
import { statement } from './statements.ts'

/**
 * What looking for annotations in the text of today came to: derived data, made by the window, which anchors, and
 * never undone, hashed or salvaged. A record counts as long as the document has the text that was looked in, and the
 * annotation the target that was looked for.
 */
const IS_PLACED = `placed.annotation_id = annotation.id AND placed.looked_in = document.revision_id
  AND placed.described_in = annotation.revision_id`

type LostRow = ListedRow & {
  reason: string
  guess_start: number | null
  guess_end: number | null
  guess_text: string | null
}

/** Every live annotation that is known not to be in the current text of its document, by document. */
export function lostAnnotations(store: Database): LostAnnotation[] {
  const rows = statement<[], LostRow>(
    store,
    `SELECT ${LISTED_COLUMNS}, placed.reason, guess_start, guess_end, guess_text
     FROM anchoring AS placed JOIN annotation ON annotation.id = placed.annotation_id
     JOIN document ON document.id = annotation.document_id AND ${LIVE}
     WHERE placed.reason IS NOT NULL AND ${IS_PLACED}
     ORDER BY document.title, document.id, annotation.created_at, annotation.id`,
  ).all()
  return listedFromRows(store, rows).map(({ row, listed }) => {
    const reason = orphanReasons.find((known) => known === row.reason)
    assert(reason !== undefined, 'a reason why a passage is lost', row.reason)
    return { ...listed, reason, guess: guessFromRow(row) }
  })
}

/**
 * Of up to `limit` documents, the live annotations of which it is not known whether they are in the current text:
 * those described in an earlier text, or that came from elsewhere with a quote alone.
 */
export function unplacedAnnotations(store: Database, limit: number): UnplacedAnnotations[] {
  const rows = statement<[], { id: string; document_id: string; revision_id: string }>(
    store,
    `SELECT annotation.id, document.id AS document_id, document.revision_id
     FROM annotation JOIN document ON document.id = annotation.document_id AND ${LIVE}
     WHERE (annotation.revision_id <> document.revision_id OR start_offset IS NULL)
       AND NOT EXISTS (SELECT 1 FROM anchoring AS placed WHERE ${IS_PLACED})
     ORDER BY document.id`,
  ).all()
  return [...Map.groupBy(rows, (row) => row.document_id)].slice(0, limit).flatMap(([id, together]) => {
    const current = together[0]?.revision_id
    if (current === undefined) return []
    const ids = together.map((row) => annotationId.parse(row.id))
    return [
      {
        documentId: documentId.parse(id),
        revisionId: revisionId.parse(current),
        annotations: getAnnotations(store, ids).map((annotation) => ({
          id: annotation.id,
          revisionId: annotation.revisionId,
          selectors: annotation.selectors,
        })),
      },
    ]
  })
}

/** Keeps what looking in a text came to; does nothing when the document has another text by now. Not a step to undo. */
export function recordAnchoring(
  store: Database,
  document: DocumentId,
  lookedIn: RevisionId,
  records: readonly AnchoringRecord[],
): void {
  store
    .transaction(() => {
      const put = statement<(string | number | null)[]>(
        store,
        `INSERT INTO anchoring (annotation_id, described_in, looked_in, reason, guess_start, guess_end, guess_text)
         SELECT annotation.id, ?, document.revision_id, ?, ?, ?, ?
         FROM annotation JOIN document ON document.id = annotation.document_id
         WHERE annotation.id = ? AND document.id = ? AND document.revision_id = ?
         ON CONFLICT (annotation_id) DO UPDATE SET described_in = excluded.described_in, looked_in = excluded.looked_in,
           reason = excluded.reason, guess_start = excluded.guess_start, guess_end = excluded.guess_end,
           guess_text = excluded.guess_text`,
      )
      for (const { id, describedIn, lost } of records) {
        const guess = lost?.guess ?? null
        put.run(
          describedIn,
          lost?.reason ?? null,
          guess?.start ?? null,
          guess?.end ?? null,
          guess?.text ?? null,
          id,
          document,
          lookedIn,
        )
      }
    })
    .immediate()
}

function guessFromRow({ guess_start, guess_end, guess_text }: LostRow): PlaceGuess | null {
  if (guess_start === null || guess_end === null) return null
  return { start: guess_start, end: guess_end, text: guess_text ?? '' }
}
