import type { Database } from 'better-sqlite3'
import type { TagUse } from '../../shared/ipc.ts'
import { annotationId, documentId, tagId, type AnnotationId } from '../../shared/model/ids.ts'
import type { TagPlaces } from '../../shared/model/tag.ts'
import { assert } from '../../shared/result.ts'
import { newId, type Clock } from './clock.ts'
import { statement } from './statements.ts'

/** Every tag that stands on a live annotation or document, the most used first, then by name. */
export function listTags(store: Database): TagUse[] {
  // Counted in the order of the index; what is in the trash is taken off, because it is little.
  return statement<[], TagUse>(
    store,
    `SELECT tag.name AS name, sum(used.count) AS count
     FROM (
       SELECT tag_id, count(*) AS count FROM annotation_tag
       WHERE annotation_id NOT IN (SELECT id FROM annotation WHERE deleted_at IS NOT NULL)
         AND annotation_id NOT IN (
           SELECT annotation.id FROM document JOIN annotation ON annotation.document_id = document.id
           WHERE document.deleted_at IS NOT NULL)
       GROUP BY tag_id
       UNION ALL
       SELECT tag_id, count(*) FROM document_tag
       WHERE document_id NOT IN (SELECT id FROM document WHERE deleted_at IS NOT NULL)
       GROUP BY tag_id
     ) AS used JOIN tag ON tag.id = used.tag_id
     GROUP BY tag.id ORDER BY count DESC, tag.name`,
  ).all()
}

/** Everything live that has exactly this tag, the newest first; quotes are cut after 300 characters. */
export function tagPlaces(store: Database, name: string): TagPlaces {
  const annotations = statement<[string], { id: string; title: string; quote: string }>(
    store,
    `SELECT annotation.id, document.title, substr(annotation.exact, 1, 300) AS quote
     FROM tag JOIN annotation_tag ON annotation_tag.tag_id = tag.id
       JOIN annotation ON annotation.id = annotation_tag.annotation_id AND annotation.deleted_at IS NULL
       JOIN document ON document.id = annotation.document_id AND document.deleted_at IS NULL
     WHERE tag.name = ? ORDER BY annotation.created_at DESC, annotation.id DESC`,
  ).all(name)
  const documents = statement<[string], { id: string; title: string }>(
    store,
    `SELECT document.id, document.title FROM tag JOIN document_tag ON document_tag.tag_id = tag.id
       JOIN document ON document.id = document_tag.document_id AND document.deleted_at IS NULL
     WHERE tag.name = ? ORDER BY document.added_at DESC, document.id DESC`,
  ).all(name)
  return {
    annotations: annotations.map(({ id, title, quote }) => ({
      id: annotationId.parse(id),
      documentTitle: title,
      quote,
    })),
    documents: documents.map(({ id, title }) => ({ id: documentId.parse(id), title })),
  }
}

/** The tags of one annotation, in the order in which they were given. */
export function tagsOf(store: Database, id: AnnotationId): string[] {
  return tagsOfMany(store, [id]).get(id) ?? []
}

/** The tags of many annotations, each in the order in which they were given; without an entry where there are none. */
export function tagsOfMany(store: Database, ids: readonly AnnotationId[]): Map<AnnotationId, string[]> {
  // Two plain queries and a sort of a few tags each: a join, sorted by SQLite, takes three times as long.
  const rows = statement<[string], { annotation_id: AnnotationId; tag_id: string; position: number }>(
    store,
    `SELECT annotation_id, tag_id, position FROM annotation_tag
     WHERE annotation_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids))
  const used = [...new Set(rows.map((row) => row.tag_id))]
  const names = new Map(
    statement<[string], { id: string; name: string }>(
      store,
      'SELECT id, name FROM tag WHERE id IN (SELECT value FROM json_each(?))',
    )
      .all(JSON.stringify(used))
      .map(({ id, name }) => [id, name]),
  )
  const byAnnotation = Map.groupBy(rows, (row) => row.annotation_id)
  return new Map(
    [...byAnnotation].map(([id, given]) => [
      id,
      given
        .toSorted((one, other) => one.position - other.position)
        .map(({ tag_id }) => {
          const name = names.get(tag_id)
          assert(name !== undefined, 'a tag', tag_id)
          return name
        }),
    ]),
  )
}

/** Makes `names` the tags of an annotation, in this order; unknown tags are created. Runs within a step. */
export function setTags(store: Database, clock: Clock, id: AnnotationId, names: readonly string[]): void {
  const wanted = [...new Set(names)]
  const present = tagsOf(store, id)
  if (present.length === wanted.length && present.every((name, index) => name === wanted[index])) return
  statement<[string]>(store, 'DELETE FROM annotation_tag WHERE annotation_id = ?').run(id)
  for (const [position, name] of wanted.entries()) {
    statement<[string, string, number]>(
      store,
      'INSERT INTO annotation_tag (annotation_id, tag_id, position) VALUES (?, ?, ?)',
    ).run(id, tagNamed(store, clock, name), position)
  }
}

/** The id of a tag, which is made if there is none. Runs within a step. */
export function tagNamed(store: Database, clock: Clock, name: string): string {
  const known = statement<[string], { id: string }>(store, 'SELECT id FROM tag WHERE name = ?').get(name)
  if (known !== undefined) return known.id
  const id = newId(clock, tagId)
  statement<[string, string]>(store, 'INSERT INTO tag (id, name) VALUES (?, ?)').run(id, name)
  return id
}
