import { useSettings } from '../app/settings-store.ts'
import { useAnnotations } from './annotation-store.ts'
import { useIsNarrow } from './narrow-window.ts'
import { openNotesPage, useNotesRoom, type NotesPage } from './notes-room.ts'

/** Where notes are shown now: in the margin, on a page of the panel, or nowhere. */
export function useNotesPlace(): { hasMargin: boolean; page: NotesPage | null } {
  const marginOpen = useSettings((state) => state.settings.marginOpen)
  const isNarrow = useIsNarrow()
  // What the answer depends on, followed; the answer itself is the room's.
  useSettings((state) => state.settings.notesListed)
  useNotesRoom((state) => state.page ?? state.isDrawerOpen)
  useAnnotations((state) => state.selectedId !== null)
  const page = openNotesPage()
  return { hasMargin: marginOpen && !isNarrow && page === null, page }
}
