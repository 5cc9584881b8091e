import { FileText } from 'lucide-react'
import { memo } from 'react'
import type { SearchHit } from '../../shared/search/search-page.ts'
import { KindGlyph } from '../annotations/kind-glyph.tsx'
import { useKinds } from '../annotations/kind-store.ts'
import { MarkedWords } from './marked-words.tsx'

type SearchHitRowProps = {
  id: string
  hit: SearchHit
  /** Its place among the hits, from 0. */
  index: number
  isActive: boolean
  onOpen: (hit: SearchHit) => void
  onHover: (index: number) => void
}

const FIELD_NAMES = {
  title: 'title',
  names: 'name',
  quote: 'quote',
  note: 'note',
  tags: 'tags',
  claim: 'claim',
  body: 'text',
} as const

/** Something that was found: the words around it, and where it is. */
export const SearchHitRow = memo(function SearchHitRow({
  id,
  hit,
  index,
  isActive,
  onOpen,
  onHover,
}: SearchHitRowProps) {
  const kind = useKinds((state) => state.kinds.find((candidate) => candidate.id === hit.kindId))
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="search-hit"
      data-active={isActive}
      onClick={() => onOpen(hit)}
      onPointerMove={() => onHover(index)}
    >
      <span className="search-sign" aria-hidden="true">
        {kind === undefined ? <FileText /> : <KindGlyph kind={kind} />}
      </span>
      <span className="search-title" dir="auto">
        <MarkedWords marked={hit.title} />
      </span>
      <span className="search-where">
        {kind !== undefined && `${kind.name}, ${FIELD_NAMES[hit.field]}`}
        {kind === undefined && hit.source !== null && <span dir="auto">{hit.source}</span>}
      </span>
      {hit.snippet.text !== '' && (
        <span className="search-snippet" dir="auto">
          <MarkedWords marked={hit.snippet} />
        </span>
      )}
    </div>
  )
})
