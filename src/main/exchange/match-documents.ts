import type { ImportedAnnotation, ImportedDocument } from '../../shared/interchange/imported.ts'
import { DocumentMatcher, findQuote, type LibraryDocument } from '../../shared/interchange/match.ts'
import { probesIn, quoteProbe } from '../../shared/interchange/quote-probe.ts'
import type { DocumentId } from '../../shared/model/ids.ts'

/**
 * Which document of the library each imported one is: by id, text, address or title, and else by its quotes, for which
 * the texts are read one by one. Those of `alone` are not looked for by their quotes. `breathe` is awaited after each text.
 */
export async function matchDocuments(
  documents: readonly ImportedDocument[],
  annotations: readonly ImportedAnnotation[],
  library: readonly LibraryDocument[],
  means: {
    alone: (document: ImportedDocument) => boolean
    textOf: (id: DocumentId) => string | null
    breathe: () => Promise<void>
  },
): Promise<Map<string, DocumentId>> {
  const matcher = new DocumentMatcher(library)
  const found = new Map<string, DocumentId>()
  const open = new Set<string>()
  for (const document of documents) {
    const match = matcher.match(document)
    if (match !== null) found.set(document.key, match.id)
    else if (!means.alone(document)) open.add(document.key)
  }
  const quotes = quotesByProbe(annotations.filter((annotation) => open.has(annotation.document)))
  if (quotes.size === 0) return found
  const wanted = new Set(quotes.keys())
  const votes = new Map<string, Map<DocumentId, number>>()
  for (const { id } of library) {
    const text = means.textOf(id)
    if (text !== null) {
      for (const probe of probesIn(text, wanted)) {
        for (const { document, quote } of quotes.get(probe) ?? []) {
          if (findQuote(text, quote) === null) continue
          const counts = votes.get(document) ?? new Map<DocumentId, number>()
          votes.set(document, counts.set(id, (counts.get(id) ?? 0) + 1))
        }
      }
    }
    await means.breathe()
  }
  for (const [document, counts] of votes) {
    const [best, second] = [...counts].toSorted((a, b) => b[1] - a[1])
    // As many quotes in two articles tell nothing.
    if (best !== undefined && best[1] !== second?.[1]) found.set(document, best[0])
  }
  return found
}

type Quote = { document: string; quote: { exact: string; prefix: string; suffix: string } }

function quotesByProbe(annotations: readonly ImportedAnnotation[]): Map<number, Quote[]> {
  const quotes = new Map<number, Quote[]>()
  for (const { document, selectors } of annotations) {
    if (selectors === null) continue
    const probe = quoteProbe(selectors.quote.exact)
    if (probe === null) continue
    quotes.set(probe, [...(quotes.get(probe) ?? []), { document, quote: selectors.quote }])
  }
  return quotes
}
