import { Trash2, Copy } from 'lucide-react'
import { ClaimEditor } from '../claims/claim-editor.tsx'
import { ClaimSummary } from '../claims/claim-summary.tsx'
import { useReader } from '../reader/reader-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { changeAnnotation, deleteAnnotations, showAnnotation } from './annotate.ts'
import {
  hoverAnnotations,
  selectAnnotation,
  useAnnotations,
  type PlacedAnnotation,
} from './annotation-store.ts'
import { copyAnnotations } from './copy-annotation.ts'
import { FoundHow } from './found-how.tsx'
import { KindMenu } from './kind-menu.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { useKinds } from './kind-store.ts'
import { NoteEditor } from './note-editor.tsx'
import { NoteText } from './note-text.tsx'
import { OrphanActions } from './orphan-actions.tsx'
import { TagPicker } from './tag-picker.tsx'

type NoteCardProps = { item: PlacedAnnotation }

/** The note of one annotation: its kind, quote, note and tags; selected, it can be written in. */
export function NoteCard({ item }: NoteCardProps) {
  const { annotation, anchoring } = item
  const isSelected = useAnnotations((state) => state.selectedId === annotation.id)
  const isHovered = useAnnotations((state) => state.hoveredIds.includes(annotation.id))
  const editing = useAnnotations((state) => (state.selectedId === annotation.id ? state.editing : null))
  const kind = useKinds((state) => state.kinds.find(({ id }) => id === annotation.kindId))
  const quote = annotation.selectors.quote.exact

  if (kind === undefined) return null
  return (
    <article
      className="note-card"
      data-selected={isSelected}
      data-hovered={isHovered}
      data-color={kind.color}
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
            <IconButton label="Copy as Markdown" onClick={() => void copyAnnotations([annotation.id])}>
              <Copy />
            </IconButton>
            <IconButton label="Delete highlight" onClick={() => void deleteAnnotations([annotation.id])}>
              <Trash2 />
            </IconButton>
          </span>
        )}
      </header>
      {isSelected && anchoring.kind === 'orphan' && (
        <OrphanActions annotation={annotation} orphan={anchoring} />
      )}
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
