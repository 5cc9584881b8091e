import { Link2, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { ClaimLink } from '../../shared/model/claim-links.ts'
import type { Evidence } from '../../shared/model/claim.ts'
import type { AnnotationId, EvidenceId } from '../../shared/model/ids.ts'
import { api, events } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { beginLinking, useClaimsRoom } from './claims-room.ts'
import { relationName } from './relations.ts'
import { showPassage } from './show-passage.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

/** It checks addresses with the parser of the model, which the first frame does without. */
const EvidenceForm = lazy(() => import('./evidence-form.tsx'))

type EvidenceListProps = { id: AnnotationId; evidence: readonly Evidence[] }

/** What a claim leads to and what leads to it: each link seen from this end. */
export function EvidenceList({ id, evidence }: EvidenceListProps) {
  const links = useLinks(id, evidence)
  const isLinking = useClaimsRoom((state) => state.isLinking)
  return (
    <section className="evidence" aria-label="Evidence">
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <EvidenceItem key={`${link.evidence.id} ${link.isIncoming}`} link={link} />
          ))}
        </ul>
      )}
      {isLinking ? (
        <Suspense fallback={null}>
          <EvidenceForm id={id} onDone={() => useClaimsRoom.setState({ isLinking: false })} />
        </Suspense>
      ) : (
        <button type="button" className="claim-more" onClick={beginLinking}>
          <Link2 aria-hidden="true" />
          Link to another claim or a page
        </button>
      )}
    </section>
  )
}

function EvidenceItem({ link }: { link: ClaimLink }) {
  const { evidence, isIncoming, other } = link
  const verdict = useVerdicts((state) => state.verdicts.find((one) => one.id === other?.verdictId))
  const relation = relationName(evidence.relation, isIncoming)
  return (
    <li data-relation={evidence.relation}>
      <span className="evidence-relation">{relation}</span>
      {evidence.target.type === 'url' ? (
        <PageLink url={evidence.target.url} title={evidence.target.title} />
      ) : (
        other !== null && (
          <button
            type="button"
            className="evidence-target"
            dir="auto"
            onClick={() => void showPassage(other)}
          >
            <q>{other.text}</q>
            <span className="evidence-facts">
              {[other.speaker?.name, other.documentTitle].filter((part) => part !== undefined).join(', ')}
            </span>
            {verdict !== undefined && <VerdictBadge verdict={verdict} />}
          </button>
        )
      )}
      {evidence.note !== '' && (
        <p className="evidence-note" dir="auto">
          {evidence.note}
        </p>
      )}
      <span className="evidence-facts">
        Accessed <time dateTime={evidence.accessedAt}>{evidence.accessedAt}</time>
      </span>
      <IconButton label={`Remove the link: ${relation}`} onClick={() => void removeLink(evidence.id)}>
        <X />
      </IconButton>
    </li>
  )
}

function PageLink({ url, title }: { url: string; title: string }) {
  return (
    <button
      type="button"
      className="evidence-target"
      dir="auto"
      title={url}
      onClick={() => void api.window.openExternal(url).catch(reportFailure)}
    >
      {title === '' ? url : title}
      <span className="evidence-facts">{new URL(url).host}</span>
    </button>
  )
}

async function removeLink(id: EvidenceId): Promise<void> {
  try {
    await api.claims.removeEvidence([id])
    notify('Link removed.', { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

function useLinks(id: AnnotationId, evidence: readonly Evidence[]): readonly ClaimLink[] {
  const [links, setLinks] = useState<readonly ClaimLink[]>([])
  useEffect(() => {
    let isCurrent = true
    const read = () => {
      api.claims
        .links(id)
        .then((answer) => isCurrent && setLinks(answer))
        .catch(reportFailure)
    }
    read()
    // A claim in another article may link to this one.
    const forget = events.onLedgerChanged(read)
    return () => {
      isCurrent = false
      forget()
    }
  }, [id, evidence])
  return links
}
