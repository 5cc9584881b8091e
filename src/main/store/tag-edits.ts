import type { Database } from 'better-sqlite3'
import type { TaggedThings } from '../../shared/model/tag.ts'
import type { Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'
import { tagNamed } from './tags.ts'

type TagRow = { id: string; name: string }

/**
 * Renames a tag and those nested in it, everywhere, as one step: `trade` → `economy/trade` takes `trade/steel` along.
 * Where a tag of the new name is there already, the two become one. Answers how many tags changed.
 */
export function renameTag(store: Database, clock: Clock, from: string, to: string): number {
  if (from === to) return 0
  return recordStep(store, { label: `rename of the tag “${from}”`, now: clock.now() }, () => {
    const tags = tagsWithin(store, from)
    for (const { id, name } of tags) {
      const wanted = to + name.slice(from.length)
      const known = statement<[string], { id: string }>(store, 'SELECT id FROM tag WHERE name = ?').get(
        wanted,
      )
      if (known === undefined) {
        statement<[string, string]>(store, 'UPDATE tag SET name = ? WHERE id = ?').run(wanted, id)
      } else if (known.id !== id) merge(store, id, tagNamed(store, clock, wanted))
    }
    return tags.length
  })
}

/** Takes a tag, and those nested in it, from everything, as one step; answers how many tags that were. */
export function removeTag(store: Database, clock: Clock, name: string): number {
  return recordStep(store, { label: `delete the tag “${name}”`, now: clock.now() }, () => {
    const tags = tagsWithin(store, name)
    for (const { id } of tags) drop(store, id)
    return tags.length
  })
}

/**
 * Splits a tag, as one step: the named things that have `from` get `to` in its place, and the rest keep it. Things that
 * have `to` already just lose `from`. Answers how many things changed.
 */
export function splitTag(
  store: Database,
  clock: Clock,
  from: string,
  to: string,
  things: TaggedThings,
): number {
  const source = statement<[string], { id: string }>(store, 'SELECT id FROM tag WHERE name = ?').get(from)
  if (source === undefined || from === to) return 0
  return recordStep(store, { label: `split of the tag “${from}”`, now: clock.now() }, () => {
    const target = tagNamed(store, clock, to)
    let changed = 0
    for (const { table, owner, ids } of [
      { table: 'annotation_tag', owner: 'annotation_id', ids: things.annotations },
      { table: 'document_tag', owner: 'document_id', ids: things.documents },
    ] as const) {
      const chosen = JSON.stringify(ids)
      const among = `tag_id = ? AND ${owner} IN (SELECT value FROM json_each(?))`
      statement<string[]>(
        store,
        `INSERT INTO ${table} (${owner}, tag_id, position)
         SELECT ${owner}, ?, position FROM ${table} WHERE ${among} ON CONFLICT DO NOTHING`,
      ).run(target, source.id, chosen)
      changed += statement<string[]>(store, `DELETE FROM ${table} WHERE ${among}`).run(
        source.id,
        chosen,
      ).changes
    }
    // A tag that nothing has any more is no tag.
    for (const id of [source.id, target]) if (!isUsed(store, id)) drop(store, id)
    return changed
  })
}

function isUsed(store: Database, id: string): boolean {
  return (
    statement<{ id: string }, { one: number }>(
      store,
      `SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM annotation_tag WHERE tag_id = $id)
         OR EXISTS (SELECT 1 FROM document_tag WHERE tag_id = $id)`,
    ).get({ id }) !== undefined
  )
}

function tagsWithin(store: Database, name: string): TagRow[] {
  return statement<{ name: string }, TagRow>(
    store,
    `SELECT id, name FROM tag WHERE name = $name OR substr(name, 1, length($name) + 1) = $name || '/'`,
  ).all({ name })
}

function merge(store: Database, from: string, into: string): void {
  for (const [table, owner] of [
    ['annotation_tag', 'annotation_id'],
    ['document_tag', 'document_id'],
  ] as const) {
    statement<[string, string]>(
      store,
      `INSERT INTO ${table} (${owner}, tag_id, position)
       SELECT ${owner}, ?, position FROM ${table} WHERE tag_id = ? ON CONFLICT DO NOTHING`,
    ).run(into, from)
  }
  drop(store, from)
}

function drop(store: Database, id: string): void {
  statement<[string]>(store, 'DELETE FROM annotation_tag WHERE tag_id = ?').run(id)
  statement<[string]>(store, 'DELETE FROM document_tag WHERE tag_id = ?').run(id)
  statement<[string]>(store, 'DELETE FROM tag WHERE id = ?').run(id)
}
