import { useEffect, useId, useRef, useState } from 'react'
import type { Attribution } from '../../shared/model/claim.ts'
import { SpeakerField } from '../claims/speaker-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { useReader } from '../reader/reader-store.ts'
import { acceptSuggestions, asSuggested } from './accept.ts'
import type { Statement } from './statements.ts'
import { suggestedName } from './suggested-speaker.ts'
import { useSuggestions } from './suggestion-store.ts'
import '../claims/claims.css'

type SuggestionFormProps = { statement: Statement }

const KINDS = [
  { value: 'direct', label: 'Direct' },
  { value: 'indirect', label: 'Indirect' },
  { value: 'mixed', label: 'Mixed' },
] as const

/** A suggestion as it would be recorded, to be put right first. Nothing is stored until it is recorded. */
export function SuggestionForm({ statement }: SuggestionFormProps) {
  const name = useId()
  const [edited, setEdited] = useState(() => asSuggested(statement))
  const speakers = useSuggestions((state) => state.speakers)
  const [speakerName, setSpeakerName] = useState(suggestedName(statement.suggestion, speakers) ?? '')
  const claim = useRef<HTMLTextAreaElement>(null)
  useEffect(() => claim.current?.focus({ preventScroll: true }), [])
  const isEmpty = edited.claimReviewed.trim() === ''

  const change = (attribution: Partial<Attribution>) =>
    setEdited((known) => ({ ...known, attribution: { ...known.attribution, ...attribution } }))
  const leave = () => {
    useSuggestions.setState({ isEditing: false })
    useReader.getState().view?.focus()
  }
  const record = () => {
    if (isEmpty) return
    useReader.getState().view?.focus()
    void acceptSuggestions([{ statement, edited }])
  }
  const words = (field: 'cue' | 'source' | 'relayedBy', label: string) => (
    <div className="claim-field">
      <label htmlFor={`${name}-${field}`}>{label}</label>
      <input
        id={`${name}-${field}`}
        className="claim-input"
        dir="auto"
        value={edited.attribution[field] ?? ''}
        onChange={({ target }) => change({ [field]: target.value === '' ? null : target.value })}
      />
    </div>
  )

  return (
    <form
      className="suggestion-form"
      aria-label="Edit the suggested claim"
      onSubmit={(event) => {
        event.preventDefault()
        record()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          leave()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          record()
        }
      }}
    >
      <div className="claim-field">
        <label htmlFor={`${name}-claim`}>The claim, as a sentence that stands alone</label>
        <textarea
          ref={claim}
          id={`${name}-claim`}
          className="claim-input"
          dir="auto"
          rows={2}
          value={edited.claimReviewed}
          onChange={({ target }) => setEdited({ ...edited, claimReviewed: target.value })}
          onKeyDown={(event) => {
            // A claim is one sentence: Enter records, as in the other fields; Shift+Enter begins a line.
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            record()
          }}
        />
      </div>
      <div className="claim-field">
        <span className="claim-label" aria-hidden="true">
          Speaker
        </span>
        <SpeakerField
          speaker={speakerName === '' ? null : { name: speakerName }}
          onDone={() => claim.current?.focus()}
          onChoose={(speaker) => {
            setEdited((known) => ({ ...known, speaker }))
            setSpeakerName(speaker.kind === 'nobody' ? '' : speaker.name)
          }}
        />
      </div>
      <div className="claim-grid">
        <SelectField
          label="Attribution"
          value={edited.attribution.kind ?? 'direct'}
          options={KINDS}
          onChange={(kind) => change({ kind })}
        />
        {words('cue', 'Cue')}
      </div>
      <div className="claim-grid">
        {words('source', 'Source, as the text has it')}
        {words('relayedBy', 'Relayed by')}
      </div>
      <div className="suggestion-actions">
        <button type="submit" className="button primary" disabled={isEmpty}>
          Record
        </button>
        <button type="button" className="button" onClick={leave}>
          Back
        </button>
      </div>
    </form>
  )
}
