import type { Database } from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnnotationDraft } from '../../shared/model/annotation.ts'
import type { Document, DocumentDraft } from '../../shared/model/document.ts'
import { assert } from '../../shared/result.ts'
import type { Clock } from './clock.ts'
import { createDocument, getDocument } from './documents.ts'
import { JOURNALED_TABLES } from './journaled-tables.ts'
import { listKinds } from './kinds.ts'
import type { Library } from './library.ts'
import { openLibrary } from './open-library.ts'

/** A clock that stands until it is moved, and whose ids ascend; for tests. */
export type TestClock = Clock & { time: number }

/** A clock for tests: noon of 1 January 2026 UTC; ids are in the order of their making, and unique in the process. */
export function testClock(): TestClock {
  const clock: TestClock = {
    time: Date.UTC(2026, 0, 1, 12),
    now: () => clock.time,
    id: () => {
      made += 1
      return `01${made.toString(10).padStart(24, '0')}`
    },
  }
  return clock
}

let made = 0

/** A new folder that nobody else uses, for the files of one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'postil-test-'))
}

/** Opens a library that must open: in memory, unless `path` names a file. */
export function openedLibrary(path = ':memory:', clock: Clock = testClock()): Library {
  const opened = openLibrary(path, clock)
  assert(opened.ok, 'a library that opens', opened.ok ? '' : opened.failure.message)
  return opened.value
}

/** An article as an importer would deliver it; `text` is its canonical text. */
export function documentDraft(
  text = 'China hits back. “We will fight to the end,” said Gao Feng.',
): DocumentDraft {
  return {
    title: 'China hits back',
    byline: 'A. Reporter',
    source: 'The Paper',
    url: 'https://example.org/a',
    publishedAt: '2019-05-30',
    language: 'en',
    html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    text,
  }
}

/** Stores an article and answers it. */
export function addedDocument({ store, clock }: Library, text?: string): Document {
  const document = getDocument(store, createDocument(store, clock, documentDraft(text)).document.id)
  assert(document !== null, 'the document that was just stored')
  return document
}

/** A library in memory with one article, and the clock that its rows are dated by. */
export function libraryWithArticle(): Library & { clock: TestClock; document: Document; opened: Library } {
  const clock = testClock()
  const opened = openedLibrary(':memory:', clock)
  return { ...opened, clock, document: addedDocument(opened), opened }
}

/** A highlight of the first word of a document, of its first kind, with what `changes` says instead. */
export function annotationDraft(
  { store }: Library,
  document: Document,
  changes: Partial<AnnotationDraft> & { kind?: number } = {},
): AnnotationDraft {
  const { kind, ...parts } = changes
  const chosen = listKinds(store)[kind ?? 1]
  assert(chosen !== undefined, 'a kind', kind)
  return {
    documentId: document.id,
    revisionId: document.revisionId,
    kindId: chosen.id,
    selectors: {
      quote: { type: 'TextQuoteSelector', exact: 'China', prefix: '', suffix: ' hits back.' },
      position: { type: 'TextPositionSelector', start: 0, end: 5 },
    },
    note: '',
    tags: [],
    ...parts,
  }
}

/** Every row of the given tables, by table, in the order of their keys: what tests compare. */
export function tableContents(
  store: Database,
  tables: readonly string[] = [...JOURNALED_TABLES, 'integrity'],
): Record<string, unknown[]> {
  return Object.fromEntries(
    tables.map((table) => [table, store.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )
}
