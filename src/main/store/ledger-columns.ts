import type { Attribution } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'

/** Gives each different string a small number, from 0, so that it can be compared and counted by array index. */
export type Numbering = { numbers: Map<string, number>; values: string[] }

/** The number of a string; a new one when it was not met before. */
export function numberFor({ numbers, values }: Numbering, value: string): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, values.length)
  return values.push(value) - 1
}

/** What the ledger groups, filters and sorts a claim by. */
export type LedgerEntry = {
  id: AnnotationId
  documentId: string
  /** '' for none. */
  speakerId: string
  verdictId: string
  attributionKind: Attribution['kind']
  /** yyyymmdd; 00 for a day that isn't known. */
  day: number
  /** UTF-16 code units from the start of the text; 0 when it isn't known. */
  start: number
  tags: readonly string[]
}

/** All claims by column; a claim is its slot. A slot whose claim is gone stays empty, and is in no list. */
export type LedgerColumns = {
  ids: AnnotationId[]
  slots: Map<AnnotationId, number>
  documents: Numbering
  speakers: Numbering
  verdicts: Numbering
  tagNames: Numbering
  document: Int32Array
  speaker: Int32Array
  verdict: Int32Array
  day: Int32Array
  start: Int32Array
  attributionKind: Attribution['kind'][]
  tags: (readonly number[])[]
}

const FIRST_CAPACITY = 1_024
const NO_TAGS: readonly number[] = []

/** Columns without claims; number 0 of the speakers is "none". */
export function emptyColumns(): LedgerColumns {
  const numbering = (): Numbering => ({ numbers: new Map(), values: [] })
  const column = () => new Int32Array(FIRST_CAPACITY)
  const speakers = numbering()
  numberFor(speakers, '')
  return {
    ids: [],
    slots: new Map(),
    documents: numbering(),
    speakers,
    verdicts: numbering(),
    tagNames: numbering(),
    document: column(),
    speaker: column(),
    verdict: column(),
    day: column(),
    start: column(),
    attributionKind: [],
    tags: [],
  }
}

/** Writes a claim into its slot, or into a new one; answers the slot. */
export function putEntry(columns: LedgerColumns, entry: LedgerEntry): number {
  const slot = columns.slots.get(entry.id) ?? columns.ids.push(entry.id) - 1
  columns.slots.set(entry.id, slot)
  if (slot >= columns.day.length) grow(columns)
  columns.document[slot] = numberFor(columns.documents, entry.documentId)
  columns.speaker[slot] = numberFor(columns.speakers, entry.speakerId)
  columns.verdict[slot] = numberFor(columns.verdicts, entry.verdictId)
  columns.day[slot] = entry.day
  columns.start[slot] = entry.start
  columns.attributionKind[slot] = entry.attributionKind
  columns.tags[slot] =
    entry.tags.length === 0 ? NO_TAGS : entry.tags.map((tag) => numberFor(columns.tagNames, tag))
  return slot
}

/** Orders slots by day, the last first; of one day, the last recorded first. */
export function compareNewest({ day, ids }: LedgerColumns): (a: number, b: number) => number {
  return (a, b) => (day[b] ?? 0) - (day[a] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? 1 : -1)
}

function grow(columns: LedgerColumns): void {
  for (const name of ['document', 'speaker', 'verdict', 'day', 'start'] as const) {
    const larger = new Int32Array(columns[name].length * 2)
    larger.set(columns[name])
    columns[name] = larger
  }
}
