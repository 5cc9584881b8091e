import type { Database } from 'better-sqlite3'
import { profileDocument, type DocumentProfile } from '../../shared/claims/document-profile.ts'
import { verifyQuotes } from '../../shared/claims/verify-quote.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { listAnnotations } from './annotations.ts'
import { getDocument } from './documents.ts'
import { contradictedClaims } from './ledger-filter.ts'

/** How well a document is sourced, by its claims; null when it is not there. */
export function documentProfile(store: Database, id: DocumentId): DocumentProfile | null {
  const document = getDocument(store, id)
  if (document === null) return null
  const claims = listAnnotations(store, id).filter(({ claim }) => claim !== null)
  const ranges = verifyQuotes(
    document.revision.text,
    claims.map(({ selectors }) => selectors),
  )
  const contradicted = contradictedClaims(store)
  return profileDocument(
    claims.flatMap(({ id, claim }, index) =>
      claim === null
        ? []
        : [
            {
              speaker: claim.speaker,
              isUnchecked: claim.verdict.isUnchecked,
              isContradicted: contradicted.has(id),
              range: ranges[index]?.range ?? null,
            },
          ],
    ),
    document.revision.text.length,
  )
}
