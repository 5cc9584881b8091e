import { useEffect, useMemo, useState } from 'react'
import type { Contradiction, LinkEnd } from '../../shared/model/claim-links.ts'
import type { Speaker } from '../../shared/model/claim.ts'
import type { AnnotationId, SpeakerId } from '../../shared/model/ids.ts'
import { everyClaim } from '../../shared/model/ledger.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { giveVerdict } from './give-verdict.ts'
import { LedgerGrid } from './ledger-grid.tsx'
import { useBars } from './ledger-plots.tsx'
import { showPassage } from './show-passage.ts'
import { SpeakerActions } from './speaker-actions.tsx'
import { SpeakerFields } from './speaker-fields.tsx'
import { refreshSpeakers, useSpeakers } from './speaker-store.ts'
import { TimePlot } from './time-plot.tsx'
import { useLedger, useLedgerChanges } from './use-ledger.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

const NONE_FOLDED: ReadonlySet<string> = new Set()

/** All that a speaker said, over time, with verdicts; contradictions first. */
export function SpeakerPage({ id }: { id: SpeakerId }) {
  const speakers = useSpeakers((state) => state.speakers)
  useEffect(() => {
    if (useSpeakers.getState().speakers === null) void refreshSpeakers().catch(reportFailure)
  }, [])
  const speaker = speakers?.find((one) => one.id === id)
  if (speakers === null) return null
  if (speaker === undefined)
    return (
      <p className="ledger-empty">
        This speaker is no longer there. Undo brings merged and removed ones back.
      </p>
    )
  return <SpeakerStory key={id} speaker={speaker} />
}

function SpeakerStory({ speaker }: { speaker: Speaker }) {
  const { id } = speaker
  const filter = useMemo(() => ({ ...everyClaim, speakerIds: [id] }), [id])
  const query = useMemo(() => ({ groupBy: 'month', sortBy: 'newest', filter }) as const, [filter])
  const ledger = useLedger(query)
  const months = useBars('month', filter)
  const contradictions = useContradictions(id)
  const [chosen, setChosen] = useState<ReadonlySet<AnnotationId>>(new Set())
  return (
    <>
      <SpeakerFields speaker={speaker} />
      <SpeakerActions speaker={speaker} chosen={chosen} onDone={() => setChosen(new Set())} />
      {contradictions.length > 0 && (
        <section className="contradictions" aria-label="Contradictions">
          <h3>
            {contradictions.length === 1 ? 'One contradiction' : `${contradictions.length} contradictions`}
          </h3>
          {contradictions.map(({ evidence, claim, other }) => (
            <div key={evidence.id} className="contradiction">
              <End end={claim} />
              <span className="contradiction-sign">contradicted by</span>
              <End end={other} />
              {evidence.note !== '' && <p dir="auto">{evidence.note}</p>}
            </div>
          ))}
        </section>
      )}
      <TimePlot title={`Claims of ${speaker.name} over time`} unit="claims" months={months} />
      <LedgerGrid
        label={`Claims of ${speaker.name}`}
        ledger={ledger}
        groupBy="month"
        folded={NONE_FOLDED}
        onFold={() => {}}
        chosen={chosen}
        onChoose={setChosen}
        onChooseAll={() =>
          void api.ledger.claims(filter).then((ids) => setChosen(new Set(ids)), reportFailure)
        }
        onOpen={(row) => void showPassage(row)}
        onVerdict={(place, row) =>
          giveVerdict(chosen.size > 0 ? [...chosen] : row === null ? [] : [row.annotationId], place)
        }
      />
    </>
  )
}

/** One of two claims that contradict each other. */
function End({ end }: { end: LinkEnd }) {
  const verdict = useVerdicts((state) => state.verdicts.find((one) => one.id === end.verdictId))
  return (
    <button type="button" className="evidence-target" onClick={() => void showPassage(end)}>
      <q dir="auto">{end.text}</q>
      <span className="evidence-facts" dir="auto">
        {[end.speaker?.name, end.documentTitle].filter((part) => part !== undefined).join(', ')}
      </span>
      {verdict !== undefined && <VerdictBadge verdict={verdict} />}
    </button>
  )
}

function useContradictions(id: SpeakerId): readonly Contradiction[] {
  const [contradictions, setContradictions] = useState<readonly Contradiction[]>([])
  const change = useLedgerChanges()
  useEffect(() => {
    let isCurrent = true
    api.speakers
      .contradictions(id)
      .then((answer) => isCurrent && setContradictions(answer))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
  }, [id, change])
  return contradictions
}
