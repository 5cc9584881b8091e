import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { verdictColors, type Verdict, type VerdictDraft } from '../../shared/model/claim.ts'
import { verdictId, type VerdictId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'

type VerdictRow = { id: string; name: string; color: string; position: number; is_unchecked: number }

const color = z.enum(verdictColors)

function verdictFromRow(row: VerdictRow): Verdict {
  return {
    id: verdictId.parse(row.id),
    name: row.name,
    color: color.parse(row.color),
    position: row.position,
    isUnchecked: row.is_unchecked === 1,
  }
}

/** Every verdict, in the reader's order. */
export function listVerdicts(store: Database): Verdict[] {
  return statement<[], VerdictRow>(store, 'SELECT * FROM verdict ORDER BY position, id')
    .all()
    .map(verdictFromRow)
}

/** The verdict that a new claim gets: the first one that means unchecked. */
export function uncheckedVerdict(store: Database): Verdict {
  const unchecked = listVerdicts(store).find((verdict) => verdict.isUnchecked)
  assert(unchecked !== undefined, 'a verdict that means unchecked')
  return unchecked
}

/** Adds a verdict at the end of the list, as one step. */
export function createVerdict(store: Database, clock: Clock, draft: VerdictDraft): Verdict {
  const id = newId(clock, verdictId)
  recordStep(store, { label: `add verdict “${draft.name}”`, now: clock.now() }, () =>
    insertVerdict(store, id, draft, listVerdicts(store).length),
  )
  return present(store, id)
}

/** Changes the name or colour of a verdict, as one step; null when there is none with that id. */
export function updateVerdict(
  store: Database,
  clock: Clock,
  id: VerdictId,
  patch: Partial<Pick<VerdictDraft, 'name' | 'color'>>,
): Verdict | null {
  const before = listVerdicts(store).find((verdict) => verdict.id === id)
  if (before === undefined) return null
  recordStep(store, { label: `change verdict “${before.name}”`, now: clock.now() }, () =>
    statement<[string, string, string]>(store, 'UPDATE verdict SET name = ?, color = ? WHERE id = ?').run(
      patch.name ?? before.name,
      patch.color ?? before.color,
      id,
    ),
  )
  return present(store, id)
}

/** Puts verdicts into the order of `ids`, as one step; those not named keep their order after them. */
export function reorderVerdicts(store: Database, clock: Clock, ids: readonly VerdictId[]): Verdict[] {
  recordStep(store, { label: 'reorder verdicts', now: clock.now() }, () => setOrder(store, ids))
  return listVerdicts(store)
}

/**
 * Removes a verdict, as one step; its claims, those in the trash too, get `replacement`. Answers false, and changes
 * nothing, when either is not there, they are the same, or it is the only one that means unchecked.
 */
export function removeVerdict(store: Database, clock: Clock, id: VerdictId, replacement: VerdictId): boolean {
  const verdicts = listVerdicts(store)
  const removed = verdicts.find((verdict) => verdict.id === id)
  const rest = verdicts.filter((verdict) => verdict.id !== id)
  if (removed === undefined || !rest.some((verdict) => verdict.id === replacement)) return false
  if (!rest.some((verdict) => verdict.isUnchecked)) return false
  recordStep(store, { label: `remove verdict “${removed.name}”`, now: clock.now() }, () => {
    statement<[string, string]>(store, 'UPDATE claim SET verdict_id = ? WHERE verdict_id = ?').run(
      replacement,
      id,
    )
    statement<[string]>(store, 'DELETE FROM verdict WHERE id = ?').run(id)
    setOrder(
      store,
      rest.map((verdict) => verdict.id),
    )
  })
  return true
}

/**
 * Makes `drafts` the list of verdicts, as one step named `label`. A verdict of the same name is kept and takes the
 * new colour; the first unchecked one is kept under the new name; any other that a claim has stays, at the end.
 */
export function replaceVerdicts(
  store: Database,
  clock: Clock,
  label: string,
  drafts: readonly VerdictDraft[],
): Verdict[] {
  assert(
    drafts.some((draft) => draft.isUnchecked),
    'a list with a verdict that means unchecked',
  )
  recordStep(store, { label, now: clock.now() }, () => {
    const before = listVerdicts(store)
    const unchecked = uncheckedVerdict(store)
    const kept = drafts.map((draft, position) => {
      const known = draft.isUnchecked
        ? unchecked
        : before.find((verdict) => verdict.name === draft.name && !verdict.isUnchecked)
      if (known === undefined) {
        const id = newId(clock, verdictId)
        insertVerdict(store, id, draft, position)
        return id
      }
      statement<[string, string, string]>(store, 'UPDATE verdict SET name = ?, color = ? WHERE id = ?').run(
        draft.name,
        draft.color,
        known.id,
      )
      return known.id
    })
    const used = new Set(
      statement<[], { id: string }>(store, 'SELECT DISTINCT verdict_id AS id FROM claim')
        .all()
        .map(({ id }) => id),
    )
    const others = before.filter((verdict) => !kept.includes(verdict.id))
    for (const verdict of others) {
      if (!used.has(verdict.id))
        statement<[string]>(store, 'DELETE FROM verdict WHERE id = ?').run(verdict.id)
    }
    setOrder(store, [
      ...kept,
      ...others.filter((verdict) => used.has(verdict.id)).map((verdict) => verdict.id),
    ])
  })
  return listVerdicts(store)
}

function insertVerdict(store: Database, id: VerdictId, draft: VerdictDraft, position: number): void {
  statement<(string | number)[]>(
    store,
    'INSERT INTO verdict (id, name, color, position, is_unchecked) VALUES (?, ?, ?, ?, ?)',
  ).run(id, draft.name, draft.color, position, Number(draft.isUnchecked))
}

/** Only rows whose place changes are written: the journal keeps an image of each. */
function setOrder(store: Database, ids: readonly VerdictId[]): void {
  const verdicts = listVerdicts(store)
  const named = ids.filter((id) => verdicts.some((verdict) => verdict.id === id))
  const order = [...new Set([...named, ...verdicts.map((verdict) => verdict.id)])]
  for (const [position, id] of order.entries()) {
    statement<[number, string, number]>(
      store,
      'UPDATE verdict SET position = ? WHERE id = ? AND position <> ?',
    ).run(position, id, position)
  }
}

function present(store: Database, id: VerdictId): Verdict {
  const verdict = listVerdicts(store).find((one) => one.id === id)
  assert(verdict !== undefined, 'the verdict that was just stored', id)
  return verdict
}
