import { useEffect, useState } from 'react'
import type { Speaker } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { SelectField } from '../ui/select-field.tsx'
import { leaveClaimsPage, showClaimsPage } from './claims-room.ts'
import { CompletionField } from './completion-field.tsx'
import { newSpeaker } from './speaker-choice.ts'
import { refreshSpeakers } from './speaker-store.ts'
import { useSpeakerCompletion } from './use-speaker-completion.ts'

type SpeakerActionsProps = {
  speaker: Speaker
  /** Claims chosen in the list: those that a split takes along. */
  chosen: ReadonlySet<AnnotationId>
  onDone: () => void
}

/** Merging a speaker into another, splitting one off, removing it. All of it can be undone. */
export function SpeakerActions({ speaker, chosen, onDone }: SpeakerActionsProps) {
  const [doing, setDoing] = useState<'merge' | 'split' | null>(null)
  const finish = () => {
    setDoing(null)
    onDone()
  }
  return (
    <div className="speaker-actions">
      <button
        type="button"
        className="button"
        aria-expanded={doing === 'merge'}
        onClick={() => setDoing(doing === 'merge' ? null : 'merge')}
      >
        Merge…
      </button>
      <button
        type="button"
        className="button"
        aria-expanded={doing === 'split'}
        onClick={() => setDoing(doing === 'split' ? null : 'split')}
      >
        Split…
      </button>
      <button type="button" className="button" onClick={() => void remove(speaker)}>
        Remove
      </button>
      {doing === 'merge' && <MergeForm speaker={speaker} onDone={finish} />}
      {doing === 'split' && <SplitForm speaker={speaker} chosen={chosen} onDone={finish} />}
    </div>
  )
}

function MergeForm({ speaker, onDone }: { speaker: Speaker; onDone: () => void }) {
  const complete = useSpeakerCompletion(speaker.id)
  return (
    <div className="speaker-form" role="group" aria-label={`Merge into ${speaker.name}`}>
      <p>Who else is {speaker.name}? All their claims and names come here.</p>
      <CompletionField
        label={`Speaker to merge into ${speaker.name}`}
        placeholder="Name of the other speaker"
        value=""
        hasFocus
        complete={complete}
        onDone={onDone}
        onChoose={(other) => {
          if (other !== null) void merge(speaker, other.key)
        }}
      />
    </div>
  )
}

async function merge(kept: Speaker, otherId: string): Promise<void> {
  try {
    const other = (await refreshSpeakers()).find(({ id }) => id === otherId)
    if (other === undefined) return
    await api.speakers.merge(kept.id, [other.id])
    const message = `${other.name} merged into ${kept.name}.`
    announce(message)
    notify(message, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

function SplitForm({ speaker, chosen, onDone }: SpeakerActionsProps) {
  const [name, setName] = useState(speaker.aliases[0] ?? '')
  const suggested = useClaimsUnderAlias(speaker, name)
  const claims = chosen.size > 0 ? [...chosen] : suggested
  const split = async () => {
    try {
      const made = await api.speakers.split(speaker.id, newSpeaker(name.trim()), [...claims])
      if (made === null) return
      const message = `${made.name} split off, with ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}.`
      announce(message)
      notify(message, { label: 'Undo', run: () => void undoLast() })
      onDone()
      showClaimsPage({ kind: 'speaker', id: made.id })
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <form
      className="speaker-form"
      aria-label={`Split ${speaker.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void split()
      }}
    >
      {speaker.aliases.length > 0 && (
        <SelectField
          label="Name to split off"
          value={speaker.aliases.includes(name) ? name : ''}
          options={[
            { value: '', label: 'another name' },
            ...speaker.aliases.map((value) => ({ value, label: value })),
          ]}
          onChange={setName}
        />
      )}
      <label className="claim-field">
        <span className="claim-label">New speaker</span>
        <input
          className="claim-input"
          dir="auto"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p>
        {chosen.size > 0
          ? `The ${chosen.size} chosen claims go along.`
          : `${suggested.length} ${suggested.length === 1 ? 'claim goes' : 'claims go'} along: those that came under this name. Choose claims in the list to take others.`}
      </p>
      <button type="submit" className="button primary">
        Split off
      </button>
    </form>
  )
}

function useClaimsUnderAlias(speaker: Speaker, alias: string): readonly AnnotationId[] {
  const [claims, setClaims] = useState<readonly AnnotationId[]>([])
  useEffect(() => {
    let isCurrent = true
    api.speakers
      .claimsUnderAlias(speaker.id, alias)
      .then((ids) => isCurrent && setClaims(ids))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
  }, [speaker, alias])
  return claims
}

async function remove(speaker: Speaker): Promise<void> {
  try {
    await api.speakers.remove([speaker.id])
    leaveClaimsPage()
    const message = `${speaker.name} removed; their claims have no speaker now.`
    announce(message)
    notify(message, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}
