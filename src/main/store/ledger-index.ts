import type { Database } from 'better-sqlite3'
import type { Attribution } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { compareNewest, emptyColumns, putEntry, type LedgerColumns } from './ledger-columns.ts'
import { statement } from './statements.ts'

/**
 * All live claims in memory. Joining and sorting 100,000 rows takes SQLite hundreds of milliseconds, and the ledger does it
 * at every keystroke in its filter.
 */
export type LedgerIndex = {
  columns: LedgerColumns
  /** The slots of what is live, the newest first. */
  newest: Int32Array
  /** Grows with every change: lists that were made from an older one are stale. */
  version: number
}

type Kept = LedgerIndex & {
  /** Claim, quote and conclusion by slot, folded; filled when something is searched for. */
  words: string[] | null
}

/** The columns of the query in `readEntries`, in its order. Ids come out of our own file: nothing to parse. */
type EntryRow = [
  id: AnnotationId,
  documentId: string,
  kindId: string,
  speakerId: string | null,
  verdictId: string,
  attributionKind: Attribution['kind'],
  saidAt: string | null,
  createdAt: number,
  start: number | null,
]

const kept = new WeakMap<Database, Kept>()

/** Stands in the list of what is stale for "everything". */
const ALL = '*'

/** The index as the library is now; made at the first call, then kept up with what changed. */
export function ledgerIndex(store: Database): LedgerIndex {
  return refreshed(store)
}

/** The folded words of every claim, by slot. */
export function ledgerWords(store: Database): readonly string[] {
  const index = refreshed(store)
  if (index.words === null) {
    index.words = []
    putWords(store, index, null)
  }
  return index.words
}

/** Without case and accents, for comparing what was typed with what was written. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  return /^[\p{ASCII}]*$/u.test(lower) ? lower : lower.normalize('NFKD').replaceAll(/\p{M}/gu, '')
}

function refreshed(store: Database): Kept {
  assert(!store.inTransaction, 'the ledger to be asked outside of a step, which may yet be rolled back')
  const known = kept.get(store) ?? made(store)
  const stale = statement<[], { id: AnnotationId }>(store, 'SELECT id FROM temp.ledger_stale').all()
  if (stale.length === 0) return known
  statement<[]>(store, 'DELETE FROM temp.ledger_stale').run()
  known.version += 1
  const { columns } = known
  if (stale.some(({ id }) => id === ALL) || stale.length > known.newest.length / 4) {
    known.newest = newestFirst(columns, readEntries(store, columns, null))
    known.words = null
    return known
  }
  const ids = stale.map(({ id }) => id)
  // Before the columns are written: the list is in the order of what they hold now.
  const gone = new Set(ids.flatMap((id) => columns.slots.get(id) ?? []))
  const rest = known.newest.filter((slot) => !gone.has(slot))
  known.newest = merged(columns, rest, newestFirst(columns, readEntries(store, columns, ids)))
  if (known.words !== null) putWords(store, known, ids)
  return known
}

/** The index, made at once; or what is still missing of it, when it is being made in slices. */
function made(store: Database): Kept {
  const begun = beginnings.get(store)
  if (begun !== undefined) {
    for (let step = begun.next(); ; step = begun.next()) if (step.done === true) return step.value
  }
  watchLedger(store)
  const columns = emptyColumns()
  const index: Kept = {
    columns,
    newest: newestFirst(columns, readEntries(store, columns, null)),
    version: 1,
    words: null,
  }
  kept.set(store, index)
  return index
}

/** Indexes that are being made. */
const beginnings = new WeakMap<Database, Generator<void, Kept>>()

/** So many claims are read in a slice: a few milliseconds. */
const SLICE = 1_000

/**
 * Makes the index and the words of all claims in slices, each of a few milliseconds, so that the ledger opens at once
 * when it is first asked for. `pause` lets others have their turn between two slices; it answers false to give up. Whoever
 * asks for the ledger meanwhile gets it: the rest is made then and there.
 */
export async function warmLedger(
  store: Database,
  pause: () => Promise<boolean>,
  slice = SLICE,
): Promise<void> {
  if (kept.has(store) || beginnings.has(store)) return
  const slices = inSlices(store, slice)
  beginnings.set(store, slices)
  while ((await pause()) && store.open && !kept.has(store)) {
    if (!store.inTransaction && slices.next().done === true) break
  }
}

function* inSlices(store: Database, slice: number): Generator<void, Kept> {
  // What changes from here on is noted, and read again when the ledger is first asked for.
  watchLedger(store)
  const columns = emptyColumns()
  const index: Kept = { columns, newest: new Int32Array(), version: 1, words: [] }
  /** Sorted lists, each at least twice as long as the next: merging them as they grow takes no slice long. */
  const runs: Int32Array[] = []
  let last = ''
  for (;;) {
    const ids = statement<[string, number], AnnotationId>(
      store,
      'SELECT annotation_id FROM claim WHERE annotation_id > ? ORDER BY annotation_id LIMIT ?',
    )
      .pluck()
      .all(last, slice)
    const end = ids.at(-1)
    if (end === undefined) break
    last = end
    runs.push(newestFirst(columns, readEntries(store, columns, ids)))
    putWords(store, index, ids)
    yield
    while ((runs.at(-2)?.length ?? Infinity) < 2 * (runs.at(-1)?.length ?? 0)) {
      mergeLast(columns, runs)
      yield
    }
  }
  while (runs.length > 1) {
    mergeLast(columns, runs)
    yield
  }
  index.newest = runs[0] ?? new Int32Array()
  kept.set(store, index)
  beginnings.delete(store)
  return index
}

function mergeLast(columns: LedgerColumns, runs: Int32Array[]): void {
  const [shorter, longer] = [runs.pop(), runs.pop()]
  if (shorter !== undefined && longer !== undefined) runs.push(merged(columns, longer, shorter))
}

/** TEMP triggers, as the journal's: whatever writes to these tables on this connection is seen. */
function watchLedger(store: Database): void {
  const stale = (query: string) => `BEGIN INSERT OR IGNORE INTO ledger_stale (id) ${query}; END;`
  const everyChange = (table: string, query: (side: string) => string) => `
    CREATE TEMP TRIGGER ledger_${table}_insert AFTER INSERT ON main.${table} ${stale(query('NEW'))}
    CREATE TEMP TRIGGER ledger_${table}_update AFTER UPDATE ON main.${table} ${stale(query('NEW'))}
    CREATE TEMP TRIGGER ledger_${table}_delete AFTER DELETE ON main.${table} ${stale(query('OLD'))}`
  store.exec(`
    CREATE TEMP TABLE ledger_stale (id TEXT PRIMARY KEY) WITHOUT ROWID;
    ${everyChange('claim', (side) => `SELECT ${side}.annotation_id`)}
    ${everyChange('annotation_tag', (side) => `SELECT ${side}.annotation_id`)}
    CREATE TEMP TRIGGER ledger_annotation_update
      AFTER UPDATE OF document_id, kind_id, exact, start_offset, created_at, deleted_at ON main.annotation
      ${stale('SELECT NEW.id')}
    CREATE TEMP TRIGGER ledger_document_update AFTER UPDATE OF published_at, deleted_at ON main.document
      ${stale('SELECT id FROM main.annotation WHERE document_id = NEW.id')}
    CREATE TEMP TRIGGER ledger_tag_update AFTER UPDATE OF name ON main.tag
      ${stale('SELECT annotation_id FROM main.annotation_tag WHERE tag_id = NEW.id')}
    CREATE TEMP TRIGGER ledger_kind_update AFTER UPDATE OF is_claim ON main.kind ${stale(`SELECT '${ALL}'`)}
  `)
}

/** Writes those of the given claims that are live, or all, into their slots; answers the slots. */
function readEntries(store: Database, columns: LedgerColumns, ids: readonly AnnotationId[] | null): number[] {
  const tags = readTags(store, ids)
  // Few rows that many claims share: looking them up here takes half the time of joining them.
  const published = publicationDates(store)
  const kinds = claimKinds(store)
  return statement<string[], EntryRow>(
    store,
    `SELECT claim.annotation_id, annotation.document_id, annotation.kind_id, speaker_id, verdict_id, attribution_kind,
       said_at, annotation.created_at, start_offset
     FROM claim JOIN annotation ON annotation.id = claim.annotation_id AND annotation.deleted_at IS NULL ${only(ids)}`,
  )
    .raw()
    .all(...chosen(ids))
    .flatMap(([id, documentId, kindId, speakerId, verdictId, attributionKind, saidAt, createdAt, start]) => {
      const publishedAt = published.get(documentId)
      if (publishedAt === undefined || !kinds.has(kindId)) return []
      return putEntry(columns, {
        id,
        documentId,
        speakerId: speakerId ?? '',
        verdictId,
        attributionKind,
        day: parseDay(saidAt) ?? parseDay(publishedAt) ?? dayOf(createdAt),
        start: start ?? 0,
        tags: tags.get(id) ?? NO_TAGS,
      })
    })
}

/** When each document that is not in the trash was published. */
function publicationDates(store: Database): Map<string, string | null> {
  return new Map(
    statement<[], [string, string | null]>(
      store,
      'SELECT id, published_at FROM document WHERE deleted_at IS NULL',
    )
      .raw()
      .all(),
  )
}

function claimKinds(store: Database): Set<string> {
  return new Set(statement<[], [string]>(store, 'SELECT id FROM kind WHERE is_claim = 1').raw().all().flat())
}

const NO_TAGS: readonly string[] = []

function readTags(store: Database, ids: readonly AnnotationId[] | null): Map<AnnotationId, string[]> {
  const tags = new Map<AnnotationId, string[]>()
  const rows = statement<string[], { id: AnnotationId; name: string }>(
    store,
    `SELECT claim.annotation_id AS id, tag.name AS name FROM annotation_tag AS claim JOIN tag ON tag.id = claim.tag_id
     ${only(ids)} ORDER BY claim.annotation_id, claim.position`,
  ).all(...chosen(ids))
  for (const { id, name } of rows) {
    const list = tags.get(id)
    if (list === undefined) tags.set(id, [name])
    else list.push(name)
  }
  return tags
}

function putWords(store: Database, index: Kept, ids: readonly AnnotationId[] | null): void {
  const rows = statement<string[], [AnnotationId, string]>(
    store,
    `SELECT claim.annotation_id,
       claim_reviewed || char(10) || iif(exact = claim_reviewed, '', exact) || char(10) || conclusion
     FROM claim JOIN annotation ON annotation.id = claim.annotation_id ${only(ids)}`,
  )
    .raw()
    .all(...chosen(ids))
  for (const [id, words] of rows) {
    const slot = index.columns.slots.get(id)
    if (slot !== undefined && index.words !== null) index.words[slot] = folded(words)
  }
}

function only(ids: readonly AnnotationId[] | null): string {
  return ids === null ? '' : 'WHERE claim.annotation_id IN (SELECT value FROM json_each(?))'
}

function chosen(ids: readonly AnnotationId[] | null): string[] {
  return ids === null ? [] : [JSON.stringify(ids)]
}

function newestFirst(columns: LedgerColumns, slots: number[]): Int32Array {
  return Int32Array.from(slots.sort(compareNewest(columns)))
}

/** Two sorted lists as one. */
function merged(columns: LedgerColumns, list: Int32Array, added: Int32Array): Int32Array {
  const compare = compareNewest(columns)
  const all = new Int32Array(list.length + added.length)
  let at = 0
  let next = 0
  for (const slot of list) {
    for (let one = added[next]; one !== undefined && compare(one, slot) < 0; one = added[next]) {
      all[at++] = one
      next += 1
    }
    all[at++] = slot
  }
  all.set(added.subarray(next), at)
  return all
}

/** The day of a moment, in UTC. */
function dayOf(milliseconds: number): number {
  return parseDay(new Date(milliseconds).toISOString()) ?? 0
}

/** The day of an ISO 8601 date, as yyyymmdd; null for other words. */
function parseDay(date: string | null): number | null {
  const found = date === null ? null : /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(date)
  if (found === null) return null
  return Number(found[1]) * 10_000 + Number(found[2]) * 100 + Number(found[3] ?? 0)
}
