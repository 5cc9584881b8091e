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
  const known = kept.get(store)
  if (known === undefined) {
    watchLedger(store)
    const columns = emptyColumns()
    const made: Kept = {
      columns,
      newest: newestFirst(columns, readEntries(store, columns, null)),
      version: 1,
      words: null,
    }
    kept.set(store, made)
    return made
  }
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
