import { create } from 'zustand'
import type { Speaker } from '../../shared/model/claim.ts'
import type { SpeakerId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'

/** Every speaker of the library, by name; null until somebody asks. */
export const useSpeakers = create<{ speakers: readonly Speaker[] | null }>(() => ({ speakers: null }))

/** Reads the speakers anew. */
export async function refreshSpeakers(): Promise<readonly Speaker[]> {
  const speakers = await api.speakers.list()
  useSpeakers.setState({ speakers })
  return speakers
}

/** Reads the speakers anew if they are shown anywhere. */
export async function refreshKnownSpeakers(): Promise<void> {
  if (useSpeakers.getState().speakers !== null) await refreshSpeakers()
}

/** One speaker; null when there is none with that id, or none was read yet. */
export function speakerById(id: SpeakerId): Speaker | null {
  return useSpeakers.getState().speakers?.find((speaker) => speaker.id === id) ?? null
}
