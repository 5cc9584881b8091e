import Database from 'better-sqlite3'
import type { Locator, Page } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAnnotation } from '../src/main/store/annotations.ts'
import { createDocument, getDocument } from '../src/main/store/documents.ts'
import { annotationDraft, documentDraft, openedLibrary } from '../src/main/store/library-fixture.ts'
import { closeStore } from '../src/main/store/open.ts'
import { makeBackup } from '../src/main/backup/make-backup.ts'

/** Pages of SQLite's files, in bytes. */
const PAGE = 4_096

/** The room in place of a library that can't be opened, as a reader uses it. */
export class RecoveryRoom {
  readonly page: Page
  readonly headline: Locator

  constructor(page: Page) {
    this.page = page
    this.headline = page.getByRole('heading', { level: 1 })
  }

  /** A way out by its headline. */
  way(title: string | RegExp): Locator {
    return this.page.locator('.recovery-way').filter({ has: this.page.getByRole('heading', { name: title }) })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }
}

/** What a library is filled with, by title: a highlight with a note for each name. */
const ARTICLES = [
  ['What the ministry said about tariffs', 'Gao Feng', 'Huawei', 'Lu Kang', 'The WTO'],
  ['A timetable for 5G, and who doubts it', 'Vodafone', 'Deutsche Telekom'],
  [
    'Öffentliche Ausschreibungen: eine Übersicht über die letzten zehn Jahre in der Europäischen Union',
    'TED',
  ],
] as const

/**
 * Makes a library with three articles and a verified backup; after the backup a fourth article and its highlight come
 * in. Answers the library's path.
 */
export async function libraryWithBackup(libraryFolder: string): Promise<string> {
  const path = join(libraryFolder, 'library.postil')
  const library = openedLibrary(path)
  const add = (title: string, names: readonly string[]) => {
    const text = `${title}. ${names.join(' said. ')} said. `.repeat(3).trim()
    const draft = { ...documentDraft(text), title }
    const document = getDocument(
      library.store,
      createDocument(library.store, library.clock, draft).document.id,
    )
    if (document === null) throw new Error('Expected the article that was just stored')
    for (const name of names) {
      const start = text.indexOf(name)
      const selectors = {
        quote: { type: 'TextQuoteSelector' as const, exact: name, prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector' as const, start, end: start + name.length },
      }
      const note = `Ask ${name}.`
      createAnnotation(library.store, library.clock, annotationDraft(library, document, { note, selectors }))
    }
  }
  for (const [title, ...names] of ARTICLES) add(title, names)
  const made = await makeBackup(library, join(libraryFolder, 'backups'), 'scheduled')
  if (!made.ok) throw new Error(made.failure.message)
  add('Came in after the backup', ['Nobody'])
  closeStore(library.store)
  return path
}

/** Overwrites the page of a library that holds the first rows of its articles' texts, as a failing disk may. */
export function losePage(path: string): void {
  const store = new Database(path)
  const root = store
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'revision'`)
    .pluck()
    .get()
  store.close()
  if (root === undefined) throw new Error('Expected a table of texts')
  const bytes = readFileSync(path)
  bytes.fill(0xaa, (root - 1) * PAGE, root * PAGE)
  writeFileSync(path, bytes)
}

/** Takes a library away, with its log, as one does who moves a file. Answers where it is now. */
export async function moveAway(path: string): Promise<string> {
  const elsewhere = `${path}.moved`
  await rename(path, elsewhere)
  if (existsSync(`${path}-wal`)) await rm(`${path}-wal`)
  return elsewhere
}

/** Puts something in the library's place that is none. */
export const REPLACEMENTS = {
  'a text file': (path: string) => writeFile(path, 'Dear diary, this is not a database. '.repeat(20)),
  'an empty file': (path: string) => writeFile(path, ''),
  'the database of another application': (path: string) => makeDatabase(path, 'bookmark', 42, 0),
  'a library from a newer version': (path: string) => makeDatabase(path, 'later', 0x5073746c, 999),
} as const

async function makeDatabase(
  path: string,
  table: string,
  application: number,
  version: number,
): Promise<void> {
  await rm(path, { force: true })
  const other = new Database(path)
  other.exec(
    `CREATE TABLE ${table} (id TEXT); PRAGMA application_id = ${application}; PRAGMA user_version = ${version}`,
  )
  other.close()
}
