import { Pause, Play, SkipBack, SkipForward, X } from 'lucide-react'
import { useSettings } from '../app/settings-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { chooseVoice, setRate, stepSentence, stopReading, togglePause } from './read-aloud.ts'
import { useReadAloud } from './read-aloud-store.ts'
import { primary } from './speech-engine.ts'
import './read-aloud-bar.css'

const RATES = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** What reads the article aloud, and how; the keys do the same. */
export default function ReadAloudBar() {
  const { phase, voices, voice, language } = useReadAloud()
  const rate = useSettings((state) => state.settings.speechRate)
  const isReading = phase === 'reading'
  const rates = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b)
  // Those that speak the article's language first; the others for a text of more than one.
  const own = voices.filter(
    (candidate) => language !== null && primary(candidate.language) === primary(language),
  )
  const others = voices.filter((candidate) => !own.includes(candidate))
  return (
    <section className="read-aloud-bar" aria-label="Reading aloud">
      <div role="toolbar" aria-label="Read aloud">
        <IconButton label="Previous sentence" binding="ArrowLeft" onClick={() => stepSentence(-1)}>
          <SkipBack />
        </IconButton>
        <IconButton label={isReading ? 'Pause' : 'Go on'} binding="Space" onClick={togglePause}>
          {isReading ? <Pause /> : <Play />}
        </IconButton>
        <IconButton label="Next sentence" binding="ArrowRight" onClick={() => stepSentence(1)}>
          <SkipForward />
        </IconButton>
        <select aria-label="Speed" value={rate} onChange={(event) => setRate(Number(event.target.value))}>
          {rates.map((value) => (
            <option key={value} value={value}>
              {value} ×
            </option>
          ))}
        </select>
        <select
          aria-label="Voice"
          className="read-aloud-voice"
          value={voice?.id ?? ''}
          onChange={(event) => chooseVoice(event.target.value)}
        >
          {voice === null && <option value="">Choose a voice</option>}
          {[...own, ...others].map((candidate) => (
            <option key={candidate.id} value={candidate.id}>
              {candidate.name} ({candidate.language})
            </option>
          ))}
        </select>
        <IconButton label="Stop reading aloud" binding="Escape" onClick={stopReading}>
          <X />
        </IconButton>
      </div>
    </section>
  )
}
