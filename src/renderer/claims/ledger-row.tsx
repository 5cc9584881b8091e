import { Link2, TriangleAlert } from 'lucide-react'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

type LedgerRowViewProps = {
  /** Null while it is being read. */
  row: LedgerRow | null
  isChosen: boolean
  onToggle: (row: LedgerRow) => void
}

/** A claim in the ledger: the claim, who said it where and when, and what became of it. */
export function LedgerRowView({ row, isChosen, onToggle }: LedgerRowViewProps) {
  const verdict = useVerdicts((state) => state.verdicts.find(({ id }) => id === row?.verdictId))
  if (row === null) return <div role="gridcell" aria-busy="true" />
  const { contradicts, supports, context, repeats } = row.links
  const links = supports + context + repeats
  return (
    <div role="gridcell">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={`Choose: ${row.claimReviewed}`}
        checked={isChosen}
        onClick={(event) => event.stopPropagation()}
        onChange={() => onToggle(row)}
      />
      <div className="ledger-claim">
        <p className="ledger-words" dir="auto">
          {row.claimReviewed}
        </p>
        <p className="ledger-facts">
          <span className="ledger-speaker" dir="auto">
            {row.speaker?.name ?? 'No speaker yet'}
          </span>
          <span dir="auto">{row.documentTitle}</span>
          <time dateTime={row.date}>{row.date}</time>
          {row.tags.map((tag) => (
            <span key={tag} className="ledger-tag" dir="auto">
              {tag}
            </span>
          ))}
        </p>
      </div>
      <div className="ledger-outcome">
        {verdict !== undefined && <VerdictBadge verdict={verdict} />}
        {contradicts > 0 && (
          <span className="ledger-links" data-relation="contradicts">
            <TriangleAlert aria-hidden="true" />
            {contradicts === 1 ? 'Contradiction' : `${contradicts} contradictions`}
          </span>
        )}
        {links > 0 && (
          <span className="ledger-links">
            <Link2 aria-hidden="true" />
            {links === 1 ? '1 link' : `${links} links`}
          </span>
        )}
      </div>
    </div>
  )
}
