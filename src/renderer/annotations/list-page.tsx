import { useEffect, useMemo } from 'react'
import { useSettings } from '../app/settings-store.ts'
import { showAnnotation } from './annotate.ts'
import { useAnnotations } from './annotation-store.ts'
import { useKinds } from './kind-store.ts'
import { NoteEntry } from './note-entry.tsx'
import { NotesFilters } from './notes-filters.tsx'
import { useNotesRoom } from './notes-room.ts'
import { allNotes, arrangeNotes } from './notes-view.ts'
import { PickList } from './pick-list.tsx'
import { activateOne } from './picks.ts'
import { useReader } from '../reader/reader-store.ts'

/** All highlights of the open article, sorted and filtered. */
export function ListPage() {
  const placed = useAnnotations((state) => state.placed)
  const filter = useNotesRoom((state) => state.filter)
  const sort = useSettings((state) => state.settings.noteSort)
  const kinds = useKinds((state) => state.kinds)
  const shown = useMemo(
    () => arrangeNotes(placed.values(), filter, sort, kinds),
    [placed, filter, sort, kinds],
  )
  useFollowSelection()
  return (
    <>
      <NotesFilters shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyList isFiltered={placed.size > 0} />
      ) : (
        <PickList
          page="list"
          label="Highlights"
          entries={shown}
          idOf={({ annotation }) => annotation.id}
          estimate={58}
          opensOnClick
          onOpen={({ annotation }) => {
            showAnnotation(annotation.id)
            if (document.activeElement?.role === 'listbox') useReader.getState().view?.focus()
          }}
          renderEntry={({ annotation, range }) => (
            <NoteEntry
              kindId={annotation.kindId}
              quote={annotation.selectors.quote.exact}
              note={annotation.note}
              tags={annotation.tags}
              {...(range === null ? { facts: <span className="pick-lost">Not found</span> } : {})}
            />
          )}
        />
      )}
    </>
  )
}

/** The keyboard of the list stands on what is selected, wherever it was selected. */
function useFollowSelection(): void {
  const selectedId = useAnnotations((state) => state.selectedId)
  useEffect(() => {
    const { picks } = useNotesRoom.getState()
    if (selectedId === null || picks.list.activeId === selectedId) return
    useNotesRoom.setState({ picks: { ...picks, list: activateOne(selectedId) } })
  }, [selectedId])
}

type EmptyListProps = { isFiltered: boolean }

function EmptyList({ isFiltered }: EmptyListProps) {
  if (!isFiltered) {
    return (
      <div className="notes-empty">
        <p>Nothing is highlighted in this article.</p>
        <p>
          Select a passage and press <kbd>1</kbd> to record a claim, <kbd>2</kbd> a quote.
        </p>
      </div>
    )
  }
  return (
    <div className="notes-empty">
      <p>No highlight is like that.</p>
      <button type="button" className="button" onClick={() => useNotesRoom.setState({ filter: allNotes })}>
        Show all
      </button>
    </div>
  )
}
