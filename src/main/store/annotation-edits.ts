import type { Database } from 'better-sqlite3'
import type { AnnotationBulkEdit } from '../../shared/model/annotation-edit.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { getAnnotations, isClaimKind, kindName } from './annotations.ts'
import { ensureClaim } from './claims.ts'
import type { Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'
import { setTags } from './tags.ts'

/** Changes many annotations alike, as one step; answers how many are other than before. Throws when the kind is not there. */
export function editAnnotations(
  store: Database,
  clock: Clock,
  ids: readonly AnnotationId[],
  edit: AnnotationBulkEdit,
): number {
  const removed = new Set(edit.removeTags)
  const changes = getAnnotations(store, [...new Set(ids)]).flatMap((before) => {
    const kindId = edit.kindId ?? before.kindId
    const kept = before.tags.filter((tag) => !removed.has(tag))
    const tags = [...new Set([...kept, ...(edit.addTags ?? [])])]
    const isRetagged = tags.length !== before.tags.length || tags.some((tag, at) => tag !== before.tags[at])
    return kindId !== before.kindId || isRetagged ? [{ before, kindId, tags }] : []
  })
  if (changes.length === 0) return 0
  const now = clock.now()
  recordStep(store, { label: bulkLabel(store, edit, changes.length), now }, () => {
    for (const { before, kindId, tags } of changes) {
      statement<[string, number, string]>(
        store,
        'UPDATE annotation SET kind_id = ?, updated_at = ? WHERE id = ?',
      ).run(kindId, now, before.id)
      setTags(store, clock, before.id, tags)
      // A claim outlives a change of kind: turning back brings back what was recorded.
      if (isClaimKind(store, kindId)) ensureClaim(store, before.id, before.selectors.quote.exact)
    }
  })
  return changes.length
}

function bulkLabel(store: Database, edit: AnnotationBulkEdit, count: number): string {
  const things = count === 1 ? 'highlight' : `${count} highlights`
  if (edit.kindId !== undefined) return `change of ${things} to ${kindName(store, edit.kindId)}`
  return (edit.addTags ?? []).length > 0 ? `tagging of ${things}` : `untagging of ${things}`
}
