import type { ReactNode } from 'react'
import type { KindId } from '../../shared/model/ids.ts'
import { KindGlyph } from './kind-glyph.tsx'
import { useKinds } from './kind-store.ts'

type NoteEntryProps = {
  kindId: KindId
  quote: string
  /** Markdown. */
  note: string
  tags: readonly string[]
  /** What else is to be known of it: when it was deleted, which article it is in. */
  facts?: ReactNode
}

/** A highlight in a list: its kind, its words, and the beginning of its note. */
export function NoteEntry({ kindId, quote, note, tags, facts }: NoteEntryProps) {
  const kind = useKinds((state) => state.kinds.find(({ id }) => id === kindId))
  return (
    <>
      {kind !== undefined && (
        <>
          <KindGlyph kind={kind} />
          <span className="unseen">{kind.name}:</span>
        </>
      )}
      <span className="pick-quote" dir="auto">
        {quote}
      </span>
      {note !== '' && (
        <span className="pick-note" dir="auto">
          {firstWords(note)}
        </span>
      )}
      {(tags.length > 0 || facts !== undefined) && (
        <span className="pick-facts">
          {facts}
          {tags.map((tag) => (
            <span key={tag} className="pick-tag" dir="auto">
              {tag}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

/** More than two lines hold; what is longer would only be laid out to be cut off. */
const MOST_WORDS = 240

/** The beginning of a note without the signs of Markdown, in one line. */
export function firstWords(markdown: string): string {
  return markdown
    .slice(0, MOST_WORDS * 2)
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/^\s*(?:[>#]+|[-*+]|\d+[.)])\s+/gmu, '')
    .replaceAll(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS)
}
