import { minutesFor } from '../../shared/reading/reading-load.ts'
import { useSettings } from '../app/settings-store.ts'
import { useProgress } from './progress.ts'

/** What is left of the open article, at the reader's pace, and how much of it is read. */
export function ReadingProgress() {
  const { share, left } = useProgress()
  const wordsPerMinute = useSettings((state) => state.settings.wordsPerMinute)
  if (left === null) return null
  const minutes = minutesFor(Math.round(left), wordsPerMinute)
  return (
    <span className="reading-progress">
      {minutes > 0 && (
        <span>
          {duration(minutes)}
          {share !== null && ' left'}
        </span>
      )}
      {share !== null && <span>{Math.round(share * 100)} %</span>}
    </span>
  )
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}
