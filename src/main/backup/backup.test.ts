import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createAnnotation, removeAnnotations } from '../store/annotations.ts'
import { undo, undoState } from '../store/journal.ts'
import type { Library } from '../store/library.ts'
import {
  addedDocument,
  annotationDraft,
  openedLibrary,
  tableContents,
  temporaryFolder,
  testClock,
} from '../store/library-fixture.ts'
import { closeStore } from '../store/open.ts'
import { checkSearch } from '../store/search-index.ts'
import { search } from '../store/search.ts'
import { verify } from '../store/verify.ts'
import { backupPath, listBackups } from './backup-folder.ts'
import { backUpClosedLibrary, makeBackup } from './make-backup.ts'
import { listDisplaced, putBack, replaceLibrary } from './restore.ts'
import { scheduleBackups } from './schedule.ts'
import { folderRisk } from './folder-risk.ts'

function library(annotations = 5): Library & { path: string; folder: string } {
  const path = join(temporaryFolder(), 'library.postil')
  const opened = openedLibrary(path, testClock())
  const document = addedDocument(opened)
  for (let index = 0; index < annotations; index += 1) {
    createAnnotation(
      opened.store,
      opened.clock,
      annotationDraft(opened, document, { note: `note ${index}`, tags: ['t'] }),
    )
  }
  return { ...opened, path, folder: join(dirname(path), 'backups') }
}

async function backedUp(library: Library & { folder: string }) {
  const made = await makeBackup(library, library.folder, 'asked')
  if (!made.ok) throw new Error(made.failure.message)
  return made.value
}

test('a backup is one file that holds the whole library, with its annotations readable beside it', async () => {
  const from = library()
  const expected = tableContents(from.store)
  const backup = await backedUp(from)
  expect(backup).toMatchObject({
    documents: 1,
    annotations: 5,
    isVerified: true,
    reason: 'asked',
    sequence: 1,
  })
  expect(readdirSync(from.folder).toSorted()).toEqual([
    `${backup.id}.annotations.json`,
    `${backup.id}.postil`,
  ])
  const copy = new Database(backupPath(from.folder, backup.id), { readonly: true })
  expect(tableContents(copy)).toEqual(expected)
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
  copy.close()
  const written = JSON.parse(readFileSync(join(from.folder, `${backup.id}.annotations.json`), 'utf8'))
  expect(written.documents).toHaveLength(1)
  expect(written.documents[0].annotations.map(({ note }: { note: string }) => note)).toEqual([
    'note 0',
    'note 1',
    'note 2',
    'note 3',
    'note 4',
  ])
  closeStore(from.store)
})

test('what is saved while a backup is made is in the library, and the backup is whole', async () => {
  const from = library(400)
  const document = addedDocument(from, 'Another.')
  const making = makeBackup(from, from.folder, 'asked')
  for (let index = 0; index < 50; index += 1) {
    createAnnotation(from.store, from.clock, annotationDraft(from, document))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const made = await making
  expect(made.ok && made.value.isVerified).toBe(true)
  expect(verify(from.store)).toMatchObject({ damage: [], rows: { annotation: 450 } })
  closeStore(from.store)
})

test('a backup of a damaged library says so, and the good one stays', async () => {
  const from = library()
  const good = await backedUp(from)
  closeStore(from.store)
  const tool = new Database(from.path)
  tool.exec(`UPDATE annotation SET note = 'forged'`)
  tool.close()
  const again = { ...openedLibrary(from.path, from.clock), folder: from.folder }
  const bad = await backedUp(again)
  expect(bad.isVerified).toBe(false)
  expect(listBackups(from.folder).map(({ id }) => id)).toEqual([bad.id, good.id])
  closeStore(again.store)
})

test('a search index that drifted is found by the check of the next backup, and built anew without a word lost', async () => {
  const from = library()
  const { store } = from
  const notes = () => search(store, 'note', { offset: 0, limit: 20 }).hits.length
  expect(notes()).toBe(5)
  const before = tableContents(store)
  store.exec(`UPDATE search_entry SET note = '' WHERE id % 2 = 0`)
  store.exec(`INSERT INTO search_piece (rowid, note) VALUES (1, 'not in the library')`)
  expect(notes()).toBeLessThan(5)
  expect(await backedUp(from)).toMatchObject({ isVerified: true, annotations: 5 })
  expect(notes()).toBe(5)
  expect(checkSearch(store)).toEqual([])
  expect(tableContents(store)).toEqual(before)
  closeStore(store)
})

test('a backup that can not be made leaves nothing half-made, and says why', async () => {
  const from = library()
  writeFileSync(from.folder, 'a file where the folder should be')
  const made = await makeBackup(from, from.folder, 'asked')
  expect(made.ok ? '' : made.failure.kind).toBe('no-access')
  const full = await makeBackup(from, join(dirname(from.path), 'elsewhere'), 'asked', () => {
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
  })
  expect(full.ok ? '' : full.failure.kind).toBe('disk-full')
  expect(readdirSync(join(dirname(from.path), 'elsewhere'))).toEqual([])
  closeStore(from.store)
})

test('restoring brings back every row, keeps what was there, and can be taken back', async () => {
  const from = library()
  const then = tableContents(from.store)
  const backup = await backedUp(from)
  removeAnnotations(
    from.store,
    from.clock,
    from.store.prepare<[], never>('SELECT id FROM annotation').pluck().all(),
  )
  const later = tableContents(from.store)
  closeStore(from.store)

  const restored = await replaceLibrary(from.path, backupPath(from.folder, backup.id), Date.UTC(2026, 0, 2))
  expect(restored.ok && restored.value.folder).toBe(
    join(dirname(from.path), 'damaged', '2026-01-02T00-00-00-000Z'),
  )
  let opened = openedLibrary(from.path)
  expect(tableContents(opened.store)).toEqual(then)
  expect(undoState(opened.store).undo).toBe('add quote')
  closeStore(opened.store)

  const [displaced] = listDisplaced(from.path)
  expect(displaced).toBeDefined()
  if (displaced === undefined) return
  putBack(from.path, displaced, Date.UTC(2026, 0, 2))
  opened = openedLibrary(from.path)
  expect(tableContents(opened.store)).toEqual(later)
  undo(opened.store)
  expect(tableContents(opened.store)).toEqual(then)
  expect(listDisplaced(from.path)).toHaveLength(1)
  closeStore(opened.store)
})

test('a write-ahead log that a crash left is not replayed into what was restored', async () => {
  const from = library()
  const then = tableContents(from.store)
  const backup = await backedUp(from)
  const document = addedDocument(from, 'Later.')
  createAnnotation(from.store, from.clock, annotationDraft(from, document))
  // As after a crash: file and log as they lie on the disk.
  const crashed = join(temporaryFolder(), 'library.postil')
  for (const ending of ['', '-wal']) copyFileSync(from.path + ending, crashed + ending)
  closeStore(from.store)
  const restored = await replaceLibrary(crashed, backupPath(from.folder, backup.id), Date.UTC(2026, 0, 2))
  expect(restored.ok).toBe(true)
  const { store } = openedLibrary(crashed)
  expect(tableContents(store)).toEqual(then)
  closeStore(store)
})

test('a backup that is damaged, gone or of another kind is not restored, and the library stays as it is', async () => {
  const from = library()
  const backup = await backedUp(from)
  const now = tableContents(from.store)
  closeStore(from.store)
  const file = backupPath(from.folder, backup.id)
  const bytes = readFileSync(file)
  bytes.write('X', bytes.indexOf('note 3'))
  writeFileSync(file, bytes)
  const text = join(from.folder, 'text.postil')
  writeFileSync(text, 'Dear diary')
  const kinds = []
  for (const source of [file, text, join(from.folder, 'gone.postil')]) {
    const restored = await replaceLibrary(from.path, source, Date.UTC(2026, 0, 2))
    kinds.push(restored.ok ? 'restored' : restored.failure.kind)
  }
  expect(kinds).toEqual(['damaged', 'damaged', 'not-found'])
  expect(existsSync(join(dirname(from.path), 'damaged'))).toBe(false)
  const { store } = openedLibrary(from.path)
  expect(tableContents(store)).toEqual(now)
  closeStore(store)
})

test('an older library is backed up, verified, before it is brought up to date', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'library.postil')
  copyFileSync(new URL('../store/migrations/fixtures/library-2.postil', import.meta.url), path)
  const backup = backUpClosedLibrary(path, join(folder, 'backups'), 'migration', Date.UTC(2026, 0, 2))
  expect(backup).toMatchObject({ reason: 'migration', isVerified: true, documents: 2, annotations: 2 })
  const copy = new Database(backupPath(join(folder, 'backups'), backup.id), { readonly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(2)
  copy.close()
})

test('a backup is made when something changed since the last, one at a time', async () => {
  const from = library()
  const reasons: string[] = []
  const outcomes: boolean[] = []
  let running = 0
  const schedule = scheduleBackups(
    from,
    () => from.folder,
    false,
    (outcome) => outcomes.push(outcome.ok),
    async (_library, _folder, reason) => {
      running += 1
      expect(running).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      reasons.push(reason)
      return {
        ok: true,
        value: {
          id: '',
          sequence: 1,
          madeAt: 0,
          reason,
          documents: 0,
          annotations: 0,
          isVerified: true,
          size: 0,
        },
      }
    },
  )
  expect(await schedule.tick()).toBeNull()
  addedDocument(from, 'New.')
  await Promise.all([schedule.tick(), schedule.now('import')])
  expect(reasons).toEqual(['scheduled', 'import'])
  expect(outcomes).toEqual([true, true])
  expect(await schedule.tick()).toBeNull()
  await schedule.stop()
  closeStore(from.store)
})

test('a library in a synchronised folder is known by its name', () => {
  expect(folderRisk('/home/a/Dropbox/Postil', 'linux')).toEqual({ kind: 'synchronised', service: 'Dropbox' })
  expect(folderRisk('/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x', 'darwin')?.kind).toBe(
    'synchronised',
  )
  expect(folderRisk('\\\\server\\share\\Postil', 'win32')).toEqual({ kind: 'network', service: 'SMB' })
  expect(folderRisk(temporaryFolder())).toBeNull()
})
