import { useState } from 'react'
import { quoteStatuses, type QuoteStatus } from '../../shared/claims/verify-quote.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { CheckedQuote } from '../../shared/model/quotes.ts'
import { selectedAnnotation } from '../annotations/annotation-store.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { useLibrary } from '../library/library-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { DiffText } from './diff-text.tsx'
import { PastedQuote } from './pasted-quote.tsx'
import { showPassage } from './show-passage.ts'

const NAMES: Readonly<Record<QuoteStatus, string>> = {
  exact: 'Exact',
  moved: 'Moved',
  altered: 'Altered',
  gone: 'Gone',
}

type Checked = { quotes: readonly CheckedQuote[]; done: number; of: number }

/** Whether stored quotes stand in the current texts; and which article has a quote that is pasted in. */
export function QuotesPage() {
  const article = useReader((state) => state.document)
  const documents = useLibrary((state) => state.documents)
  const [checked, setChecked] = useState<Checked | null>(null)

  const verify = async (ids: readonly DocumentId[], only: 'all' | 'selected') => {
    try {
      const selected = selectedAnnotation()?.annotation.id
      const wanted = only === 'selected' && selected !== undefined ? [selected] : null
      let quotes: CheckedQuote[] = []
      for (const [index, id] of ids.entries()) {
        quotes = [...quotes, ...(await api.quotes.verify(id, wanted))]
        if (index % 20 === 0 || index === ids.length - 1)
          setChecked({ quotes, done: index + 1, of: ids.length })
      }
      setChecked({ quotes, done: ids.length, of: ids.length })
      announce(summary(quotes))
    } catch (error) {
      reportFailure(error)
    }
  }

  return (
    <div className="quotes">
      <section aria-label="Stored quotes">
        <h3>Do the stored quotes stand in the current texts?</h3>
        <div className="quote-actions">
          {article !== null && (
            <>
              <button
                type="button"
                className="button primary"
                onClick={() => void verify([article.id], 'all')}
              >
                Check this article
              </button>
              <button type="button" className="button" onClick={() => void verify([article.id], 'selected')}>
                The selected highlight
              </button>
            </>
          )}
          <button
            type="button"
            className="button"
            onClick={() =>
              void verify(
                documents.map(({ id }) => id),
                'all',
              )
            }
          >
            The whole library
          </button>
        </div>
        {checked !== null && <CheckedQuotes checked={checked} />}
      </section>
      <PastedQuote />
    </div>
  )
}

function CheckedQuotes({ checked }: { checked: Checked }) {
  const { quotes, done, of } = checked
  const wrong = quotes
    .filter(({ status }) => status !== 'exact')
    .toSorted((a, b) => quoteStatuses.indexOf(b.status) - quoteStatuses.indexOf(a.status))
  return (
    <>
      <p role="status">
        {done < of ? `${done} of ${of} articles… ` : ''}
        {summary(quotes)}
      </p>
      <ul className="quote-list">
        {wrong.slice(0, 500).map((quote) => (
          <li key={quote.annotationId} data-status={quote.status}>
            <button type="button" className="evidence-target" onClick={() => void showPassage(quote)}>
              <span className="quote-status">{NAMES[quote.status]}</span>
              <span className="evidence-facts" dir="auto">
                {quote.documentTitle}
              </span>
            </button>
            {quote.runs === null || quote.found === null ? (
              <p dir="auto">{quote.quote}</p>
            ) : (
              <DiffText before={quote.quote} after={quote.found} runs={quote.runs} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function summary(quotes: readonly CheckedQuote[]): string {
  if (quotes.length === 0) return 'No quotes to check.'
  const counts = quoteStatuses.flatMap((status) => {
    const count = quotes.filter((quote) => quote.status === status).length
    return count === 0 ? [] : [`${count} ${NAMES[status].toLocaleLowerCase()}`]
  })
  return `${quotes.length} ${quotes.length === 1 ? 'quote' : 'quotes'}: ${counts.join(', ')}.`
}
