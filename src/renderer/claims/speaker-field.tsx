import { useEffect, useMemo } from 'react'
import { completeSpeakers, speakerNamed } from '../../shared/claims/speaker-completion.ts'
import type { Speaker } from '../../shared/model/claim.ts'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { reportFailure } from '../app/notices.ts'
import { CompletionField, type Completion } from './completion-field.tsx'
import { takeHeldKeys } from '../app/held-keys.ts'
import { newSpeaker, type SpeakerChoice } from './speaker-choice.ts'
import { refreshSpeakers, useSpeakers } from './speaker-store.ts'

/** How many speakers are offered. */
const MOST = 8

type SpeakerFieldProps = {
  speaker: Pick<Speaker, 'name'> | null
  hasFocus?: boolean
  label?: string
  placeholder?: string
  onChoose: (choice: SpeakerChoice) => void
  onDone?: () => void
}

/** Who said it: known speakers are completed, those of the open article first; a new one is made by typing a name. */
export function SpeakerField({ speaker, hasFocus = false, label = 'Speaker', ...props }: SpeakerFieldProps) {
  const speakers = useSpeakers((state) => state.speakers) ?? []
  const placed = useAnnotations((state) => state.placed)
  const nearby = useMemo(
    () => new Set([...placed.values()].flatMap(({ annotation }) => annotation.claim?.speaker?.id ?? [])),
    [placed],
  )
  useEffect(() => {
    if (useSpeakers.getState().speakers === null) void refreshSpeakers().catch(reportFailure)
  }, [])

  const complete = (typed: string | null): Completion[] => {
    const matches = completeSpeakers(speakers, typed ?? '', nearby, MOST).map(
      ({ speaker: one, alias }): Completion => ({
        key: one.id,
        label: one.name,
        detail: alias === null ? (one.role ?? one.affiliation ?? `${one.claimCount}`) : `“${alias}”`,
      }),
    )
    const name = typed?.trim() ?? ''
    if (name === '' || speakerNamed(speakers, name) !== null) return matches
    const fresh: Completion = { key: '', label: name }
    const startsSo = matches[0]?.label.toLocaleLowerCase().startsWith(name.toLocaleLowerCase()) ?? false
    // A known name that begins so is what was meant; one that merely holds it may be somebody else.
    return startsSo ? [...matches, fresh] : [fresh, ...matches]
  }

  return (
    <CompletionField
      label={label}
      value={speaker?.name ?? ''}
      placeholder={props.placeholder ?? 'Who said it?'}
      hasFocus={hasFocus}
      typedBefore={takeHeldKeys}
      complete={complete}
      {...(props.onDone === undefined ? {} : { onDone: props.onDone })}
      onChoose={(chosen) => {
        const known = speakers.find(({ id }) => id === chosen?.key)
        if (chosen === null) props.onChoose({ kind: 'nobody' })
        else if (known !== undefined) props.onChoose({ kind: 'known', id: known.id, name: known.name })
        else props.onChoose({ kind: 'new', draft: newSpeaker(chosen.label), name: chosen.label })
      }}
    />
  )
}
