import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createAnnotation } from '../../src/main/store/annotations.ts'
import { markLibrary } from '../../src/main/store/create-file.ts'
import { JOURNALED_TABLES } from '../../src/main/store/journaled-tables.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  tableContents,
} from '../../src/main/store/library-fixture.ts'
import { openLibrary } from '../../src/main/store/open-library.ts'
import { closeStore, type Store } from '../../src/main/store/open.ts'
import { salvage } from '../../src/main/store/salvage.ts'
import { isOnlyIndexes, rebuildIndexes, verify, type Damage } from '../../src/main/store/verify.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

const PAGE = 4_096

/** A damaged file is refused and left alone, or its damage is found, or nothing of the reader's is wrong. */
export const fileDamage: Part = {
  name: 'Damaged file: byte, page, cut, empty, text, swapped page, missing',
  goal: '0 crashes, 0 silent wrong data, 0 files destroyed, index damage healed, with a backup ≥ 99.9 % back',
  run: (scale) => damageOften({ brief: 40, short: 400, full: 3_000 }[scale], (store) => verify(store).damage),
  // Without the hashes: SQLite's own check alone.
  broken: () =>
    damageOften(
      200,
      (store) =>
        store.pragma('integrity_check', { simple: true }) === 'ok' ? [] : [{ kind: 'structure', detail: '' }],
      true,
    ),
}

type Injury = (bytes: Buffer, random: (limit: number) => number) => Buffer | null

const INJURIES: readonly [name: string, weight: number, injure: Injury][] = [
  ['byte', 10, (bytes, random) => flipBit(bytes, random)],
  ['run of bytes', 3, (bytes, random) => bytes.fill(random(256), ...span(bytes, random, 1 + random(64)))],
  ['page', 4, (bytes, random) => bytes.fill(0, ...pageSpan(bytes, random))],
  ['first page', 2, (bytes) => bytes.fill(0, 0, PAGE)],
  ['first pages', 1, (bytes, random) => bytes.fill(0, 0, PAGE * (2 + random(15)))],
  ['swapped page', 2, (bytes, random) => swapPages(bytes, random)],
  ['cut', 2, (bytes, random) => bytes.subarray(0, random(bytes.length))],
  ['empty', 1, () => Buffer.alloc(0)],
  ['text', 1, () => Buffer.from('Dear diary,\n'.repeat(500))],
  ['missing', 1, () => null],
]

function damageOften(images: number, find: (store: Store) => Damage[], isBroken = false): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const original = join(folder, 'original.postil')
  const rows = makeLibrary(original)
  const total = Object.values(rows).flat().length
  const random = randomSequence(17)
  const failures: string[] = []
  const kinds = INJURIES.flatMap((injury) => Array<(typeof INJURIES)[number]>(injury[1]).fill(injury))
  for (let image = 0; image < images; image += 1) {
    const path = join(folder, `image-${image}`, 'library.postil')
    mkdirSync(dirname(path))
    markLibrary(path)
    const [name, , injure] = kinds[random(kinds.length)] ?? INJURIES[0] ?? failWithoutInjury()
    const bytes = injure(Buffer.from(readFileSync(original)), random)
    if (bytes !== null) writeFileSync(path, bytes)
    try {
      for (const failure of judge(path, original, bytes, rows, total, find, name))
        failures.push(`image ${image}, ${name}: ${failure}`)
    } catch (error) {
      failures.push(`image ${image}, ${name}: threw ${String(error)}`)
    }
    rmSync(join(folder, `image-${image}`), { recursive: true, force: true })
    if (isBroken && failures.length > 0) break
  }
  rmSync(folder, { recursive: true, force: true })
  return { cases: images, failures }
}

function judge(
  path: string,
  original: string,
  bytes: Buffer | null,
  rows: Record<string, unknown[]>,
  total: number,
  find: (store: Store) => Damage[],
  name: string,
): string[] {
  const opened = openLibrary(path)
  if (!opened.ok) {
    const left = existsSync(path) ? readFileSync(path) : null
    const isUntouched = bytes === null ? left === null : left?.equals(bytes) === true
    if (!isUntouched) return [`refused as ${opened.failure.kind}, and changed`]
    return name.includes('page') ? judgeSalvage(path, original, rows, total) : []
  }
  const { store } = opened.value
  const damage = find(store)
  const isSame = isEqual(store, rows)
  if (damage.length === 0) {
    closeStore(store)
    return isSame ? [] : ['wrong data, and nobody says so']
  }
  if (isOnlyIndexes(damage)) {
    rebuildIndexes(store)
    const isHealed = verify(store).damage.length === 0 && isEqual(store, rows)
    closeStore(store)
    return isHealed ? [] : ['a damaged index was not healed']
  }
  store.close()
  return name.includes('page') ? judgeSalvage(path, original, rows, total) : []
}

/** Whether a damaged library comes back, with a backup beside it. */
function judgeSalvage(
  path: string,
  original: string,
  rows: Record<string, unknown[]>,
  total: number,
): string[] {
  const saved = salvage(path, original, Date.UTC(2026, 0, 1))
  if (!saved.ok) return [`not salvaged: ${saved.failure.kind}`]
  const again = openLibrary(path)
  if (!again.ok) return [`salvaged, and not opened: ${again.failure.kind}`]
  const found = Object.values(tableContents(again.value.store, JOURNALED_TABLES)).flat()
  const wanted = new Set(
    Object.values(rows)
      .flat()
      .map((row) => JSON.stringify(row)),
  )
  const back = found.filter((row) => wanted.has(JSON.stringify(row))).length
  const isWhole = verify(again.value.store).damage.length === 0
  closeStore(again.value.store)
  return isWhole && back / total >= 0.999 ? [] : [`${back} of ${total} rows came back`]
}

function makeLibrary(path: string): Record<string, unknown[]> {
  const library = openedLibrary(path)
  library.store.pragma('synchronous = OFF')
  for (const text of ['One. '.repeat(2_000), 'Two. '.repeat(50)]) {
    const document = addedDocument(library, text)
    for (let index = 0; index < 120; index += 1) {
      const note = `Note ${index}: ${'שלום wörld 👩‍👩‍👧 '.repeat(1 + (index % 12))}`
      createAnnotation(
        library.store,
        library.clock,
        annotationDraft(library, document, { note, kind: index % 5, tags: [`tag/${index % 17}`] }),
      )
    }
  }
  // Steps to take back are copies of what is checked; without them a flipped byte hits what the reader wrote.
  library.store.exec('DELETE FROM undo_step; VACUUM')
  const rows = tableContents(library.store, JOURNALED_TABLES)
  closeStore(library.store)
  return rows
}

function isEqual(store: Store, rows: Record<string, unknown[]>): boolean {
  try {
    return isDeepStrictEqual(tableContents(store, JOURNALED_TABLES), rows)
  } catch {
    // What can't be read is not the same; whether it was noticed is asked elsewhere.
    return false
  }
}

function flipBit(bytes: Buffer, random: (limit: number) => number): Buffer {
  const at = random(bytes.length)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random(8)), at)
  return bytes
}

function span(bytes: Buffer, random: (limit: number) => number, length: number): [number, number] {
  const start = random(bytes.length)
  return [start, Math.min(bytes.length, start + length)]
}

function pageSpan(bytes: Buffer, random: (limit: number) => number): [number, number] {
  // The first page is an injury of its own.
  const page = 1 + random(bytes.length / PAGE - 1)
  return [page * PAGE, (page + 1) * PAGE]
}

function swapPages(bytes: Buffer, random: (limit: number) => number): Buffer {
  const [one] = pageSpan(bytes, random)
  const [other] = pageSpan(bytes, random)
  const kept = Buffer.from(bytes.subarray(one, one + PAGE))
  bytes.copy(bytes, one, other, other + PAGE)
  kept.copy(bytes, other)
  return bytes
}

function failWithoutInjury(): never {
  throw new Error('Expected a kind of damage, found none')
}
