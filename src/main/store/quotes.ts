import type { Database } from 'better-sqlite3'
import { setImmediate } from 'node:timers/promises'
import { findQuote, wantedQuote } from '../../shared/claims/find-quote.ts'
import { verifyQuotes } from '../../shared/claims/verify-quote.ts'
import { revisionId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import type { CheckedQuote, QuoteHit } from '../../shared/model/quotes.ts'
import { listAnnotations } from './annotations.ts'
import { getDocument, getRevision } from './documents.ts'
import { statement } from './statements.ts'

/** Checks the stored quotes of a document, or those of the given annotations, against its current text. */
export function verifyDocumentQuotes(
  store: Database,
  id: DocumentId,
  ids: readonly AnnotationId[] | null,
): CheckedQuote[] {
  const document = getDocument(store, id)
  if (document === null) return []
  const chosen = ids === null ? null : new Set(ids)
  const annotations = listAnnotations(store, id).filter((one) => chosen === null || chosen.has(one.id))
  return [...Map.groupBy(annotations, (one) => one.revisionId)].flatMap(([revision, list]) => {
    const earlier = revision === document.revisionId ? undefined : getRevision(store, revision)?.text
    const checks = verifyQuotes(
      document.revision.text,
      list.map((one) => one.selectors),
      earlier,
    )
    return list.flatMap((one, index) => {
      const check = checks[index]
      if (check === undefined) return []
      return [
        {
          annotationId: one.id,
          documentId: id,
          documentTitle: document.title,
          quote: one.selectors.quote.exact,
          ...check,
        },
      ]
    })
  })
}

/** How many texts are compared before other calls get their turn: a few milliseconds' work. */
const TEXTS_AT_ONCE = 50

/** The documents that have a pasted quote, or something like it: the most alike first, at most `limit`. */
export async function findQuoteInLibrary(
  store: Database,
  pasted: string,
  limit: number,
): Promise<QuoteHit[]> {
  const wanted = wantedQuote(pasted)
  const documents = statement<[], { id: DocumentId; revision_id: string; title: string }>(
    store,
    'SELECT id, revision_id, title FROM document WHERE deleted_at IS NULL ORDER BY added_at DESC, id DESC',
  ).all()
  const hits: QuoteHit[] = []
  for (const [index, { id, revision_id, title }] of documents.entries()) {
    if (index % TEXTS_AT_ONCE === TEXTS_AT_ONCE - 1) await setImmediate()
    const text = getRevision(store, revisionId.parse(revision_id))?.text
    const hit = text === undefined ? null : findQuote(text, wanted)
    if (hit !== null) hits.push({ documentId: id, documentTitle: title, quote: wanted.quote, ...hit })
  }
  const rank = (hit: QuoteHit) => (hit.status === 'exact' ? 2 : hit.similarity)
  return hits.sort((a, b) => rank(b) - rank(a)).slice(0, limit)
}
