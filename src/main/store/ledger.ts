import type { Database } from 'better-sqlite3'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type {
  LedgerBreakdown,
  LedgerFilter,
  LedgerGroup,
  LedgerQuery,
  LedgerRow,
  LedgerView,
} from '../../shared/model/ledger.ts'
import type { LedgerColumns } from './ledger-columns.ts'
import { filteredSlots, speakerColumn } from './ledger-filter.ts'
import { ledgerIndex } from './ledger-index.ts'
import { readLedgerRows } from './ledger-rows.ts'
import { statement } from './statements.ts'
import { listVerdicts } from './verdicts.ts'

type Arranged = { key: string; view: LedgerView; rows: Int32Array }

/** The list that was asked for last: scrolling asks for it again and again. */
const arranged = new WeakMap<Database, Arranged>()

/** How long the list is that a query asks for, and where its headings stand. */
export function ledgerView(store: Database, query: LedgerQuery): LedgerView {
  return arrange(store, query).view
}

/** The rows from `start` up to `end` of the list that a query asks for; fewer where the list ends. */
export function ledgerRows(store: Database, query: LedgerQuery, start: number, end: number): LedgerRow[] {
  const { rows } = arrange(store, query)
  return readLedgerRows(store, ledgerIndex(store).columns, rows.subarray(start, end))
}

/** Every claim that passes a filter, each once: for bulk edits. */
export function ledgerClaims(store: Database, filter: LedgerFilter): AnnotationId[] {
  const { ids } = ledgerIndex(store).columns
  return Array.from(filteredSlots(store, filter)).flatMap((slot) => ids[slot] ?? [])
}

/** The groups of a list, and how many claims of each have which verdict: for plots and their tables. */
export function ledgerBreakdown(
  store: Database,
  groupBy: LedgerQuery['groupBy'],
  filter: LedgerFilter,
): LedgerBreakdown {
  const { columns } = ledgerIndex(store)
  const buckets = bucket(columns, filteredSlots(store, filter), groupBy)
  const verdicts = listVerdicts(store)
  return orderGroups(store, columns, groupBy, buckets).map(({ key, label, slots }) => {
    const counts = new Int32Array(columns.verdicts.values.length)
    for (const slot of slots) {
      const verdict = columns.verdict[slot] ?? 0
      counts[verdict] = (counts[verdict] ?? 0) + 1
    }
    const of = (id: string) => counts[columns.verdicts.numbers.get(id) ?? -1] ?? 0
    return {
      key,
      label,
      count: slots.length,
      verdicts: verdicts.map(({ id }) => ({ verdictId: id, count: of(id) })),
    }
  })
}

function arrange(store: Database, query: LedgerQuery): Arranged {
  const { columns, version } = ledgerIndex(store)
  // Names stand in headings and are searched, and are no part of the index: any change makes the list anew.
  const key = JSON.stringify([version, totalChanges(store), query])
  const last = arranged.get(store)
  if (last?.key === key) return last
  const slots = filteredSlots(store, query.filter)
  const unchecked = uncheckedByNumber(store, columns)
  const sorted = sort(columns, slots, query.sortBy, unchecked)
  const groups = orderGroups(store, columns, query.groupBy, bucket(columns, sorted, query.groupBy))
  const view: LedgerView = {
    claims: slots.length,
    rows: groups.reduce((count, group) => count + group.slots.length, 0),
    groups: groups.map((group) => ({
      key: group.key,
      label: group.label,
      count: group.slots.length,
      unchecked: countUnchecked(columns, group.slots, unchecked),
    })),
  }
  const rows = new Int32Array(view.rows)
  let at = 0
  for (const group of groups) {
    rows.set(group.slots, at)
    at += group.slots.length
  }
  const made = { key, view, rows }
  arranged.set(store, made)
  return made
}

function totalChanges(store: Database): number {
  return statement<[], { changes: number }>(store, 'SELECT total_changes() AS changes').get()?.changes ?? 0
}

function uncheckedByNumber(store: Database, { verdicts }: LedgerColumns): Uint8Array {
  const unchecked = new Set(
    listVerdicts(store).flatMap((verdict) => (verdict.isUnchecked ? [String(verdict.id)] : [])),
  )
  return Uint8Array.from(verdicts.values, (id) => Number(unchecked.has(id)))
}

function countUnchecked({ verdict }: LedgerColumns, slots: ArrayLike<number>, unchecked: Uint8Array): number {
  let count = 0
  for (let at = 0; at < slots.length; at += 1) count += unchecked[verdict[slots[at] ?? 0] ?? 0] ?? 0
  return count
}

/** `slots` are the newest first. */
function sort(
  columns: LedgerColumns,
  slots: Int32Array,
  by: LedgerQuery['sortBy'],
  unchecked: Uint8Array,
): Int32Array {
  if (by === 'newest') return slots
  if (by === 'oldest') return slots.toReversed()
  const { verdict, document, start } = columns
  if (by === 'unchecked') {
    const sorted = new Int32Array(slots.length)
    let first = 0
    let rest = countUnchecked(columns, slots, unchecked)
    for (const slot of slots) sorted[unchecked[verdict[slot] ?? 0] === 1 ? first++ : rest++] = slot
    return sorted
  }
  const documents = byNumber(slots, columns.documents.values.length, (slot) => document[slot] ?? 0)
  return Int32Array.from(documents.flatMap((list) => list.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0))))
}

type Bucket = { number: number; slots: number[] }

/** Slots by what they are grouped by, as its number; -1 for tagless ones. */
function bucket(columns: LedgerColumns, slots: Int32Array, by: LedgerQuery['groupBy']): Bucket[] {
  const numbered = (lists: number[][]) =>
    lists.flatMap((list, number) => (list.length === 0 ? [] : [{ number, slots: list }]))
  const { speakers, verdicts, documents } = columns
  if (by === 'none') return slots.length === 0 ? [] : [{ number: 0, slots: Array.from(slots) }]
  if (by === 'speaker')
    return numbered(byNumber(slots, speakers.values.length, (slot) => columns.speaker[slot] ?? 0))
  if (by === 'verdict')
    return numbered(byNumber(slots, verdicts.values.length, (slot) => columns.verdict[slot] ?? 0))
  if (by === 'document')
    return numbered(byNumber(slots, documents.values.length, (slot) => columns.document[slot] ?? 0))
  if (by === 'month') {
    const months = new Map<number, number[]>()
    for (const slot of slots) {
      const month = Math.floor((columns.day[slot] ?? 0) / 100)
      const list = months.get(month)
      if (list === undefined) months.set(month, [slot])
      else list.push(slot)
    }
    return [...months].map(([number, list]) => ({ number, slots: list }))
  }
  const lists = Array.from({ length: columns.tagNames.values.length }, (): number[] => [])
  const tagless: number[] = []
  for (const slot of slots) {
    const tags = columns.tags[slot] ?? []
    if (tags.length === 0) tagless.push(slot)
    for (const tag of tags) lists[tag]?.push(slot)
  }
  return tagless.length === 0 ? numbered(lists) : [...numbered(lists), { number: -1, slots: tagless }]
}

function byNumber(slots: Int32Array, count: number, numberOf: (slot: number) => number): number[][] {
  const lists = Array.from({ length: count }, (): number[] => [])
  for (const slot of slots) lists[numberOf(slot)]?.push(slot)
  return lists
}

type Headed = Pick<LedgerGroup, 'key' | 'label'> & { slots: readonly number[] }

/** Verdicts in the reader's order, months the newest first, all else the longest first; those without come last. */
function orderGroups(
  store: Database,
  columns: LedgerColumns,
  by: LedgerQuery['groupBy'],
  buckets: Bucket[],
): Headed[] {
  if (by === 'none') return buckets.map(({ slots }) => ({ key: '', label: '', slots }))
  if (by === 'month') {
    return buckets
      .sort((a, b) => b.number - a.number)
      .map(({ number, slots }) => ({ key: monthName(number), label: monthName(number), slots }))
  }
  if (by === 'verdict') {
    const verdicts = new Map(listVerdicts(store).map((verdict) => [String(verdict.id), verdict]))
    return buckets
      .map(({ number, slots }) => ({ verdict: verdicts.get(columns.verdicts.values[number] ?? ''), slots }))
      .sort((a, b) => (a.verdict?.position ?? 0) - (b.verdict?.position ?? 0))
      .map(({ verdict, slots }) => ({ key: verdict?.id ?? '', label: verdict?.name ?? '', slots }))
  }
  const keys = by === 'tag' ? columns.tagNames : by === 'speaker' ? columns.speakers : columns.documents
  const names: ReadonlyMap<string, string> =
    by === 'speaker'
      ? speakerColumn(store, 'name')
      : by === 'document'
        ? titles(store)
        : new Map<string, string>()
  return buckets
    .map(({ number, slots }) => {
      const key = keys.values[number] ?? ''
      return { key, label: by === 'tag' ? key : (names.get(key) ?? ''), slots }
    })
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        b.slots.length - a.slots.length ||
        (a.label < b.label ? -1 : 1),
    )
}

function titles(store: Database): Map<string, string> {
  return new Map(statement<[], [string, string]>(store, 'SELECT id, title FROM document').raw().all())
}

function monthName(number: number): string {
  const digits = String(number).padStart(6, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
