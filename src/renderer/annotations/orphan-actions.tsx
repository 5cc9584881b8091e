import { lazy, Suspense } from 'react'
import type { Orphan } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import { runCommand } from '../app/commands.ts'
import { useReader } from '../reader/reader-store.ts'
import { Keys } from '../ui/keys.tsx'

const AlteredWords = lazy(() => import('./altered-words.tsx'))

type OrphanActionsProps = { annotation: Annotation; orphan: Orphan }

/** What to do about a note whose passage was not found: why that is, the likeliest place, and how to attach it. */
export function OrphanActions({ annotation, orphan }: OrphanActionsProps) {
  const text = useReader((state) => state.document?.revision.text ?? '')
  const hasPassage = useReader((state) => state.selection !== null)
  const { guess } = orphan
  const words = guess === null ? '' : text.slice(guess.start, guess.end)
  return (
    <div className="orphan-actions">
      <p>{lossReason(orphan.reason)}</p>
      {words !== '' && <GuessedWords quote={annotation.selectors.quote.exact} words={words} />}
      <div className="orphan-buttons">
        {words !== '' && (
          <button type="button" className="button" onClick={() => runCommand('orphan.accept')}>
            Use these words <Keys binding="B" />
          </button>
        )}
        {guess !== null && (
          <button type="button" className="button" onClick={() => runCommand('orphan.show')}>
            {words === '' ? 'Show where it stood' : 'Show them'}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={!hasPassage}
          onClick={() => runCommand('orphan.attach')}
        >
          Attach to the selection <Keys binding="Shift+R" />
        </button>
      </div>
      {!hasPassage && <p className="orphan-hint">Select the right words in the text to attach it to them.</p>}
    </div>
  )
}

type GuessedWordsProps = { quote: string; words: string }

/** The likeliest place, as a diff from the quote to the words that stand there. */
export function GuessedWords({ quote, words }: GuessedWordsProps) {
  return (
    <figure className="guess">
      <figcaption>The nearest words there are</figcaption>
      <Suspense fallback={null}>
        <AlteredWords quote={quote} words={words} />
      </Suspense>
    </figure>
  )
}

/** Why a passage was not found, for the reader. */
export function lossReason(reason: Orphan['reason']): string {
  switch (reason) {
    case 'deleted':
      return 'These words were taken out of the text.'
    case 'absent':
      return 'Nothing in the text is like these words.'
    case 'ambiguous':
      return 'Several places suit these words equally well.'
    case 'doubtful':
      return 'Something in the text is like these words, but not enough to be sure.'
  }
}
