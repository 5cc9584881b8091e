import { useId, useState } from 'react'
import type { QuoteHit } from '../../shared/model/quotes.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { openPassage } from '../library/open-passage.ts'
import { DiffText } from './diff-text.tsx'

const NAMES: Readonly<Record<QuoteHit['status'], string>> = {
  exact: 'Says exactly that',
  typography: 'Says that; only the typography differs',
  altered: 'Says something else',
}

/** A quote from elsewhere: which article has it, and does it say exactly that? */
export function PastedQuote() {
  const id = useId()
  const [text, setText] = useState('')
  const [hits, setHits] = useState<readonly QuoteHit[] | null>(null)
  const find = async () => {
    try {
      const found = await api.quotes.find(text)
      setHits(found)
      announce(
        found.length === 0
          ? 'No article has it'
          : `${found.length} found. ${NAMES[found[0]?.status ?? 'altered']}`,
      )
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <section aria-label="A quote from elsewhere">
      <h3>
        <label htmlFor={id}>A quote from elsewhere: who has it, and does it say exactly that?</label>
      </h3>
      <textarea
        id={id}
        className="claim-input"
        rows={3}
        dir="auto"
        placeholder="Paste a quote"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void find()
        }}
      />
      <div className="quote-actions">
        <button
          type="button"
          className="button primary"
          disabled={text.trim() === ''}
          onClick={() => void find()}
        >
          Find it
        </button>
      </div>
      {hits !== null && (
        <p role="status">
          {hits.length === 0 ? 'No article in the library says this, or anything close to it.' : ''}
        </p>
      )}
      <ul className="quote-list">
        {hits?.map((hit) => (
          <li key={hit.documentId} data-status={hit.status}>
            <button
              type="button"
              className="evidence-target"
              onClick={() => void openPassage(hit.documentId, { range: hit.range })}
            >
              <span className="quote-status">{NAMES[hit.status]}</span>
              <span className="evidence-facts" dir="auto">
                {hit.documentTitle}
              </span>
            </button>
            {hit.runs === null ? (
              <p dir="auto">{hit.found}</p>
            ) : (
              <DiffText before={hit.quote} after={hit.found} runs={hit.runs} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
