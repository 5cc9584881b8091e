import { useMovingEnds } from '../annotations/moving-ends.ts'
import { platform } from '../app/platform.ts'
import { Keys } from '../ui/keys.tsx'

const HINTS: readonly { keys: string; means: string }[] = [
  { keys: 'ArrowRight', means: 'character' },
  { keys: platform.isMac ? 'Alt+ArrowRight' : 'Ctrl+ArrowRight', means: 'word' },
  { keys: platform.isMac ? 'Ctrl+Alt+ArrowRight' : 'Alt+ArrowRight', means: 'sentence' },
  { keys: 'Tab', means: 'other end' },
  { keys: 'Enter', means: 'keep' },
  { keys: 'Escape', means: 'leave' },
]

/** What the keys do while the ends of a highlight are moved by them. */
export function EndsBar() {
  const isMoving = useMovingEnds(({ moving }) => moving?.by === 'keys')
  if (!isMoving) return null
  return (
    <div className="ends-bar" role="note" aria-label="Moving the ends of the highlight">
      {HINTS.map(({ keys, means }) => (
        <span key={means}>
          <Keys binding={keys} /> {means}
        </span>
      ))}
    </div>
  )
}
