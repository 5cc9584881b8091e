import type { Database } from 'better-sqlite3'
import type { ImportedAnnotation, ImportedDocument } from '../../shared/interchange/imported.ts'
import {
  importedAnnotationSchema,
  importedDocumentSchema,
  type WaitingRecord,
} from '../../shared/interchange/imported-schema.ts'
import { comparableTitle, comparableUrl, findQuote, titlesOf } from '../../shared/interchange/match.ts'
import { probesIn, quoteProbe } from '../../shared/interchange/quote-probe.ts'
import type { DetachedAnnotation } from '../../shared/model/detached.ts'
import { annotationId, revisionId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import type { Clock } from './clock.ts'
import { importedId, insertImported, insertPendingEvidence, type ImportTarget } from './import-annotation.ts'
import { ImportReferences } from './import-references.ts'
import { recordStep } from './journal.ts'
import { statement } from './statements.ts'

type DetachedRow = {
  id: string
  document_key: string
  document: string
  annotation: string
  imported_at: number
}

/** Keeps an annotation until its document arrives. Runs within a step. */
export function insertDetached(
  store: Database,
  now: number,
  imported: ImportedAnnotation,
  document: ImportedDocument,
): void {
  const { id, sha256, url, title } = document
  const key = documentKey(document)
  const { waitingSince, ...annotation } = imported
  statement<(string | number | null)[]>(
    store,
    `INSERT INTO detached (id, document_key, document_id, sha256, url_key, title_key, probe, document, annotation,
       imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[importedId(imported), key, id, sha256],
    ...[url === null ? null : comparableUrl(url), title === '' ? null : comparableTitle(title)],
    ...[imported.selectors === null ? null : quoteProbe(imported.selectors.quote.exact)],
    // Its words are not there: a document that has them is stored with them.
    JSON.stringify(importedDocumentSchema.parse({ ...document, key, revisions: [], images: [] })),
    // Nor is the file, of which it was a line.
    JSON.stringify(importedAnnotationSchema.parse({ ...annotation, document: key, line: 0 })),
    waitingSince ?? now,
  )
}

function documentKey({ id, url, title }: ImportedDocument): string {
  return id ?? (url === null ? `title ${comparableTitle(title)}` : `url ${comparableUrl(url)}`)
}

/** What waits for a document, by the titles of the documents, then in the order of the files. */
export function listDetached(store: Database): DetachedAnnotation[] {
  return statement<[], DetachedRow>(store, 'SELECT * FROM detached ORDER BY document_key, rowid')
    .all()
    .map((row) => {
      const annotation = importedAnnotationSchema.parse(JSON.parse(row.annotation))
      const document = importedDocumentSchema.parse(JSON.parse(row.document))
      return {
        id: annotationId.parse(row.id),
        quote: annotation.selectors?.quote.exact ?? null,
        note: annotation.note,
        tags: annotation.tags,
        documentTitle: document.title,
        documentUrl: document.url,
        importedAt: row.imported_at,
      }
    })
}

/** Read in one turn, at most. */
const WAITING_AT_ONCE = 500

/** What waits for a document, as Postil's own files hold it, in the order in which it came in; some at a time. */
export function* waitingRecords(store: Database): Generator<WaitingRecord[], void> {
  let after = 0
  for (;;) {
    const rows = statement<[number, number], DetachedRow & { rowid: number }>(
      store,
      'SELECT rowid, * FROM detached WHERE rowid > ? ORDER BY rowid LIMIT ?',
    ).all(after, WAITING_AT_ONCE)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.rowid
    yield rows.map((row) => ({
      document: importedDocumentSchema.parse(JSON.parse(row.document)),
      annotation: importedAnnotationSchema.parse(JSON.parse(row.annotation)),
      importedAt: row.imported_at,
    }))
  }
}

/** How many annotations wait for a document. */
export function countDetached(store: Database): number {
  return statement<[], { count: number }>(store, 'SELECT count(*) AS count FROM detached').get()?.count ?? 0
}

/** Forgets annotations that wait, as one step; answers how many there were. */
export function removeDetached(store: Database, clock: Clock, ids: readonly AnnotationId[]): number {
  const label = ids.length === 1 ? 'delete waiting highlight' : `delete ${ids.length} waiting highlights`
  return recordStep(
    store,
    { label, now: clock.now() },
    () =>
      statement<[string]>(store, 'DELETE FROM detached WHERE id IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(ids),
      ).changes,
  )
}

/** Whether annotations of these ids wait. */
export function areDetached(store: Database, ids: readonly AnnotationId[]): Set<AnnotationId> {
  const rows = statement<[string], { id: string }>(
    store,
    'SELECT id FROM detached WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids))
  return new Set(rows.map(({ id }) => annotationId.parse(id)))
}

/**
 * Hangs what has waited for a document onto it, now that it is there: what names its id, its text, its address or its
 * title, and what is quoted from it. Runs within the step that stores the document. Answers how many there were.
 */
export function attachDetached(store: Database, clock: Clock, id: DocumentId): number {
  if (countDetached(store) === 0) return 0
  const document = statement<[string], ArrivedRow>(
    store,
    `SELECT document.id, revision_id, title, url, text, sha256 FROM document JOIN revision ON revision.id = revision_id
     WHERE document.id = ?`,
  ).get(id)
  if (document === undefined) return 0
  const keys = [...new Set([...keysByName(store, document), ...keysByQuote(store, document.text)])]
  if (keys.length === 0) return 0
  const rows = statement<[string], DetachedRow>(
    store,
    'SELECT * FROM detached WHERE document_key IN (SELECT value FROM json_each(?)) ORDER BY rowid',
  ).all(JSON.stringify(keys))
  const target: ImportTarget = {
    id,
    revisionId: revisionId.parse(document.revision_id),
    text: document.text,
    revisions: new Set(
      statement<[string], { id: string }>(store, 'SELECT id FROM revision WHERE document_id = ?')
        .all(id)
        .map((row) => row.id),
    ),
  }
  const references = new ImportReferences(store, clock, {
    kinds: [],
    speakers: [],
    verdicts: [],
    areComplete: false,
  })
  for (const row of rows) {
    const imported = importedAnnotationSchema.parse(JSON.parse(row.annotation))
    const evidence = insertImported(store, clock, references, imported, target)
    if (evidence !== null) insertPendingEvidence(store, clock, [evidence])
    statement<[string]>(store, 'DELETE FROM detached WHERE id = ?').run(row.id)
  }
  return rows.length
}

type ArrivedRow = {
  id: string
  revision_id: string
  title: string
  url: string | null
  text: string
  sha256: string
}

function keysByName(store: Database, { id, sha256, url, title }: ArrivedRow): string[] {
  const urlKey = url === null ? null : comparableUrl(url)
  return statement<
    { id: string; sha256: string; url: string | null; titles: string },
    { document_key: string }
  >(
    store,
    `SELECT DISTINCT document_key FROM detached WHERE document_id = $id OR sha256 = $sha256 OR url_key = $url
       OR (title_key IN (SELECT value FROM json_each($titles)) AND (url_key IS NULL OR $url IS NULL))`,
  )
    .all({ id, sha256, url: urlKey, titles: JSON.stringify(titlesOf(title)) })
    .map((row) => row.document_key)
}

/** Documents that are waited for and of which a quote stands in the text; an address of its own speaks against one. */
function keysByQuote(store: Database, text: string): string[] {
  const wanted = statement<[], { probe: number }>(
    store,
    'SELECT DISTINCT probe FROM detached WHERE probe IS NOT NULL',
  ).all()
  const found = probesIn(text, new Set(wanted.map(({ probe }) => probe)))
  if (found.size === 0) return []
  return statement<[string], DetachedRow>(
    store,
    'SELECT * FROM detached WHERE probe IN (SELECT value FROM json_each(?))',
  )
    .all(JSON.stringify([...found]))
    .filter((row) => {
      const { selectors } = importedAnnotationSchema.parse(JSON.parse(row.annotation))
      return selectors !== null && findQuote(text, selectors.quote) !== null
    })
    .map((row) => row.document_key)
}
