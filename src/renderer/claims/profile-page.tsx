import { useEffect, useState } from 'react'
import type { DocumentProfile, SourceClass } from '../../shared/claims/document-profile.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { everyClaim } from '../../shared/model/ledger.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { useLibrary } from '../library/library-store.ts'
import { StatementCounts } from '../suggestions/statement-count.tsx'
import { showClaimsPage } from './claims-room.ts'
import { filterLedger } from './ledger-store.ts'
import { useBars } from './ledger-plots.tsx'
import { StackedBars, type Bar } from './stacked-bars.tsx'
import { useLedgerChanges } from './use-ledger.ts'

const SOURCES: Readonly<Record<SourceClass, { label: string; color: string }>> = {
  named: { label: 'Named sources', color: 'green' },
  unnamed: { label: 'Unnamed sources', color: 'orange' },
  document: { label: 'Documents and data', color: 'blue' },
  nobody: { label: 'No source given', color: 'grey' },
}
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

/** How well an article is sourced: how many claims, by whom, how much of it is attributed, and how much is unchecked. */
export function ProfilePage({ id }: { id: DocumentId }) {
  const change = useLedgerChanges()
  const profile = useProfile(id, change)
  const title = useLibrary((state) => state.documents.find((document) => document.id === id)?.title)
  const speakers = useBars('speaker', { ...everyClaim, documentIds: [id] })
  if (profile === null) return <p className="ledger-empty">Reading…</p>
  const bars = profile.sources.map(({ source, claims, unchecked }): Bar => ({
    key: source,
    label: SOURCES[source].label,
    parts: [
      { label: 'checked', color: 'green', count: claims - unchecked },
      { label: 'unchecked', color: 'grey', count: unchecked },
    ],
  }))
  return (
    <div className="profile">
      <h3 dir="auto">{title}</h3>
      <dl className="profile-figures">
        <Figure value={String(profile.claims)} label={profile.claims === 1 ? 'claim' : 'claims'} />
        <Figure value={String(profile.unchecked)} label="unchecked" />
        <Figure value={String(profile.contradicted)} label="contradicted" />
        <Figure value={percent.format(profile.share)} label="of the text is claims" />
      </dl>
      <ShareBar profile={profile} />
      <StatementCounts id={id} change={change} />
      <StackedBars title="Claims by kind of source" heading="Source" unit="claims" bars={bars} />
      <StackedBars
        title="Verdicts by speaker"
        heading="Speaker"
        unit="claims"
        bars={speakers}
        onChoose={(key) => {
          const speaker = profile.speakers.find((one) => one.id === key)
          if (speaker?.id != null) showClaimsPage({ kind: 'speaker', id: speaker.id })
        }}
      />
      <p>
        <button
          type="button"
          className="button"
          onClick={() => {
            filterLedger({ ...everyClaim, documentIds: [id] })
            showClaimsPage({ kind: 'ledger' })
          }}
        >
          Its claims in the ledger
        </button>
      </p>
    </div>
  )
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** The article as one bar: how much of its text stands on which kind of source. */
function ShareBar({ profile }: { profile: DocumentProfile }) {
  const shown = profile.sources.filter(({ share }) => share > 0)
  if (shown.length === 0) return null
  return (
    <figure className="plot">
      <figcaption>How much of the text is attributed to whom</figcaption>
      <div className="share-bar" aria-hidden="true">
        {shown.map(({ source, share }) => (
          <span key={source} data-verdict={SOURCES[source].color} style={{ flexGrow: share }} />
        ))}
        <span
          className="share-rest"
          style={{ flexGrow: Math.max(0, 1 - shown.reduce((sum, { share }) => sum + share, 0)) }}
        />
      </div>
      <ul className="share-list">
        {shown.map(({ source, share }) => (
          <li key={source} data-verdict={SOURCES[source].color}>
            <strong>{percent.format(share)}</strong> {SOURCES[source].label.toLocaleLowerCase()}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function useProfile(id: DocumentId, change: number): DocumentProfile | null {
  const [profile, setProfile] = useState<DocumentProfile | null>(null)
  useEffect(() => {
    let isCurrent = true
    api.claims
      .profile(id)
      .then((answer) => isCurrent && setProfile(answer))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
  }, [id, change])
  return profile
}
