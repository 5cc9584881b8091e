import type { Database } from 'better-sqlite3'
import type { AnnotationId, SpeakerId } from '../../shared/model/ids.ts'
import type { LedgerFilter } from '../../shared/model/ledger.ts'
import type { LedgerColumns, Numbering } from './ledger-columns.ts'
import { folded, ledgerIndex, ledgerWords } from './ledger-index.ts'
import { statement } from './statements.ts'

type Test = (slot: number) => boolean

/** The slots of the claims that pass, the newest first. */
export function filteredSlots(store: Database, filter: LedgerFilter): Int32Array {
  const { columns, newest } = ledgerIndex(store)
  const tests = filterTests(store, columns, filter)
  return tests.length === 0 ? newest : newest.filter((slot) => tests.every((test) => test(slot)))
}

/** Cheap tests first. */
function filterTests(store: Database, columns: LedgerColumns, filter: LedgerFilter): Test[] {
  const tests: Test[] = []
  const among = (column: Int32Array, numbering: Numbering, choices: readonly string[]) => {
    if (choices.length === 0) return
    const wanted = membership(numbering, choices)
    tests.push((slot) => wanted[column[slot] ?? 0] === 1)
  }
  const { day, attributionKind, tags } = columns
  among(columns.verdict, columns.verdicts, filter.verdictIds)
  among(
    columns.speaker,
    columns.speakers,
    filter.speakerIds.map((id) => id ?? ''),
  )
  among(columns.document, columns.documents, filter.documentIds)
  if (filter.sourceTypes.length > 0) {
    const wanted = new Set<string | null>(filter.sourceTypes)
    const speakers = [...speakerColumn(store, 'source_type')].flatMap(([id, type]) =>
      wanted.has(type) ? [id] : [],
    )
    // A choice that nobody fits lets nobody pass, unlike an empty one.
    among(columns.speaker, columns.speakers, [...speakers, wanted.has(null) ? '' : '-'])
  }
  if (filter.fromMonth !== null) {
    const first = monthNumber(filter.fromMonth) * 100
    tests.push((slot) => (day[slot] ?? 0) >= first)
  }
  if (filter.toMonth !== null) {
    const last = monthNumber(filter.toMonth) * 100 + 99
    tests.push((slot) => (day[slot] ?? 0) <= last)
  }
  if (filter.attributionKinds.length > 0) {
    const wanted = new Set(filter.attributionKinds)
    tests.push((slot) => wanted.has(attributionKind[slot] ?? null))
  }
  if (filter.tags.length > 0) {
    const wanted = membership(columns.tagNames, filter.tags)
    tests.push((slot) => (tags[slot] ?? []).some((tag) => wanted[tag] === 1))
  }
  if (filter.isContradicted) {
    const contradicted = new Set([...contradictedClaims(store)].flatMap((id) => columns.slots.get(id) ?? []))
    tests.push((slot) => contradicted.has(slot))
  }
  for (const word of folded(filter.text).split(/\s+/u))
    if (word !== '') tests.push(wordTest(store, columns, word))
  return tests
}

function wordTest(store: Database, columns: LedgerColumns, word: string): Test {
  const words = ledgerWords(store)
  const named = [...speakerColumn(store, 'name')].flatMap(([id, name]) =>
    folded(name).includes(word) ? [id] : [],
  )
  const bySpeaker = membership(columns.speakers, named)
  return (slot) => bySpeaker[columns.speaker[slot] ?? 0] === 1 || (words[slot] ?? '').includes(word)
}

/** Claims at either end of a contradiction whose other end is live too; a page on the web always is. */
export function contradictedClaims(store: Database): Set<AnnotationId> {
  const { columns, newest } = ledgerIndex(store)
  const live = new Uint8Array(columns.ids.length)
  for (const slot of newest) live[slot] = 1
  const isLive = (id: AnnotationId) => live[columns.slots.get(id) ?? -1] === 1
  const links = statement<[], { from: AnnotationId; to: AnnotationId | null }>(
    store,
    `SELECT claim_id AS "from", target_annotation_id AS "to" FROM evidence WHERE relation = 'contradicts'`,
  ).all()
  const claims = new Set<AnnotationId>()
  for (const { from, to } of links) {
    if (!isLive(from)) continue
    if (to === null) claims.add(from)
    else if (isLive(to)) claims.add(from).add(to)
  }
  return claims
}

/** One column of every speaker. */
export function speakerColumn(store: Database, column: 'name' | 'source_type'): Map<SpeakerId, string> {
  return new Map(statement<[], [SpeakerId, string]>(store, `SELECT id, ${column} FROM speaker`).raw().all())
}

/** By number, 1 for those that are chosen. */
function membership({ numbers, values }: Numbering, choices: readonly string[]): Uint8Array {
  const wanted = new Uint8Array(values.length)
  for (const choice of choices) {
    const number = numbers.get(choice)
    if (number !== undefined) wanted[number] = 1
  }
  return wanted
}

function monthNumber(month: string): number {
  return Number(month.replace('-', ''))
}
