import { Menu } from '@base-ui/react/menu'
import { ChevronDown, ChevronLeft, ChevronRight, List, PanelRight, X } from 'lucide-react'
import { runCommand } from '../app/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useAnnotations, type PlacedAnnotation } from './annotation-store.ts'
import { ListPage } from './list-page.tsx'
import { LostPage } from './lost-page.tsx'
import { countNotes } from './margin-bar.tsx'
import { useIsNarrow } from './narrow-window.ts'
import { NoteCard } from './note-card.tsx'
import { closeNotesPanel, showNotesPage, useNotesRoom, type NotesPage } from './notes-room.ts'
import { PickedActions } from './picked-actions.tsx'
import { TrashPage } from './trash-page.tsx'
import './margin.css'
import './notes-panel.css'

const PAGES: readonly { page: NotesPage; label: string; hint: string }[] = [
  { page: 'list', label: 'Notes', hint: 'All highlights of this article' },
  { page: 'lost', label: 'Not found', hint: 'Highlights of all articles whose words are gone' },
  { page: 'trash', label: 'Trash', hint: 'Highlights that were deleted' },
]

type NotesPanelProps = { page: NotesPage }

/** Notes in a list: beside the article in the place of the margin, or in a narrow window below it. */
export default function NotesPanel({ page }: NotesPanelProps) {
  const isNarrow = useIsNarrow()
  const selected = useAnnotations(({ placed, selectedId }) =>
    selectedId === null ? undefined : placed.get(selectedId),
  )
  const count = useAnnotations((state) => state.placed.size)
  const hasPicked = useNotesRoom((state) => page !== 'trash' && state.picks[page].picked.size > 1)
  const isOneNote = isNarrow && page === 'list' && selected !== undefined
  return (
    <aside className="notes-panel" data-page={page} data-narrow={isNarrow} aria-label="Notes">
      <header>
        <Menu.Root>
          <Menu.Trigger className="shelf-part">
            <h2>{PAGES.find((one) => one.page === page)?.label}</h2>
            {page === 'list' && <span className="shelf-count">{count.toLocaleString()}</span>}
            <ChevronDown aria-hidden="true" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={4} align="start" className="popup-positioner">
              <Menu.Popup className="popup menu">
                {PAGES.map((one) => (
                  <Menu.Item
                    key={one.page}
                    className="menu-item"
                    onClick={() => setTimeout(() => showNotesPage(one.page), 0)}
                  >
                    <span>
                      {one.label}
                      <span className="menu-hint">{one.hint}</span>
                    </span>
                  </Menu.Item>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
        {isOneNote && <Steps />}
        {!isNarrow && page === 'list' && (
          <IconButton label="Notes beside their words" binding="Shift+M" onClick={closeNotesPanel}>
            <PanelRight />
          </IconButton>
        )}
        <IconButton
          label={isNarrow ? 'Close the drawer' : 'Close'}
          binding={isNarrow ? 'Escape' : 'M'}
          onClick={() => (page === 'list' ? runCommand('view.margin') : closeNotesPanel())}
        >
          <X />
        </IconButton>
      </header>
      {isOneNote ? (
        <div className="notes-one">
          <NoteCard item={selected} />
        </div>
      ) : (
        <>
          {page === 'list' && <ListPage />}
          {page === 'lost' && <LostPage />}
          {page === 'trash' && <TrashPage />}
          {page !== 'trash' && hasPicked ? (
            <PickedActions page={page} />
          ) : (
            page === 'list' && selected !== undefined && <SelectedNote item={selected} />
          )}
        </>
      )}
    </aside>
  )
}

/** From one note to the next in a drawer that has room for one. */
function Steps() {
  const count = useAnnotations((state) => state.placed.size)
  const place = useAnnotations(({ placed, selectedId }) =>
    selectedId === null ? 0 : [...placed.keys()].indexOf(selectedId) + 1,
  )
  return (
    <>
      <span className="notes-place" aria-label={`Note ${place} of ${countNotes(count)}`}>
        {place} of {count}
      </span>
      <IconButton label="Previous highlight" binding="K" onClick={() => runCommand('annotation.previous')}>
        <ChevronLeft />
      </IconButton>
      <IconButton label="Next highlight" binding="J" onClick={() => runCommand('annotation.next')}>
        <ChevronRight />
      </IconButton>
      <IconButton label="List of notes" binding="Shift+M" onClick={() => runCommand('notes.list')}>
        <List />
      </IconButton>
    </>
  )
}

type SelectedNoteProps = { item: PlacedAnnotation }

/** Below the list, the note on which the keyboard stands, to be read and written. */
function SelectedNote({ item }: SelectedNoteProps) {
  return (
    <section className="notes-foot notes-one" aria-label="Selected note">
      <NoteCard key={item.annotation.id} item={item} />
    </section>
  )
}
