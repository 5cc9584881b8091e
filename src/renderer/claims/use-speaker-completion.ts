import { completeSpeakers } from '../../shared/claims/speaker-completion.ts'
import type { SpeakerId } from '../../shared/model/ids.ts'
import type { Completion } from './completion-field.tsx'
import { useSpeakers } from './speaker-store.ts'

const NOBODY: ReadonlySet<string> = new Set()

/** How many speakers are offered. */
const MOST = 8

/** Completes the names of all speakers but one. */
export function useSpeakerCompletion(but: SpeakerId): (typed: string | null) => readonly Completion[] {
  const speakers = useSpeakers((state) => state.speakers) ?? []
  return (typed) =>
    completeSpeakers(
      speakers.filter(({ id }) => id !== but),
      typed ?? '',
      NOBODY,
      MOST,
    ).map(({ speaker, alias }) => ({
      key: speaker.id,
      label: speaker.name,
      detail: alias === null ? `${speaker.claimCount}` : `“${alias}”`,
    }))
}
