import { useEffect, useRef } from 'react'
import { Trash2, Copy } from 'lucide-react'
import { ClaimEditor } from '../claims/claim-editor.tsx'
import { ClaimSummary } from '../claims/claim-summary.tsx'
import { useReader } from '../reader/reader-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { changeAnnotation, deleteAnnotation, showAnnotation } from './annotate.ts'
import {
  hoverAnnotations,
  selectAnnotation,
  useAnnotations,
  type PlacedAnnotation,
} from './annotation-store.ts'
import { copyAnnotation } from './copy-annotation.ts'
import { FoundHow } from './found-how.tsx'
import { KindMenu } from './kind-menu.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { useKinds } from './kind-store.ts'
import { NoteEditor } from './note-editor.tsx'
import { NoteText } from './note-text.tsx'
import { TagPicker } from './tag-picker.tsx'

type NoteCardProps = {
  item: PlacedAnnotation
  /** Pixels from the top of the page; null for one that stands in a list. */
  top: number | null
  onHeight: (height: number) => void
}

/** The note of one annotation: its kind, quote, note and tags; selected, it can be written in. */
export function NoteCard({ item, top, onHeight }: NoteCardProps) {
  const { annotation } = item
  const { selectedId, editing, hoveredIds } = useAnnotations()
  const kind = useKinds((state) => state.kinds.find(({ id }) => id === annotation.kindId))
  const card = useRef<HTMLElement>(null)
  const isSelected = selectedId === annotation.id
  const quote = annotation.selectors.quote.exact

  useEffect(() => {
    if (card.current === null) return
    const observer = new ResizeObserver(() => {
      if (card.current !== null) onHeight(card.current.offsetHeight)
    })
    observer.observe(card.current)
    return () => observer.disconnect()
    // The card's height is its own affair; the callback of the first rendering does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  if (kind === undefined) return null
  return (
    <article
      ref={card}
      className="note-card"
      data-selected={isSelected}
      data-hovered={hoveredIds.includes(annotation.id)}
      data-color={kind.color}
      data-listed={top === null}
      style={top === null ? undefined : { transform: `translateY(${Math.round(top)}px)` }}
      aria-label={`${kind.name}: ${quote}`}
      aria-current={isSelected}
      onClick={() => !isSelected && showAnnotation(annotation.id)}
      onPointerEnter={() => hoverAnnotations([annotation.id])}
      onPointerLeave={() => hoverAnnotations([])}
    >
      <header>
        {isSelected ? (
          <KindMenu kind={kind} onChange={(kindId) => void changeAnnotation(annotation.id, { kindId })} />
        ) : (
          <span className="note-kind">
            <KindGlyph kind={kind} />
            {kind.name}
          </span>
        )}
        <span className="note-quote" dir="auto" title={quote}>
          {quote}
        </span>
        {isSelected && (
          <span className="note-actions">
            <IconButton label="Copy as Markdown" onClick={() => void copyAnnotation()}>
              <Copy />
            </IconButton>
            <IconButton label="Delete highlight" onClick={() => void deleteAnnotation(annotation.id)}>
              <Trash2 />
            </IconButton>
          </span>
        )}
      </header>
      {annotation.claim !== null &&
        (isSelected ? (
          <ClaimEditor
            annotation={annotation}
            claim={annotation.claim}
            hasFocus={editing === 'claim'}
            onDone={() => {
              selectAnnotation(annotation.id)
              useReader.getState().view?.focus()
            }}
          />
        ) : (
          <ClaimSummary claim={annotation.claim} />
        ))}
      <FoundHow annotation={annotation} anchoring={item.anchoring} />
      {isSelected ? (
        <NoteEditor key={annotation.id} annotation={annotation} hasFocus={editing === 'note'} />
      ) : (
        annotation.note !== '' && <NoteText markdown={annotation.note} />
      )}
      {isSelected ? (
        <TagPicker
          tags={annotation.tags}
          hasFocus={editing === 'tags'}
          onChange={(tags) => void changeAnnotation(annotation.id, { tags })}
          onDone={() => selectAnnotation(annotation.id)}
        />
      ) : (
        annotation.tags.length > 0 && (
          <ul className="tags" aria-label="Tags">
            {annotation.tags.map((tag) => (
              <li key={tag} dir="auto">
                {tag}
              </li>
            ))}
          </ul>
        )
      )}
    </article>
  )
}
