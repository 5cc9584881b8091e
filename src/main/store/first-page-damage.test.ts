import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { findRecovery } from '../backup/findings.ts'
import { createAnnotation } from './annotations.ts'
import { updateClaim } from './claim-edits.ts'
import { systemClock } from './clock.ts'
import { markLibrary } from './create-file.ts'
import { listDocuments } from './documents.ts'
import { JOURNALED_TABLES } from './journaled-tables.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  tableContents,
  temporaryFolder,
} from './library-fixture.ts'
import { openCopy } from './open-copy.ts'
import { openLibrary } from './open-library.ts'
import { closeStore } from './open.ts'
import { salvage } from './salvage.ts'
import { createSpeaker } from './speaker-edits.ts'
import { verify } from './verify.ts'

const whole = join(temporaryFolder(), 'library.postil')
let rows: Record<string, unknown[]> = {}
let history: unknown[] = []

beforeAll(() => {
  const library = openedLibrary(whole, systemClock())
  const { store, clock } = library
  store.pragma('synchronous = OFF')
  const speaker = createSpeaker(store, clock, {
    name: 'Gao Feng',
    aliases: ['the spokesman'],
    role: null,
    affiliation: null,
    sourceType: 'other',
  })
  for (const text of ['One. '.repeat(4_000), 'Zwei – “zwei”. '.repeat(60), 'China hits back. '.repeat(900)]) {
    const document = addedDocument(library, text)
    for (let index = 0; index < 80; index += 1) {
      const { id } = createAnnotation(
        store,
        clock,
        annotationDraft(library, document, {
          note: `Note ${index}: ${'שלום wörld 👩‍👩‍👧 '.repeat(1 + (index % 12))}`,
          kind: index % 5,
          tags: [`tag/${index % 17}`],
        }),
      )
      if (index % 5 === 0)
        updateClaim(store, clock, id, { speakerId: speaker.id, conclusion: `So it is ${index}.` })
    }
  }
  rows = tableContents(store, JOURNALED_TABLES)
  history = store.prepare('SELECT * FROM claim_history ORDER BY id').all()
  closeStore(store)
})

/** A library of its own for a test, of which the bytes are changed. */
function damaged(injure: (bytes: Buffer) => void): string {
  const path = join(temporaryFolder(), 'library.postil')
  mkdirSync(dirname(path), { recursive: true })
  const bytes = readFileSync(whole)
  injure(bytes)
  writeFileSync(path, bytes)
  markLibrary(path)
  return path
}

const LOST_FIRST_PAGE: readonly [name: string, injure: (bytes: Buffer) => void][] = [
  ['the first bytes of the header', (bytes) => bytes.fill(0x58, 0, 16)],
  ['the whole header', (bytes) => bytes.fill(0, 0, 100)],
  ['the size of its pages', (bytes) => bytes.writeUInt16BE(512, 16)],
  ['the mark of whose file it is', (bytes) => bytes.writeUInt32BE(0, 68)],
  ['the way to its tables', (bytes) => bytes.fill(0, 100, 4_096)],
  ['its first 4 KB, zeroed', (bytes) => bytes.fill(0, 0, 4_096)],
  ['its first 4 KB, of other bytes', (bytes) => bytes.fill(0xa5, 0, 4_096)],
]

test.each(LOST_FIRST_PAGE)(
  'a library that lost %s is named as damaged, is read, and comes back with every row',
  (_name, injure) => {
    const path = damaged(injure)
    const before = readFileSync(path)
    const opened = openLibrary(path)
    expect(opened.ok ? 'opened' : opened.failure.kind).toBe('corrupt')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(findRecovery(path, join(dirname(path), 'backups')).readable).toEqual({
      documents: 3,
      annotations: 240,
      how: 'first page made anew',
    })
    const copy = openCopy(path)
    expect(copy.ok && tableContents(copy.value.library.store, JOURNALED_TABLES)).toEqual(rows)
    if (copy.ok) copy.value.discard()
    const saved = salvage(path, null, Date.UTC(2026, 0, 2))
    expect(saved.ok && saved.value).toMatchObject({ how: 'first page made anew', lost: {}, fromBackup: {} })
    const { store } = openedLibrary(path)
    expect(tableContents(store, JOURNALED_TABLES)).toEqual(rows)
    expect(store.prepare('SELECT * FROM claim_history ORDER BY id').all()).toEqual(history)
    expect(verify(store).damage).toEqual([])
    closeStore(store)
  },
)

test('of a library that lost its first 64 KB, the list of its tables among them, what lies behind them is saved, and nothing else', () => {
  const path = damaged((bytes) => bytes.fill(0, 0, 65_536))
  const opened = openLibrary(path)
  expect(opened.ok ? 'opened' : opened.failure.kind).toBe('corrupt')
  const copy = openCopy(path)
  expect(copy.ok ? 'opened' : copy.failure).toBe('opened')
  expect(copy.ok ? listDocuments(copy.value.library.store).length : 0).toBeGreaterThan(0)
  if (copy.ok) copy.value.discard()
  const saved = salvage(path, null, Date.UTC(2026, 0, 2))
  expect(saved.ok && saved.value.how).toBe('rows gathered')
  const { store } = openedLibrary(path)
  const found = tableContents(store, JOURNALED_TABLES)
  expect(found['annotation']?.length).toBeGreaterThan(120)
  for (const row of found['annotation'] ?? []) expect(rows['annotation']).toContainEqual(row)
  for (const row of found['claim'] ?? []) expect(rows['claim']).toContainEqual(row)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
})

test('with a backup beside it, a library that lost its first 64 KB comes back whole', () => {
  const path = damaged((bytes) => bytes.fill(0, 0, 65_536))
  const backup = join(temporaryFolder(), 'backup.postil')
  copyFileSync(whole, backup)
  const saved = salvage(path, backup, Date.UTC(2026, 0, 2))
  expect(saved.ok && saved.value.lost).toEqual({})
  const { store } = openedLibrary(path)
  expect(tableContents(store, JOURNALED_TABLES)).toEqual(rows)
  expect(verify(store).damage).toEqual([])
  closeStore(store)
})

test('what was saved last and stands in the log alone is read with a first page that is made anew', () => {
  const path = join(temporaryFolder(), 'library.postil')
  const library = openedLibrary(path)
  const document = addedDocument(library)
  createAnnotation(library.store, library.clock, annotationDraft(library, document, { note: 'in the log' }))
  const killed = join(temporaryFolder(), 'library.postil')
  const bytes = readFileSync(path)
  bytes.fill(0, 0, 4_096)
  writeFileSync(killed, bytes)
  copyFileSync(`${path}-wal`, `${killed}-wal`)
  closeStore(library.store)
  expect(findRecovery(killed, join(dirname(killed), 'backups')).readable).toMatchObject({ annotations: 1 })
  const saved = salvage(killed, null, Date.UTC(2026, 0, 2))
  expect(saved.ok && saved.value.saved['annotation']).toBe(1)
})

test('a file that is no library, however it begins, is not read as one', () => {
  const path = join(temporaryFolder(), 'library.postil')
  for (const bytes of [
    Buffer.alloc(40_960),
    Buffer.from('Dear diary,\n'.repeat(5_000)),
    Buffer.alloc(40_960, 0x0d),
  ]) {
    writeFileSync(path, bytes)
    const opened = openLibrary(path)
    expect(opened.ok ? 'opened' : opened.failure.kind).toBe('not-a-database')
    expect(findRecovery(path, join(dirname(path), 'backups')).readable).toBeNull()
  }
})
