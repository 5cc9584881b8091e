import type { Database } from 'better-sqlite3'
import type { TagUse } from '../../shared/ipc.ts'
import { tagId, type AnnotationId } from '../../shared/model/ids.ts'
import { newId, type Clock } from './clock.ts'
import { statement } from './statements.ts'

/** Every tag that stands on a live annotation, the most used first, then by name. */
export function listTags(store: Database): TagUse[] {
  return statement<[], TagUse>(
    store,
    `SELECT tag.name AS name, count(*) AS count
     FROM tag JOIN annotation_tag ON annotation_tag.tag_id = tag.id
       JOIN annotation ON annotation.id = annotation_tag.annotation_id AND annotation.deleted_at IS NULL
     GROUP BY tag.id ORDER BY count DESC, tag.name`,
  ).all()
}

/** The tags of one annotation, in the order in which they were given. */
export function tagsOf(store: Database, id: AnnotationId): string[] {
  return statement<[string], { name: string }>(
    store,
    `SELECT tag.name AS name FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag_id
     WHERE annotation_tag.annotation_id = ? ORDER BY annotation_tag.position`,
  )
    .all(id)
    .map(({ name }) => name)
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

function tagNamed(store: Database, clock: Clock, name: string): string {
  const known = statement<[string], { id: string }>(store, 'SELECT id FROM tag WHERE name = ?').get(name)
  if (known !== undefined) return known.id
  const id = newId(clock, tagId)
  statement<[string, string]>(store, 'INSERT INTO tag (id, name) VALUES (?, ?)').run(id, name)
  return id
}
