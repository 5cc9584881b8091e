import { useState } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { completeTag, parseTag } from '../annotations/tag-completion.ts'
import { useTags } from '../annotations/tag-store.ts'
import { CompletionField } from './completion-field.tsx'
import { editClaims } from './give-verdict.ts'
import { chooseClaims } from './ledger-store.ts'
import { chooseSpeaker } from './speaker-choice.ts'
import { SpeakerField } from './speaker-field.tsx'
import { VerdictField } from './verdict-field.tsx'

type BulkBarProps = { chosen: ReadonlySet<AnnotationId> }

/** Changes all chosen claims alike. */
export function BulkBar({ chosen }: BulkBarProps) {
  const known = useTags((state) => state.tags)
  const [round, setRound] = useState(0)
  const ids = [...chosen]
  // Emptied after each change, so that the fields don't look as if they showed what the claims have.
  const done = () => setRound(round + 1)
  const complete = (typed: string | null) => {
    const names = completeTag(typed ?? '', known, [])
    const fresh = typed === null ? null : parseTag(typed)
    return [
      ...names.map((name) => ({ key: name, label: name })),
      ...(fresh === null || names.includes(fresh) ? [] : [{ key: '', label: fresh }]),
    ]
  }
  return (
    <div className="bulk-bar" role="toolbar" aria-label="Chosen claims" key={round}>
      <strong>{chosen.size} chosen</strong>
      <VerdictField
        label="Verdict for the chosen claims"
        verdict={null}
        onDone={() => {}}
        onChoose={(verdictId) => void editClaims(ids, { verdictId }, 'Verdict').then(done)}
      />
      <SpeakerField
        label="Speaker of the chosen claims"
        placeholder="Speaker"
        speaker={null}
        onDone={() => {}}
        onChoose={(choice) => void chooseSpeaker(ids, choice).then(done)}
      />
      <CompletionField
        label="Tag for the chosen claims"
        placeholder="Add a tag"
        value=""
        complete={complete}
        onDone={() => {}}
        onChoose={(tag) =>
          tag !== null && void editClaims(ids, { addTags: [tag.label] }, `Tag ${tag.label}`).then(done)
        }
      />
      <button type="button" className="button" onClick={() => chooseClaims(new Set())}>
        Done
      </button>
    </div>
  )
}
