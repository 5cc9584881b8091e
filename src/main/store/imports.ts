import type { Database } from 'better-sqlite3'
import type { ImportOutcome } from '../../shared/ipc-library.ts'
import type { DocumentDraft } from '../../shared/model/document.ts'
import { documentId, type DocumentId } from '../../shared/model/ids.ts'
import type { Clock } from './clock.ts'
import { createDocument, getSummary, shortened } from './documents.ts'
import { recordStep } from './journal.ts'
import { reviseDocument, textHash, type RevisionFiles } from './revisions.ts'
import { statement } from './statements.ts'

/**
 * Stores an article that came in, as one step. The same text is recognised wherever it came from; the same address
 * with another text is a new revision of the document there is. What is in the trash is not compared with.
 */
export function storeImport(
  store: Database,
  clock: Clock,
  draft: DocumentDraft,
  files: RevisionFiles,
): ImportOutcome {
  const earlier = draft.url === null ? null : documentAt(store, draft.url)
  if (earlier !== null && earlier.sha256 !== textHash(draft.text)) {
    recordStep(store, { label: `update “${shortened(draft.title)}”`, now: clock.now() }, () =>
      reviseDocument(store, clock, earlier.id, draft, files),
    )
    return { document: getSummary(store, earlier.id), outcome: 'revised' }
  }
  if (earlier !== null) return { document: getSummary(store, earlier.id), outcome: 'known' }
  const { document, isNew } = createDocument(store, clock, draft, files)
  return { document, outcome: isNew ? 'added' : 'known' }
}

/** The live document with this address, a fragment aside, and the hash of its text; the newest, if there are several. */
function documentAt(store: Database, url: string): { id: DocumentId; sha256: string } | null {
  const address = url.replace(/#.*$/s, '')
  const row = statement<[string, string, string], { id: string; sha256: string }>(
    store,
    `SELECT document.id, revision.sha256 FROM document JOIN revision ON revision.id = document.revision_id
     WHERE (url = ? OR (url >= ? || '#' AND url < ? || '$')) AND deleted_at IS NULL
     ORDER BY +added_at DESC LIMIT 1`,
  ).get(address, address, address)
  return row === undefined ? null : { id: documentId.parse(row.id), sha256: row.sha256 }
}
