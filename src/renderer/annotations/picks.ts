/** Where the keyboard stands in a list, and what the next action is for. */
export type Picks<Id> = {
  activeId: Id | null
  /** From where a selection with Shift reaches. */
  anchorId: Id | null
  /** Empty unless several are meant. */
  picked: ReadonlySet<Id>
}

/** Puts the keyboard onto one entry, and forgets what was picked. */
export function activateOne<Id extends string>(id: Id | null): Picks<Id> {
  return { activeId: id, anchorId: id, picked: new Set() }
}

/** Adds an entry to what is picked, or takes it from there. */
export function togglePick<Id extends string>({ activeId, picked }: Picks<Id>, id: Id): Picks<Id> {
  // What the keyboard stands on is meant too when a second one is picked.
  const next = new Set(picked.size === 0 && activeId !== null && activeId !== id ? [activeId] : picked)
  if (!next.delete(id)) next.add(id)
  return { activeId: id, anchorId: id, picked: next }
}

/** Picks everything from the anchor to an entry. */
export function pickTo<Id extends string>({ anchorId }: Picks<Id>, order: readonly Id[], id: Id): Picks<Id> {
  const to = order.indexOf(id)
  const from = anchorId === null ? to : order.indexOf(anchorId)
  const start = from === -1 ? to : from
  const picked = new Set(order.slice(Math.min(start, to), Math.max(start, to) + 1))
  return { activeId: id, anchorId: order[start] ?? id, picked }
}

/** Picks everything. */
export function pickAll<Id extends string>(picks: Picks<Id>, order: readonly Id[]): Picks<Id> {
  return { ...picks, activeId: picks.activeId ?? order[0] ?? null, picked: new Set(order) }
}

/** Moves the keyboard by so many entries, as far as the list goes; `extend` picks on the way. */
export function movePick<Id extends string>(
  picks: Picks<Id>,
  order: readonly Id[],
  by: number,
  extend: boolean,
): Picks<Id> {
  const at = picks.activeId === null ? -1 : order.indexOf(picks.activeId)
  const next = order[Math.min(order.length - 1, Math.max(0, at === -1 ? 0 : at + by))]
  if (next === undefined) return picks
  return extend ? pickTo(picks, order, next) : activateOne(next)
}

/** What an action is for, in the order of the list: what is picked, or else what the keyboard stands on. Only what is listed counts. */
export function pickTargets<Id extends string>({ activeId, picked }: Picks<Id>, order: readonly Id[]): Id[] {
  if (picked.size > 0) return order.filter((id) => picked.has(id))
  return activeId !== null && order.includes(activeId) ? [activeId] : []
}

/** The picks when a list has changed: what is gone is not picked, and the keyboard stands on what took its place. */
export function followList<Id extends string>(
  picks: Picks<Id>,
  before: readonly Id[],
  after: readonly Id[],
): Picks<Id> {
  const listed = new Set(after)
  const picked = new Set([...picks.picked].filter((id) => listed.has(id)))
  if (picks.activeId === null || listed.has(picks.activeId)) return { ...picks, picked }
  const at = before.indexOf(picks.activeId)
  const heir =
    before.slice(at + 1).find((id) => listed.has(id)) ?? before.slice(0, at).findLast((id) => listed.has(id))
  return { activeId: heir ?? null, anchorId: heir ?? null, picked }
}
