import type { Database } from 'better-sqlite3'
import { annotationId, kindId, type KindId } from '../../shared/model/ids.ts'
import type { Kind, KindDraft, KindPatch } from '../../shared/model/kind.ts'
import { assert } from '../../shared/result.ts'
import { ensureClaim } from './claims.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { listKinds } from './kinds.ts'
import { statement } from './statements.ts'

/** Adds a kind at the end of the list, as one step. */
export function createKind(store: Database, clock: Clock, draft: KindDraft): Kind {
  const id = newId(clock, kindId)
  recordStep(store, { label: `add kind “${draft.name}”`, now: clock.now() }, () =>
    statement<(string | number)[]>(
      store,
      `INSERT INTO kind (id, name, color, underline, glyph, is_claim, position) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      draft.name,
      draft.color,
      draft.underline,
      draft.glyph,
      Number(draft.isClaim),
      listKinds(store).length,
    ),
  )
  return present(store, id)
}

/**
 * Changes what the patch names, as one step; null when there is no kind with that id, or when it would hide the last
 * kind that is offered.
 */
export function updateKind(store: Database, clock: Clock, id: KindId, patch: KindPatch): Kind | null {
  const kinds = listKinds(store)
  const before = kinds.find((kind) => kind.id === id)
  if (before === undefined) return null
  const after = { ...before, ...patch }
  if (after.hidden && kinds.every((kind) => kind.id === id || kind.hidden)) return null
  const label =
    patch.hidden === undefined
      ? `change kind “${before.name}”`
      : `${patch.hidden ? 'hide' : 'show'} kind “${before.name}”`
  recordStep(store, { label, now: clock.now() }, () =>
    statement<(string | number)[]>(
      store,
      'UPDATE kind SET name = ?, color = ?, underline = ?, glyph = ?, hidden = ? WHERE id = ?',
    ).run(after.name, after.color, after.underline, after.glyph, Number(after.hidden), id),
  )
  return present(store, id)
}

/** Puts kinds into the order of `ids`, as one step; those not named keep their order after them. */
export function reorderKinds(store: Database, clock: Clock, ids: readonly KindId[]): Kind[] {
  recordStep(store, { label: 'reorder kinds', now: clock.now() }, () => setOrder(store, ids))
  return listKinds(store)
}

/**
 * Removes a kind, as one step; its annotations, those in the trash too, become `replacement`, and carry claims if that
 * does. Answers how many there were; null, changing nothing, when either kind is not there, they are the same, or what
 * is left would offer no kind, or none for claims.
 */
export function removeKind(store: Database, clock: Clock, id: KindId, replacement: KindId): number | null {
  const kinds = listKinds(store)
  const removed = kinds.find((kind) => kind.id === id)
  const rest = kinds.filter((kind) => kind.id !== id)
  const into = rest.find((kind) => kind.id === replacement)
  if (removed === undefined || into === undefined) return null
  if (rest.every((kind) => kind.hidden) || !rest.some((kind) => kind.isClaim)) return null
  const count = countOf(store, id)
  const label =
    count === 0 ? `remove kind “${removed.name}”` : `merge of “${removed.name}” into “${into.name}”`
  return recordStep(store, { label, now: clock.now() }, () => {
    const moved = statement<[string, string], { id: string; exact: string }>(
      store,
      'UPDATE annotation SET kind_id = ? WHERE kind_id = ? RETURNING id, exact',
    ).all(replacement, id)
    if (into.isClaim && !removed.isClaim) {
      for (const { id: annotation, exact } of moved) ensureClaim(store, annotationId.parse(annotation), exact)
    }
    statement<[string]>(store, 'DELETE FROM kind WHERE id = ?').run(id)
    setOrder(
      store,
      rest.map((kind) => kind.id),
    )
    return moved.length
  })
}

function countOf(store: Database, id: KindId): number {
  const row = statement<[string], { count: number }>(
    store,
    'SELECT count(*) AS count FROM annotation WHERE kind_id = ?',
  ).get(id)
  return row?.count ?? 0
}

/** Only rows whose place changes are written: the journal keeps an image of each. */
function setOrder(store: Database, ids: readonly KindId[]): void {
  const kinds = listKinds(store)
  const named = ids.filter((id) => kinds.some((kind) => kind.id === id))
  const order = [...new Set([...named, ...kinds.map((kind) => kind.id)])]
  for (const [position, id] of order.entries()) {
    statement<[number, string, number]>(
      store,
      'UPDATE kind SET position = ? WHERE id = ? AND position <> ?',
    ).run(position, id, position)
  }
}

function present(store: Database, id: KindId): Kind {
  const kind = listKinds(store).find((one) => one.id === id)
  assert(kind !== undefined, 'the kind that was just stored', id)
  return kind
}
