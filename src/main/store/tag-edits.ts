import type { Database } from 'better-sqlite3'
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
