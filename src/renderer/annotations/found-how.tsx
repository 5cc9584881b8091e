import { lazy, Suspense, useState } from 'react'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { useReader } from '../reader/reader-store.ts'

const AlteredWords = lazy(() => import('./altered-words.tsx'))

type FoundHowProps = { annotation: Annotation; anchoring: Anchoring }

/** That a highlight was found elsewhere than it was, or in other words, and which; nothing for one that is where it was. */
export function FoundHow({ annotation, anchoring }: FoundHowProps) {
  const [isOpen, setOpen] = useState(false)
  if (anchoring.kind === 'exact' || anchoring.kind === 'orphan') return null
  const sureness = `${Math.round(100 * anchoring.confidence)} % sure`
  if (anchoring.kind === 'moved') {
    return (
      <p className="found-how">
        <span className="found-how-badge" title="The same words, at another place than before">
          Moved
        </span>
        {sureness}
      </p>
    )
  }
  return (
    <div className="found-how">
      <button
        type="button"
        className="found-how-badge"
        aria-expanded={isOpen}
        title="The article was edited here"
        onClick={(event) => {
          event.stopPropagation()
          setOpen(!isOpen)
        }}
      >
        Altered
      </button>
      {sureness}
      {isOpen && (
        <Suspense fallback={null}>
          <AlteredWords quote={annotation.selectors.quote.exact} words={wordsIn(anchoring.range)} />
        </Suspense>
      )}
    </div>
  )
}

/** What the open article says in a range. */
function wordsIn({ start, end }: TextRange): string {
  return useReader.getState().document?.revision.text.slice(start, end) ?? ''
}
