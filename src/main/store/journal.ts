import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { UndoState } from '../../shared/model/undo.ts'
import { assert } from '../../shared/result.ts'
import { JOURNALED_TABLES, UNJOURNALED_COLUMNS, type JournaledTable } from './journaled-tables.ts'
import { statement } from './statements.ts'

/** Rows that a step changed, by table, as their primary keys; deleted ones included. */
export type Touched = ReadonlyMap<JournaledTable, readonly RowImage[]>

/** One row as JSON: column → value. */
export type RowImage = Readonly<Record<string, string | number | null>>

type ChangeRow = { id: number; table_name: string; key: string | null; before: string | null }
type StepRow = { id: number; label: string; merge_key: string | null; created_at: number; is_undone: number }

const rowImage = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Enough for years of second thoughts; older steps are forgotten when a library is opened. */
const MAX_STEPS = 2_000

/** What a change that is no part of a step is refused with: it could never be taken back. */
const OUTSIDE = 'the reader’s data may only be changed in a step'

const listeners = new WeakMap<Database, Set<(touched: Touched) => void>>()

/**
 * The journal writes down, for every change of the reader's data, the row as it was before. Taking a step back
 * puts those rows in place again while the journal records, so that the same step can be done again.
 *
 * The triggers are TEMP and made from the schema when the library is opened: they can't drift from it. Called once
 * per connection, after the migrations. From then on a change of the reader's data outside a step is refused.
 */
export function installJournal(store: Database): void {
  store.pragma('temp_store = MEMORY')
  // One row: the step that is open, or null where none is. No row while what is no step may change data.
  store.exec('CREATE TEMP TABLE undo_recording (step_id INTEGER, cause TEXT NOT NULL)')
  closeStep(store)
  for (const table of JOURNALED_TABLES) {
    const columns = store.pragma(`table_info(${table})`) as { name: string; pk: number }[]
    const skipped = UNJOURNALED_COLUMNS[table] ?? []
    const kept = columns.filter((column) => !skipped.includes(column.name))
    const image = (side: 'OLD' | 'NEW', names: { name: string }[]) =>
      `json_object(${names.map(({ name }) => `'${name}', ${side}.${name}`).join(', ')})`
    const keys = columns.filter((column) => column.pk > 0)
    const record = (key: string, before: string) =>
      `BEGIN INSERT INTO undo_change (step_id, table_name, key, before)
       SELECT ifnull(step_id, RAISE(ABORT, '${OUTSIDE} (${table})')), '${table}', ${key}, ${before}
       FROM undo_recording; END`
    store.exec(`
      CREATE TEMP TRIGGER journal_${table}_insert AFTER INSERT ON main.${table} ${record(image('NEW', keys), 'NULL')};
      CREATE TEMP TRIGGER journal_${table}_delete BEFORE DELETE ON main.${table} ${record('NULL', image('OLD', columns))};
      CREATE TEMP TRIGGER journal_${table}_update AFTER UPDATE OF ${kept.map(({ name }) => name).join(', ')}
        ON main.${table} WHEN ${kept.map(({ name }) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ')}
        ${record(image('NEW', keys), image('OLD', kept))};
    `)
  }
  store
    .prepare('DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET ?)')
    .run(MAX_STEPS)
}

/** Tells `listener` after every committed step what it touched. Returns the unsubscribe. */
export function watchStore(store: Database, listener: (touched: Touched) => void): () => void {
  const set = listeners.get(store) ?? new Set()
  listeners.set(store, set)
  set.add(listener)
  return () => set.delete(listener)
}

/** How a step is remembered. */
export type StepOptions = {
  /** In the words of the menu, after "Undo": "delete highlight". */
  label: string
  /** Milliseconds since 1970, UTC. */
  now: number
  /** Steps in a row with the same key, each within `MERGE_WINDOW`, are taken back as one: typing in a note. */
  mergeKey?: string
}

/** Pauses longer than this, in milliseconds, begin a new step: a reader takes back a thought, not a letter. */
const MERGE_WINDOW = 10_000

/**
 * Runs `work` in one IMMEDIATE transaction, journaled as one step; answers what it answers. A step that
 * changed nothing is not remembered. Whatever `work` throws undoes it all and is thrown on.
 */
export function recordStep<Value>(store: Database, options: StepOptions, work: () => Value): Value {
  assert(!store.inTransaction, 'no step within a step')
  const { value, touched } = store
    .transaction(() => {
      const previous = lastStep(store, 0)
      const merges =
        options.mergeKey !== undefined &&
        previous?.merge_key === options.mergeKey &&
        Math.abs(options.now - previous.created_at) <= MERGE_WINDOW &&
        lastStep(store, 1) === null
      const stepId = merges ? previous.id : insertStep(store, options)
      const firstChange = nextChangeId(store)
      const value = recordInto(store, stepId, 'reader', work)
      const touched = readTouched(store, stepId, firstChange)
      if (touched.size === 0) {
        if (!merges) statement<[number]>(store, 'DELETE FROM undo_step WHERE id = ?').run(stepId)
      } else {
        statement<[]>(store, 'DELETE FROM undo_step WHERE is_undone = 1').run()
        if (merges) foldUpdates(store, stepId, options.now)
      }
      return { value, touched }
    })
    .immediate()
  notify(store, touched)
  return value
}

/** Takes the last step back. Answers what can be undone and redone now; does nothing when there is no step. */
export function undo(store: Database): UndoState {
  return reverse(store, lastStep(store, 0), 1)
}

/** Does the step again that was taken back last. */
export function redo(store: Database): UndoState {
  return reverse(store, firstUndone(store), 0)
}

/** What can be undone and redone, in words. */
export function undoState(store: Database): UndoState {
  return { undo: lastStep(store, 0)?.label ?? null, redo: firstUndone(store)?.label ?? null }
}

function reverse(store: Database, step: StepRow | null, becomes: 0 | 1): UndoState {
  if (step === null) return undoState(store)
  const touched = store
    .transaction(() => {
      store.pragma('defer_foreign_keys = ON')
      const changes = statement<[number], ChangeRow>(
        store,
        'SELECT * FROM undo_change WHERE step_id = ? ORDER BY id DESC',
      ).all(step.id)
      statement<[number]>(store, 'DELETE FROM undo_change WHERE step_id = ?').run(step.id)
      const firstChange = nextChangeId(store)
      recordInto(store, step.id, becomes === 1 ? 'undo' : 'redo', () => {
        for (const change of changes) applyBefore(store, change)
      })
      statement<[number, number]>(
        store,
        'UPDATE undo_step SET is_undone = ?, merge_key = NULL WHERE id = ?',
      ).run(becomes, step.id)
      return readTouched(store, step.id, firstChange)
    })
    .immediate()
  notify(store, touched)
  return undoState(store)
}

/** Puts one row back as it was before the change. */
function applyBefore(store: Database, change: ChangeRow): void {
  const table = journaledTable(change.table_name)
  const before = change.before === null ? null : parseImage(change.before)
  const key = change.key === null ? null : parseImage(change.key)
  const run = (sql: string, values: (string | number | null)[]) =>
    statement<(string | number | null)[]>(store, sql).run(...values)
  const matches =
    key === null
      ? ''
      : Object.keys(key)
          .map((name) => `${name} = ?`)
          .join(' AND ')
  if (before === null) {
    assert(key !== null, 'a key or an image in a change')
    run(`DELETE FROM ${table} WHERE ${matches}`, Object.values(key))
  } else if (key === null) {
    const names = Object.keys(before)
    const places = names.map(() => '?').join(', ')
    run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(before))
  } else {
    const assignments = Object.keys(before)
      .map((name) => `${name} = ?`)
      .join(', ')
    run(`UPDATE ${table} SET ${assignments} WHERE ${matches}`, [
      ...Object.values(before),
      ...Object.values(key),
    ])
  }
}

/** What makes a change: the reader, or one of the two that put rows back. Triggers read it. */
type Cause = 'reader' | 'undo' | 'redo'

function recordInto<Value>(store: Database, stepId: number, cause: Cause, work: () => Value): Value {
  statement<[number, string]>(store, 'UPDATE undo_recording SET step_id = ?, cause = ?').run(stepId, cause)
  // A throw rolls the transaction back, and the row in undo_recording with it.
  const value = work()
  statement<[]>(store, 'UPDATE undo_recording SET step_id = NULL').run()
  return value
}

/**
 * Runs `work` in one IMMEDIATE transaction in which the reader's data may be changed without a step: what it does can't be
 * taken back, and nobody is told. For what no reader did, such as giving a new library its kinds.
 */
export function outsideSteps<Value>(store: Database, work: () => Value): Value {
  assert(!store.inTransaction, 'no step is open')
  return store
    .transaction(() => {
      store.prepare('DELETE FROM undo_recording').run()
      const value = work()
      closeStep(store)
      return value
    })
    .immediate()
}

function closeStep(store: Database): void {
  store.prepare(`INSERT INTO undo_recording (step_id, cause) VALUES (NULL, 'reader')`).run()
}

/**
 * Of several images of one row in a merged step only the first is needed. Tags keep all of theirs: their names are
 * unique, and two that were exchanged can only be put back one by one.
 */
function foldUpdates(store: Database, stepId: number, now: number): void {
  statement<{ step: number }>(
    store,
    `DELETE FROM undo_change WHERE step_id = $step AND key IS NOT NULL AND before IS NOT NULL AND table_name <> 'tag'
       AND id > (
         SELECT min(id) FROM undo_change AS first
         WHERE first.step_id = $step AND first.table_name = undo_change.table_name AND first.key = undo_change.key
           AND first.before IS NOT NULL)`,
  ).run({ step: stepId })
  statement<[number, number]>(store, 'UPDATE undo_step SET created_at = ? WHERE id = ?').run(now, stepId)
}

function insertStep(store: Database, options: StepOptions): number {
  const { lastInsertRowid } = statement<[string, string | null, number]>(
    store,
    'INSERT INTO undo_step (label, merge_key, created_at) VALUES (?, ?, ?)',
  ).run(options.label, options.mergeKey ?? null, options.now)
  return Number(lastInsertRowid)
}

function lastStep(store: Database, isUndone: 0 | 1): StepRow | null {
  return (
    statement<[number], StepRow>(
      store,
      'SELECT * FROM undo_step WHERE is_undone = ? ORDER BY id DESC LIMIT 1',
    ).get(isUndone) ?? null
  )
}

function firstUndone(store: Database): StepRow | null {
  return (
    statement<[], StepRow>(store, 'SELECT * FROM undo_step WHERE is_undone = 1 ORDER BY id LIMIT 1').get() ??
    null
  )
}

function nextChangeId(store: Database): number {
  const row = statement<[], { id: number | null }>(store, 'SELECT max(id) AS id FROM undo_change').get()
  return (row?.id ?? 0) + 1
}

function readTouched(store: Database, stepId: number, firstChange: number): Touched {
  const touched = new Map<JournaledTable, RowImage[]>()
  const rows = statement<[number, number], Pick<ChangeRow, 'table_name' | 'key' | 'before'>>(
    store,
    // What a reader of this needs of a row is its key and what it belongs to; an image may hold a whole article.
    `SELECT table_name, key, iif(table_name = 'revision', json_object('id', before ->> 'id', 'document_id', before ->> 'document_id'), before) AS before
     FROM undo_change WHERE step_id = ? AND id >= ?`,
  ).all(stepId, firstChange)
  for (const row of rows) {
    const table = journaledTable(row.table_name)
    const images = touched.get(table) ?? []
    images.push(parseImage(row.key ?? row.before ?? '{}'))
    touched.set(table, images)
  }
  return touched
}

function journaledTable(name: string): JournaledTable {
  const table = JOURNALED_TABLES.find((known) => known === name)
  assert(table !== undefined, 'a journaled table', name)
  return table
}

function parseImage(json: string): RowImage {
  return rowImage.parse(JSON.parse(json))
}

function notify(store: Database, touched: Touched): void {
  if (touched.size === 0) return
  for (const listener of listeners.get(store) ?? []) {
    try {
      listener(touched)
    } catch (error) {
      // The step is committed: a listener that fails must be heard of, but must not make it look as if it failed.
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
