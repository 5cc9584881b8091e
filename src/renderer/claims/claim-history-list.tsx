import { useEffect, useState } from 'react'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { ClaimChange, ClaimField } from '../../shared/model/claim-history.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

type ClaimHistoryListProps = { annotation: Annotation }

const FIELDS: Readonly<Record<ClaimField, string>> = {
  claim: 'Claim',
  claimReviewed: 'Wording',
  speaker: 'Speaker',
  verdict: 'Verdict',
  attributionKind: 'Attribution',
  cue: 'Cue',
  source: 'Source',
  saidAt: 'When',
  place: 'Where',
  channel: 'Channel',
  relayedBy: 'Relayed by',
  conclusion: 'Conclusion',
  reviewer: 'Reviewed by',
  reviewedAt: 'Reviewed on',
  evidence: 'Evidence',
}
const BY: Readonly<Record<ClaimChange['changedBy'], string>> = {
  reader: '',
  undo: 'undone',
  redo: 'done again',
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** Who changed what of a claim, and when: the last change first. */
export function ClaimHistoryList({ annotation }: ClaimHistoryListProps) {
  const [changes, setChanges] = useState<readonly ClaimChange[]>([])
  const { id, updatedAt } = annotation
  useEffect(() => {
    let isCurrent = true
    api.claims
      .history(id)
      .then((history) => isCurrent && setChanges(history))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
    // The claim is another object after every change, undo among them; its date is not.
  }, [id, updatedAt, annotation.claim])
  return (
    <ol className="claim-history" aria-label="History of the claim">
      {changes.map((change) => (
        <li key={change.id}>
          <time dateTime={new Date(change.changedAt).toISOString()}>{time.format(change.changedAt)}</time>{' '}
          <strong>{FIELDS[change.field]}</strong>:{' '}
          {change.before !== null && <del dir="auto">{change.before}</del>}{' '}
          {change.after === null ? <span>removed</span> : <ins dir="auto">{change.after}</ins>}
          {BY[change.changedBy] !== '' && <em> ({BY[change.changedBy]})</em>}
        </li>
      ))}
    </ol>
  )
}
