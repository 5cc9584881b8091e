import type { KindId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { createSentences, type Sentences } from '../../shared/reading/sentences.ts'
import { annotatePassages } from '../annotations/annotate-passages.ts'
import { announce } from '../app/announcer.ts'
import { notify } from '../app/notices.ts'
import { platform } from '../app/platform.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { articleLanguage } from './article-language.ts'
import type { ArticleView } from './article-view.ts'
import { useReadAloud } from './read-aloud-store.ts'
import { useReader } from './reader-store.ts'
import { primary, systemSpeech, voiceFor, type SpeechEngine } from './speech-engine.ts'

/** One article that is being read aloud, from when it was begun until it is stopped. */
type Session = { view: ArticleView; sentences: Sentences; speech: SpeechEngine; unsubscribe: () => void }

let session: Session | null = null

/** Reads on from the selection, or else from the caret or the first line in sight. */
export async function startReading(): Promise<void> {
  const { document, view, caretOn } = useReader.getState()
  if (document === null || view === null) return
  stopReading()
  const speech = systemSpeech()
  const voices = await speech.voices()
  if (voices.length === 0) return notify(noVoices())
  if (useReader.getState().view !== view) return
  const language = articleLanguage(document)
  const chosen = useSettings.getState().settings.voices[primary(language ?? '')]
  const voice = voiceFor(voices, language, chosen)
  if (voice === null)
    notify(`No voice of this system speaks the article’s language (${language ?? 'not known'}): choose one.`)
  // Another article on the screen, or none, ends the reading of this one.
  const unsubscribe = useReader.subscribe(({ view: shown }) => shown !== view && stopReading())
  const sentences = createSentences(view.text, language)
  session = { view, sentences, speech, unsubscribe }
  useReadAloud.setState({ voices, voice, language })
  const first = sentences.at(view.selection()?.start ?? view.readingStart(caretOn))
  view.clearSelection()
  if (first === null) stopReading()
  else await readFrom(first)
}

/** Ends the reading. */
export function stopReading(): void {
  if (session === null) return
  const { view, speech, unsubscribe } = session
  session = null
  unsubscribe()
  speech.stop()
  view.painter.setSpoken(null)
  useReadAloud.setState({ phase: 'off', sentence: null })
}

/** Stops at the beginning of the sentence, or goes on from there. */
export function togglePause(): void {
  const { phase, sentence } = useReadAloud.getState()
  if (session === null || sentence === null) return void startReading()
  if (phase === 'paused') return void readFrom(sentence)
  useReadAloud.setState({ phase: 'paused' })
  session.speech.stop()
}

/** Goes to the next or the previous sentence. */
export function stepSentence(step: 1 | -1): void {
  const { sentence, phase } = useReadAloud.getState()
  if (session === null || sentence === null) return
  const next = step === 1 ? session.sentences.after(sentence) : session.sentences.before(sentence)
  if (next === null) return announce(step === 1 ? 'Last sentence' : 'First sentence')
  if (phase === 'paused') show(next)
  else void readFrom(next)
}

/** Reads faster or slower, from the beginning of the sentence. */
export function changeRate(step: number): void {
  const { speechRate } = useSettings.getState().settings
  setRate(Math.round((speechRate + step) * 100) / 100)
}

/** Sets the pace, as a multiple of the voice's own. */
export function setRate(rate: number): void {
  const speechRate = Math.min(3, Math.max(0.5, rate))
  changeSettings({ speechRate })
  readAgain()
}

/** Has another voice read this language, now and from now on. */
export function chooseVoice(id: string): void {
  const { voices, language } = useReadAloud.getState()
  const voice = voices.find((candidate) => candidate.id === id)
  if (voice === undefined) return
  const known = useSettings.getState().settings.voices
  changeSettings({ voices: { ...known, [primary(language ?? '')]: id } })
  useReadAloud.setState({ voice })
  readAgain()
}

/** Makes the sentence that is being read a highlight; the reading goes on. */
export async function annotateSentence(kindId: KindId): Promise<void> {
  const { sentence } = useReadAloud.getState()
  if (sentence !== null) await annotatePassages(kindId, [sentence])
}

function readAgain(): void {
  const { phase, sentence } = useReadAloud.getState()
  if (phase === 'reading' && sentence !== null) void readFrom(sentence)
}

function show(sentence: TextRange): void {
  session?.view.painter.setSpoken(sentence)
  session?.view.reveal(sentence)
  useReadAloud.setState({ sentence })
}

/** Reads sentence by sentence until something else is asked for, or the article ends. */
async function readFrom(first: TextRange): Promise<void> {
  const begun = session
  useReadAloud.setState({ phase: 'reading' })
  for (let sentence: TextRange | null = first; sentence !== null && begun !== null;) {
    show(sentence)
    const { voice, language } = useReadAloud.getState()
    const outcome = await begun.speech.speak({
      text: begun.view.text.slice(sentence.start, sentence.end),
      language,
      voice,
      rate: useSettings.getState().settings.speechRate,
    })
    // Whoever stopped it has said what comes next.
    if (outcome === 'stopped' || session !== begun) return
    if (outcome !== 'spoken') {
      stopReading()
      return notify(`The voice stopped: ${outcome.failed}.`)
    }
    sentence = begun.sentences.after(sentence)
  }
  stopReading()
  announce('End of the article')
}

function noVoices(): string {
  const where = platform.isMac
    ? 'Add some in System Settings, under Accessibility, Spoken Content.'
    : navigator.userAgent.includes('Windows')
      ? 'Add some in Settings, under Time and language, Speech.'
      : 'Install speech-dispatcher and a synthesiser such as espeak-ng.'
  return `This system has no voices to read with. ${where}`
}
