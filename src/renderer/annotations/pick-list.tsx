import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { platform } from '../app/platform.ts'
import { useReader } from '../reader/reader-store.ts'
import { setPicks, useNotesRoom, type NotesPage } from './notes-room.ts'
import { activateOne, followList, movePick, pickAll, pickTo, togglePick } from './picks.ts'

/** How many entries a page of keys goes over. */
const PAGE = 8

type PickListProps<Entry> = {
  page: NotesPage
  label: string
  entries: readonly Entry[]
  idOf: (entry: Entry) => AnnotationId
  /** What an entry shows. */
  renderEntry: (entry: Entry) => ReactNode
  /** The height of an entry until it is measured, in pixels. */
  estimate: number
  /** Goes to where an entry leads. */
  onOpen: (entry: Entry) => void
  /** Whether a click goes there too; a double click always does. */
  opensOnClick?: boolean
}

/**
 * A long list of which one or several entries are picked, with the mouse as in any list, or with the keys: arrows or
 * J and K, Shift to extend, Space to add, Mod+A for all, Enter to go there. Only what is near the screen is rendered.
 */
export function PickList<Entry>(props: PickListProps<Entry>) {
  const { page, label, entries, idOf, renderEntry, estimate, onOpen, opensOnClick = false } = props
  const { activeId, picked } = useNotesRoom((state) => state.picks[page])
  const order = useOrder(page, entries, idOf)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => order[index] ?? index,
    overscan: 6,
  })
  const activeIndex = activeId === null ? -1 : order.indexOf(activeId)
  useEffect(() => {
    if (activeIndex !== -1) rows.scrollToIndex(activeIndex)
    // Only when the keyboard moves: scrolling by hand must not be pulled back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeId])

  const list = useRef<HTMLDivElement>(null)
  const isFocusWanted = useNotesRoom((state) => state.focusWanted === page)
  useEffect(() => {
    if (!isFocusWanted) return
    list.current?.focus({ preventScroll: true })
    useNotesRoom.setState({ focusWanted: null })
  }, [isFocusWanted])

  const onKeyDown = (event: KeyboardEvent) => {
    const { picks } = useNotesRoom.getState()
    const now = picks[page]
    const isMod = platform.isMac ? event.metaKey : event.ctrlKey
    const by = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event.key, order.length)
    const entry = entries[now.activeId === null ? -1 : order.indexOf(now.activeId)]
    if (by !== undefined) setPicks(page, movePick(now, order, by, event.shiftKey))
    else if (isMod && event.key.toLowerCase() === 'a') setPicks(page, pickAll(now, order))
    else if (event.key === 'Enter' && entry !== undefined) onOpen(entry)
    else if (event.key === ' ' && now.activeId !== null) setPicks(page, togglePick(now, now.activeId))
    else if (event.key === 'Escape' && now.picked.size > 0) setPicks(page, { ...now, picked: new Set() })
    else if (event.key === 'Escape') useReader.getState().view?.focus()
    else return
    event.preventDefault()
  }

  const onClick = (event: MouseEvent, entry: Entry) => {
    const now = useNotesRoom.getState().picks[page]
    const id = idOf(entry)
    if (event.shiftKey) setPicks(page, pickTo(now, order, id))
    else if (platform.isMac ? event.metaKey : event.ctrlKey) setPicks(page, togglePick(now, id))
    else {
      setPicks(page, activateOne(id))
      if (opensOnClick || event.detail > 1) onOpen(entry)
    }
  }

  return (
    <div className="pick-scroller" ref={scroller} data-notes-page={page}>
      <div
        ref={list}
        className="pick-list"
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        aria-activedescendant={activeIndex === -1 ? undefined : `${page}-${activeId}`}
        tabIndex={0}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (activeIndex === -1) setPicks(page, activateOne(order[0] ?? null))
        }}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index]
          if (entry === undefined) return null
          const id = idOf(entry)
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="pick-place"
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              <div
                id={`${page}-${id}`}
                role="option"
                className="pick-entry"
                aria-selected={picked.size > 0 ? picked.has(id) : id === activeId}
                aria-posinset={index + 1}
                aria-setsize={entries.length}
                data-active={id === activeId}
                data-picked={picked.has(id)}
                onClick={(event) => onClick(event, entry)}
              >
                {renderEntry(entry)}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** What is listed, told to the room; what has left the list is picked no more. */
function useOrder<Entry>(
  page: NotesPage,
  entries: readonly Entry[],
  idOf: (entry: Entry) => AnnotationId,
): readonly AnnotationId[] {
  const order = entries.map(idOf)
  const text = order.join(' ')
  useEffect(() => {
    const { order: known, picks } = useNotesRoom.getState()
    useNotesRoom.setState((state) => ({ order: { ...state.order, [page]: order } }))
    const next = followList(picks[page], known[page], order)
    if (next.activeId !== picks[page].activeId || next.picked.size !== picks[page].picked.size) {
      useNotesRoom.setState((state) => ({ picks: { ...state.picks, [page]: next } }))
    }
    // The ids say whether the order is another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [page, text])
  return order
}

function stepOf(key: string, length: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    j: 1,
    J: 1,
    k: -1,
    K: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -length,
    End: length,
  }
  return steps[key]
}
