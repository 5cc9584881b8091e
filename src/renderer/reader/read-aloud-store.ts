import { create } from 'zustand'
import type { TextRange } from '../../shared/model/selector.ts'
import type { SpeechVoice } from './speech-engine.ts'

type ReadAloudState = {
  /** `off` when nothing is read; `paused` at the beginning of the current sentence. */
  phase: 'off' | 'reading' | 'paused'
  /** The sentence that is read, or would be next. */
  sentence: TextRange | null
  voices: readonly SpeechVoice[]
  /** The voice that reads; null when none speaks the language, and the system's own is left to try. */
  voice: SpeechVoice | null
  /** The article's language as a BCP 47 tag. */
  language: string | null
}

/** What is being read aloud. */
export const useReadAloud = create<ReadAloudState>(() => ({
  phase: 'off',
  sentence: null,
  voices: [],
  voice: null,
  language: null,
}))

/** Whether an article is being read aloud, or paused. */
export function isReadingAloud(): boolean {
  return useReadAloud.getState().phase !== 'off'
}
