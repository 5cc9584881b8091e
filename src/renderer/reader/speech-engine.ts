/** A voice of the system. */
export type SpeechVoice = {
  /** The system's own name for it, by which it is remembered. */
  id: string
  name: string
  /** BCP 47 tag. */
  language: string
  /** False when it speaks through a server; those are never used. */
  isLocal: boolean
  isDefault: boolean
}

export type Utterance = {
  text: string
  /** BCP 47 tag; null when it is not known. */
  language: string | null
  voice: SpeechVoice | null
  /** A multiple of the voice's own pace. */
  rate: number
}

/** What reads aloud. One thing at a time: speaking again ends what was said before. */
export type SpeechEngine = {
  /** The voices that there are; waits a moment for a system that is still counting them. */
  voices(): Promise<readonly SpeechVoice[]>
  /** Speaks, and answers what became of it; `stopped` when something else ended it. */
  speak(utterance: Utterance): Promise<'spoken' | 'stopped' | { failed: string }>
  stop(): void
}

/** How long to wait for a system to name its voices, in milliseconds. */
const VOICES_TIMEOUT = 1_500

/** The system's voices, through the browser. Only those on this computer: what is read never leaves it. */
export function systemSpeech(): SpeechEngine {
  const synthesis = window.speechSynthesis
  const local = () =>
    synthesis
      .getVoices()
      .filter(({ localService }) => localService)
      .map((voice) => ({
        id: voice.voiceURI,
        name: voice.name,
        language: voice.lang.replaceAll('_', '-'),
        isLocal: voice.localService,
        isDefault: voice.default,
      }))
  let end: ((how: 'stopped') => void) | null = null
  const stop = () => {
    end?.('stopped')
    end = null
    synthesis.cancel()
  }
  return {
    stop,
    voices: async () => {
      if (local().length > 0) return local()
      await new Promise<void>((resolve) => {
        synthesis.addEventListener('voiceschanged', () => resolve(), { once: true })
        setTimeout(resolve, VOICES_TIMEOUT)
      })
      return local()
    },
    speak: ({ text, language, voice, rate }) => {
      stop()
      return new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(text)
        utterance.rate = rate
        utterance.voice = synthesis.getVoices().find(({ voiceURI }) => voiceURI === voice?.id) ?? null
        utterance.lang = voice?.language ?? language ?? ''
        utterance.addEventListener('end', () => resolve('spoken'))
        utterance.addEventListener('error', ({ error }) =>
          resolve(error === 'canceled' || error === 'interrupted' ? 'stopped' : { failed: error }),
        )
        end = resolve
        synthesis.speak(utterance)
      })
    },
  }
}

/**
 * The voice for a language: the reader's own choice, or else one for just this form of it, or else any of the language,
 * the system's own first. Null when no voice speaks it.
 */
export function voiceFor(
  voices: readonly SpeechVoice[],
  language: string | null,
  chosen: string | undefined,
): SpeechVoice | null {
  const own = voices.find(({ id }) => id === chosen)
  if (own !== undefined) return own
  if (language === null) return voices.find(({ isDefault }) => isDefault) ?? voices[0] ?? null
  const wanted = language.toLowerCase()
  const speaking = voices
    .filter((voice) => primary(voice.language) === primary(language))
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
  return speaking.find((voice) => voice.language.toLowerCase() === wanted) ?? speaking[0] ?? null
}

/** The language itself, without region or script: "en" of "en-GB". */
export function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? ''
}
