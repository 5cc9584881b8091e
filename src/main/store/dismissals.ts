import type { Database } from 'better-sqlite3'
import {
  dismissalId,
  documentId,
  revisionId,
  type DismissalId,
  type DocumentId,
} from '../../shared/model/ids.ts'
import type { Dismissal, DismissalDraft } from '../../shared/model/suggestion-choices.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { selectorsFromRow, selectorsToRow, type SelectorColumns } from './selector-columns.ts'
import { statement } from './statements.ts'

type DismissalRow = {
  id: string
  document_id: string
  revision_id: string
  created_at: number
} & SelectorColumns

function dismissalFromRow(row: DismissalRow): Dismissal {
  return {
    id: dismissalId.parse(row.id),
    documentId: documentId.parse(row.document_id),
    revisionId: revisionId.parse(row.revision_id),
    selectors: selectorsFromRow(row),
    createdAt: row.created_at,
  }
}

/** The suggested claims of a document that were dismissed, in that order. */
export function listDismissals(store: Database, id: DocumentId): Dismissal[] {
  return statement<[string], DismissalRow>(
    store,
    'SELECT * FROM dismissal WHERE document_id = ? ORDER BY created_at, id',
  )
    .all(id)
    .map(dismissalFromRow)
}

/** Remembers, as one step, that suggested claims are not wanted. Throws when a document is not there. */
export function dismissSuggestions(
  store: Database,
  clock: Clock,
  drafts: readonly DismissalDraft[],
): Dismissal[] {
  const now = clock.now()
  const label = drafts.length === 1 ? 'dismiss suggestion' : `dismiss ${drafts.length} suggestions`
  return recordStep(store, { label, now }, () =>
    drafts.map((draft): Dismissal => {
      const id: DismissalId = newId(clock, dismissalId)
      statement<(string | number | null)[]>(
        store,
        `INSERT INTO dismissal (id, document_id, revision_id, exact, prefix, suffix, start_offset, end_offset, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, draft.documentId, draft.revisionId, ...selectorsToRow(draft.selectors), now)
      return { ...draft, id, createdAt: now }
    }),
  )
}

/** Forgets, as one step, which suggested claims of a document were dismissed; answers how many. */
export function restoreSuggestions(store: Database, clock: Clock, id: DocumentId): number {
  return recordStep(
    store,
    { label: 'offer dismissed suggestions again', now: clock.now() },
    () => statement<[string]>(store, 'DELETE FROM dismissal WHERE document_id = ?').run(id).changes,
  )
}

/** The documents to which those of the given dismissals belong that are there. */
export function documentsOfDismissals(store: Database, ids: readonly string[]): string[] {
  return statement<[string], { document_id: string }>(
    store,
    'SELECT DISTINCT document_id FROM dismissal WHERE id IN (SELECT value FROM json_each(?))',
  )
    .all(JSON.stringify(ids))
    .map((row) => row.document_id)
}

/** The dismissals of these documents. */
export function dismissalsOf(store: Database, ids: readonly DocumentId[]): Dismissal[] {
  return statement<[string], DismissalRow>(
    store,
    'SELECT * FROM dismissal WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY created_at, id',
  )
    .all(JSON.stringify(ids))
    .map(dismissalFromRow)
}

/** Stores dismissals that came in; those of documents that are not here, and those that are here, are passed over. Runs within a step. */
export function insertDismissals(store: Database, dismissals: readonly Dismissal[]): void {
  for (const { id, documentId: document, revisionId: revision, selectors, createdAt } of dismissals) {
    statement<(string | number | null)[]>(
      store,
      `INSERT INTO dismissal (id, document_id, revision_id, exact, prefix, suffix, start_offset, end_offset, created_at)
       SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM document WHERE id = ? ON CONFLICT DO NOTHING`,
    ).run(id, revision, ...selectorsToRow(selectors), createdAt, document)
  }
}
