import type { Database } from 'better-sqlite3'
import type { LinkTarget } from '../../shared/ipc-library.ts'
import type { LinkedThing } from '../../shared/ipc-notes.ts'
import { annotationLink, documentLink } from '../../shared/export/deep-link.ts'
import { annotationId, documentId } from '../../shared/model/ids.ts'
import { LIVE } from './live.ts'
import { search } from './search.ts'
import { statement } from './statements.ts'

type LinkedRow = { document_id: string; title: string; annotation_id: string | null; exact: string | null }

/** A quote longer than this is cut where it is offered or shown as a link, in UTF-16 code units. */
const MOST_QUOTED = 120

/** The article or highlight at the end of a link, by what it is called now; null when it is not there, or in the trash. */
export function linkedThing(
  store: Database,
  end: { kind: LinkTarget['kind']; id: string },
): LinkedThing | null {
  const row =
    end.kind === 'document'
      ? statement<[string], LinkedRow>(
          store,
          `SELECT id AS document_id, title, NULL AS annotation_id, NULL AS exact FROM document
           WHERE id = ? AND deleted_at IS NULL`,
        ).get(end.id)
      : statement<[string], LinkedRow>(
          store,
          `SELECT document_id, title, annotation.id AS annotation_id, exact
           FROM annotation JOIN document ON document.id = annotation.document_id
           WHERE annotation.id = ? AND ${LIVE}`,
        ).get(end.id)
  return row === undefined ? null : linkedFromRow(row)
}

/** What typed words may mean as the end of a link. Without words: what was read last, and highlighted last. */
export function suggestLinks(store: Database, typed: string, limit: number): LinkedThing[] {
  const words = typed.trim()
  if (words === '') return latest(store, limit)
  // As words, whatever they look like: a filter has no place here.
  const query = words
    .split(/\s+/u)
    .map((word) => word.replaceAll(/["():]/gu, ' ').trim())
    .filter(Boolean)
    .join(' ')
  const { hits } = search(store, query, { offset: 0, limit: limit * 2 })
  const things = hits.flatMap((hit) => {
    const end =
      hit.annotationId === null
        ? ({ kind: 'document', id: hit.documentId } as const)
        : ({ kind: 'annotation', id: hit.annotationId } as const)
    return linkedThing(store, end) ?? []
  })
  const isTitled = (thing: LinkedThing) => thing.target.kind === 'document'
  return [...things.filter(isTitled), ...things.filter((thing) => !isTitled(thing))].slice(0, limit)
}

function latest(store: Database, limit: number): LinkedThing[] {
  const half = Math.ceil(limit / 2)
  const rows = [
    ...statement<[number], LinkedRow>(
      store,
      `SELECT id AS document_id, title, NULL AS annotation_id, NULL AS exact FROM document
       WHERE deleted_at IS NULL ORDER BY last_read_at DESC NULLS LAST, added_at DESC LIMIT ?`,
    ).all(half),
    ...statement<[number], LinkedRow>(
      store,
      `SELECT document_id, title, annotation.id AS annotation_id, exact
       FROM annotation JOIN document ON document.id = annotation.document_id
       WHERE ${LIVE} ORDER BY annotation.created_at DESC LIMIT ?`,
    ).all(limit - half),
  ]
  return rows.map(linkedFromRow)
}

function linkedFromRow({ document_id, title, annotation_id, exact }: LinkedRow): LinkedThing {
  const document = documentId.parse(document_id)
  if (annotation_id === null) {
    return { link: documentLink(document), target: { kind: 'document', id: document }, title, context: null }
  }
  const id = annotationId.parse(annotation_id)
  return {
    link: annotationLink(id),
    target: { kind: 'annotation', id, documentId: document },
    title: cut((exact ?? '').replaceAll(/\s+/gu, ' ').trim()),
    context: title,
  }
}

function cut(quote: string): string {
  return quote.length <= MOST_QUOTED
    ? quote
    : `${quote
        .slice(0, MOST_QUOTED - 1)
        .toWellFormed()
        .trimEnd()}…`
}
