import { useMemo } from 'react'
import { changedParts, countChanges, type ChangedPart } from './changed-text.ts'

type ChangesProps = {
  before: string
  after: string
  /** When the earlier text was added, in words. */
  since: string
  /** Goes to a passage of the later text; null when that is not the one that is shown. */
  onGoTo: ((start: number, end: number) => void) | null
}

/** Two texts as one: what was taken out is struck through, what was put in underlined; each leads to its place. */
export function Changes({ before, after, since, onGoTo }: ChangesProps) {
  const parts = useMemo(() => changedParts(before, after), [before, after])
  const { removed, added } = countChanges(parts)
  return (
    <>
      <p className="field-hint">
        {removed + added === 0
          ? 'These two texts are the same.'
          : `Since ${since}: ${removed} words taken out, ${added} put in.`}
      </p>
      <div className="changes" dir="auto" tabIndex={0} role="region" aria-label="Changes">
        {parts.map((part, index) => (
          // Parts have no identity but their place.
          // eslint-disable-next-line react/no-array-index-key
          <Part key={index} part={part} length={after.length} onGoTo={onGoTo} />
        ))}
      </div>
    </>
  )
}

type PartProps = { part: ChangedPart; length: number; onGoTo: ChangesProps['onGoTo'] }

function Part({ part, length, onGoTo }: PartProps) {
  if (part.kind === 'left-out')
    return <span className="changes-gap">{part.words.toLocaleString()} words the same</span>
  if (part.kind === 'equal') return <span>{part.text}</span>
  const isInsertion = part.kind === 'insert'
  const words = isInsertion ? <ins>{part.text}</ins> : <del>{part.text}</del>
  if (onGoTo === null) return words
  const go = () => {
    // What was taken out has a place too: where the text goes on without it.
    const start = Math.min(part.at, length - 1)
    onGoTo(start, isInsertion ? part.at + part.text.length : start + 1)
  }
  return (
    <span
      role="button"
      tabIndex={0}
      className="change"
      title={isInsertion ? 'Put in: go to the passage' : 'Taken out: go to the place'}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        go()
      }}
    >
      {words}
    </span>
  )
}
