import { create } from 'zustand'
import type { ClaimPatch } from '../../shared/model/claim.ts'
import type { SpeakerId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { notify } from '../app/notices.ts'
import { selectedAnnotation } from '../annotations/annotation-store.ts'
import { speakerById } from './speaker-store.ts'

type Series = {
  /** Whether new highlights get the tags below, and new claims the speaker too. */
  isOn: boolean
  speakerId: SpeakerId | null
  tags: readonly string[]
}

/** A series: new claims by one speaker, new highlights under the same tags; both stick until it is ended. */
export const useSeries = create<Series>(() => ({ isOn: false, speakerId: null, tags: [] }))

/** Within a series, the last speaker given is the one that sticks. */
export function rememberSpeaker(id: SpeakerId | null): void {
  if (useSeries.getState().isOn) useSeries.setState({ speakerId: id })
}

/** What a new highlight gets at once; the claim's part is for kinds that carry one. */
export function seriesDraft(): { claim: ClaimPatch; tags: string[] } {
  const { isOn, speakerId, tags } = useSeries.getState()
  return isOn ? { claim: speakerId === null ? {} : { speakerId }, tags: [...tags] } : { claim: {}, tags: [] }
}

/** Begins a series with the speaker and tags of the selected claim, or ends the one there is. */
export function toggleSeries(): void {
  if (useSeries.getState().isOn) {
    useSeries.setState({ isOn: false, speakerId: null, tags: [] })
    announce('Series ended')
    notify('Series ended: new highlights begin empty.')
    return
  }
  const selected = selectedAnnotation()?.annotation
  const speakerId = selected?.claim?.speaker?.id ?? null
  const tags = selected?.tags ?? []
  useSeries.setState({ isOn: true, speakerId, tags })
  const name =
    speakerId === null ? null : (speakerById(speakerId)?.name ?? selected?.claim?.speaker?.name ?? null)
  const parts = [
    ...(name === null ? [] : [`new claims get speaker ${name}`]),
    ...(tags.length === 0 ? [] : [`new highlights get tags ${tags.join(', ')}`]),
  ]
  const message =
    parts.length === 0
      ? 'Series begun: new claims get the speaker of the one before.'
      : `Series begun: ${parts.join(', ')}.`
  announce(message)
  notify(message)
}
