import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { platform } from '../app/platform.ts'
import { useReader } from '../reader/reader-store.ts'
import { ImportReport } from './import-report.tsx'
import { openDocument, useLibrary } from './library-store.ts'
import { SelectionActions } from './selection-actions.tsx'
import { ShelfEmpty } from './shelf-empty.tsx'
import { ShelfHead } from './shelf-head.tsx'
import { ShelfRow } from './shelf-row.tsx'
import { closeShelfDrawer } from './shelf-place.ts'
import { activate, clearSelection, moveActive, selectTo, toggleSelected, useShelf } from './shelf-store.ts'
import { arrangeShelf } from './shelf-view.ts'
import './shelf.css'

/** Height of a document on the shelf until it is measured, in pixels. */
const ROW_HEIGHT = 76

/** How many documents a page of keys goes over. */
const PAGE = 8

/** The library's documents, as the reader wants to see them. */
export function Shelf() {
  const view = useShelf((state) => state.view)
  const having = useShelf((state) => state.having)
  const { documents, trash, isLoaded } = useLibrary()
  const items = useMemo(
    () => arrangeShelf(view.part === 'trash' ? trash : documents, view, having),
    [documents, trash, view, having],
  )
  return (
    <nav className="shelf" aria-label="Library">
      <ShelfHead shown={items.length} />
      {items.length === 0 && isLoaded ? <ShelfEmpty /> : <ShelfList items={items} />}
      <SelectionActions />
      <ImportReport />
    </nav>
  )
}

type ShelfListProps = { items: readonly ShelfItem[] }

function ShelfList({ items }: ShelfListProps) {
  const openId = useReader((state) => state.document?.id)
  const { activeId, selected } = useShelf()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 3,
  })
  const activeIndex = useMemo(
    () => (activeId === null ? -1 : items.findIndex(({ id }) => id === activeId)),
    [items, activeId],
  )
  useEffect(() => {
    if (activeIndex !== -1) rows.scrollToIndex(activeIndex)
    // Only when the keyboard moves: scrolling by hand must not be pulled back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeId])

  return (
    <div className="shelf-scroller" ref={scroller}>
      <div
        className="shelf-list"
        role="listbox"
        aria-label="Articles"
        aria-multiselectable="true"
        aria-activedescendant={activeIndex === -1 ? undefined : rowId(items[activeIndex])}
        tabIndex={0}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={(event) => onKey(event, items)}
        onFocus={(event) => {
          // A click must find the row where it is: nothing scrolls between pressing and letting go.
          if (activeIndex === -1 && event.currentTarget.matches(':focus-visible'))
            activate(items.find(({ id }) => id === openId)?.id ?? items[0]?.id ?? null)
        }}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="shelf-place"
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              <ShelfRow
                id={rowId(item)}
                item={item}
                position={index + 1}
                size={items.length}
                isOpen={item.id === openId}
                isActive={item.id === activeId}
                isSelected={selected.has(item.id)}
                onClick={onClick}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function rowId(item: ShelfItem | undefined): string {
  return `shelf-${item?.id ?? ''}`
}

function onClick(event: MouseEvent, item: ShelfItem): void {
  if (event.shiftKey) return selectTo(item.id)
  if (platform.isMac ? event.metaKey : event.ctrlKey) return toggleSelected(item.id)
  activate(item.id)
  if (item.deletedAt === null) open(item)
}

/** Opens an article; what lies over it goes. */
function open({ id }: ShelfItem): void {
  void openDocument(id)
  closeShelfDrawer()
}

function onKey(event: KeyboardEvent, items: readonly ShelfItem[]): void {
  const { activeId, selected } = useShelf.getState()
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -items.length,
    End: items.length,
  }
  const by = moves[event.key]
  const active = items.find(({ id }) => id === activeId)
  if (by !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) moveActive(by, event.shiftKey)
  else if (event.key === 'Enter' && active?.deletedAt === null) open(active)
  else if (event.key === ' ' && active !== undefined) toggleSelected(active.id)
  else if (event.key === 'Escape' && selected.size > 0) clearSelection()
  else if (event.key === 'Escape') {
    closeShelfDrawer()
    useReader.getState().view?.focus()
  } else return
  event.preventDefault()
}
