import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Claim } from '../../shared/model/claim.ts'
import { announce } from '../app/announcer.ts'
import { AttributionFields } from './attribution-fields.tsx'
import { changeClaim } from './claim-drafts.ts'
import { ClaimHistoryList } from './claim-history-list.tsx'
import { useClaimsRoom } from './claims-room.ts'
import { DraftField } from './draft-field.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { chooseSpeaker } from './speaker-choice.ts'
import { SpeakerField } from './speaker-field.tsx'
import { rememberSpeaker } from './series.ts'
import { VerdictField } from './verdict-field.tsx'
import './claims.css'

type ClaimEditorProps = { annotation: Annotation; claim: Claim; hasFocus: boolean; onDone: () => void }

/** The record of a claim, in its note: who said it and what became of it; the rest unfolds. */
export function ClaimEditor({ annotation, claim, hasFocus, onDone }: ClaimEditorProps) {
  const { id } = annotation
  return (
    <div className="claim-editor">
      <div className="claim-who">
        <SpeakerField
          speaker={claim.speaker}
          hasFocus={hasFocus}
          onDone={onDone}
          onChoose={(choice) => {
            void chooseSpeaker([id], choice).then((speakerId) => rememberSpeaker(speakerId))
          }}
        />
        <VerdictField
          verdict={claim.verdict}
          onDone={onDone}
          onChoose={(verdictId) => {
            if (verdictId !== claim.verdict.id)
              void changeClaim(id, { verdictId }).then(() => announce('Verdict saved'))
          }}
        />
      </div>
      <DraftField
        id={id}
        label="Conclusion"
        placeholder="What you found out, in words"
        isLong
        value={claim.conclusion}
        patch={(conclusion) => ({ conclusion })}
      />
      <Details annotation={annotation} claim={claim} />
    </div>
  )
}

/** What most claims don't need; it stays open from one claim to the next. */
function Details({ annotation, claim }: Pick<ClaimEditorProps, 'annotation' | 'claim'>) {
  const { id } = annotation
  const isOpen = useClaimsRoom((state) => state.detailsOpen)
  const [hasHistory, setHistory] = useState(false)
  const links = claim.evidence.length
  return (
    <>
      <button
        type="button"
        className="claim-more"
        aria-expanded={isOpen}
        onClick={() => useClaimsRoom.setState({ detailsOpen: !isOpen })}
      >
        <ChevronRight aria-hidden="true" />
        Attribution and evidence{links > 0 ? ` (${links})` : ''}
      </button>
      {isOpen && (
        <>
          <DraftField
            id={id}
            label="The claim, as a sentence that stands alone"
            isLong
            value={claim.claimReviewed}
            patch={(claimReviewed) => (claimReviewed.trim() === '' ? null : { claimReviewed })}
          />
          <AttributionFields id={id} attribution={claim.attribution} />
          <EvidenceList id={id} evidence={claim.evidence} />
          <div className="claim-grid">
            <DraftField
              id={id}
              label="Reviewed by"
              value={claim.reviewer ?? ''}
              patch={(typed) => ({ reviewer: typed === '' ? null : typed })}
            />
            <DraftField
              id={id}
              label="Reviewed on"
              isDate
              value={claim.reviewedAt ?? ''}
              patch={(typed) => ({ reviewedAt: typed === '' ? null : typed })}
            />
          </div>
          <button
            type="button"
            className="claim-more"
            aria-expanded={hasHistory}
            onClick={() => setHistory(!hasHistory)}
          >
            <ChevronRight aria-hidden="true" />
            History
          </button>
          {hasHistory && <ClaimHistoryList annotation={annotation} />}
        </>
      )}
    </>
  )
}
