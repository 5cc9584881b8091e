import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { DocumentSummary } from '../../shared/model/document.ts'
import { useReader } from '../reader/reader-store.ts'
import { openDocument, useLibrary } from './library-store.ts'
import './shelf.css'

/** Height of a document on the shelf until it is measured, in pixels. */
const ROW_HEIGHT = 76

/** The library's documents, the last added first. */
export function Shelf() {
  const documents = useLibrary((state) => state.documents)
  const openId = useReader((state) => state.document?.id)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => documents[index]?.id ?? index,
    overscan: 8,
  })
  return (
    <nav className="shelf" aria-label="Library">
      <h2>Library</h2>
      <div className="shelf-scroller" ref={scroller}>
        <ul className="shelf-list" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const document = documents[index]
            if (document === undefined) return null
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ShelfItem document={document} isOpen={document.id === openId} />
              </li>
            )
          })}
        </ul>
      </div>
    </nav>
  )
}

type ShelfItemProps = { document: DocumentSummary; isOpen: boolean }

function ShelfItem({ document, isOpen }: ShelfItemProps) {
  const { annotationCount } = document
  return (
    <button
      type="button"
      className="shelf-item"
      aria-current={isOpen ? 'page' : undefined}
      onClick={() => void openDocument(document.id)}
    >
      <span className="shelf-title" dir="auto">
        {document.title}
      </span>
      <span className="shelf-facts">
        {document.source !== null && <span dir="auto">{document.source}</span>}
        {annotationCount > 0 && (
          <span>
            {annotationCount} {annotationCount === 1 ? 'highlight' : 'highlights'}
          </span>
        )}
      </span>
    </button>
  )
}
