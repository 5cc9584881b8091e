import type { Claim } from '../../shared/model/claim.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import './claims.css'

type ClaimSummaryProps = { claim: Claim }

/** A claim in a note that is not selected: who said it, and what became of it. */
export function ClaimSummary({ claim }: ClaimSummaryProps) {
  return (
    <div className="claim-summary">
      <span className="claim-speaker" dir="auto" data-missing={claim.speaker === null}>
        {claim.speaker?.name ?? 'No speaker yet'}
      </span>
      <VerdictBadge verdict={claim.verdict} />
      {claim.conclusion !== '' && (
        <p className="claim-conclusion" dir="auto">
          {claim.conclusion}
        </p>
      )}
    </div>
  )
}
