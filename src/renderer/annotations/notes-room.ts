import { create } from 'zustand'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectAnnotation, selectedAnnotation, useAnnotations } from './annotation-store.ts'
import { isNarrow } from './narrow-window.ts'
import { allNotes, type NotesFilter } from './notes-view.ts'
import { activateOne, pickTargets, type Picks } from './picks.ts'

/** What the panel beside the article lists: this article's highlights, those not found in any article, or what was deleted. */
export type NotesPage = 'list' | 'lost' | 'trash'

type NotesRoom = {
  /** A page that was asked for; null for the margin, or for the list where it stands in the margin's place. */
  page: Exclude<NotesPage, 'list'> | null
  filter: NotesFilter
  /** Whether the trash shows this article's highlights only. */
  isOwnTrash: boolean
  /** Whether the drawer was opened by hand; it also opens for a selected note. */
  isDrawerOpen: boolean
  picks: Readonly<Record<NotesPage, Picks<AnnotationId>>>
  /** The page whose list takes the keyboard as soon as it is there. */
  focusWanted: NotesPage | null
  /** What each list shows, in its order. */
  order: Readonly<Record<NotesPage, readonly AnnotationId[]>>
}

const NOTHING: Picks<AnnotationId> = activateOne<AnnotationId>(null)

/** How notes are shown, and what is picked in their lists. */
export const useNotesRoom = create<NotesRoom>(() => ({
  page: null,
  filter: allNotes,
  isOwnTrash: true,
  isDrawerOpen: false,
  focusWanted: null,
  picks: { list: NOTHING, lost: NOTHING, trash: NOTHING },
  order: { list: [], lost: [], trash: [] },
}))

/** The page that the panel shows; null when notes stand in the margin, or nowhere. */
export function openNotesPage(): NotesPage | null {
  const { page, isDrawerOpen } = useNotesRoom.getState()
  if (page !== null) return page
  if (isNarrow()) return isDrawerOpen || selectedAnnotation() !== null ? 'list' : null
  const { marginOpen, notesListed } = useSettings.getState().settings
  return marginOpen && notesListed ? 'list' : null
}

/** Whether a selected note is to be seen anywhere. */
export function areNotesShown(): boolean {
  return isNarrow() || openNotesPage() !== null || useSettings.getState().settings.marginOpen
}

/** Shows a page of the panel, and takes the keyboard there. */
export function showNotesPage(page: NotesPage): void {
  if (page === 'list') {
    useNotesRoom.setState({ page: null, isDrawerOpen: true })
    if (isNarrow()) selectAnnotation(null)
    else changeSettings({ marginOpen: true, notesListed: true })
  } else useNotesRoom.setState({ page })
  useNotesRoom.setState({ focusWanted: page })
}

/** Leaves the panel: notes stand beside their words again, or the drawer closes. */
export function closeNotesPanel(): void {
  const { page } = useNotesRoom.getState()
  useNotesRoom.setState({ page: null, isDrawerOpen: false })
  if (isNarrow()) selectAnnotation(null)
  else if (page === null) changeSettings({ notesListed: false })
  useReader.getState().view?.focus()
}

/** Shows the list of this article's highlights in the place of the margin, or the margin again. */
export function toggleNotesList(): void {
  if (openNotesPage() === 'list' && (!isNarrow() || selectedAnnotation() === null)) closeNotesPanel()
  else showNotesPage('list')
}

/** Shows or hides notes: the margin or its panel, or in a narrow window the drawer. */
export function toggleMargin(): void {
  const { page } = useNotesRoom.getState()
  const { marginOpen } = useSettings.getState().settings
  if (isNarrow()) {
    if (openNotesPage() === null) useNotesRoom.setState({ isDrawerOpen: true })
    else closeNotesPanel()
  } else if (page === null) changeSettings({ marginOpen: !marginOpen })
  else closeNotesPanel()
}

/** Lists the highlights of this article that were not found. */
export function listLost(): void {
  changeFilter({ ...allNotes, onlyLost: true })
  showNotesPage('list')
}

/** Lists other highlights of the article. */
export function changeFilter(patch: Partial<NotesFilter>): void {
  useNotesRoom.setState(({ filter }) => ({ filter: { ...filter, ...patch } }))
}

/** Changes what is picked in a list. In the article's own list, what the keyboard stands on is the selected note. */
export function setPicks(page: NotesPage, picks: Picks<AnnotationId>): void {
  useNotesRoom.setState((state) => ({ picks: { ...state.picks, [page]: picks } }))
  if (page === 'list' && picks.activeId !== useAnnotations.getState().selectedId)
    selectAnnotation(picks.activeId)
}

/** The page whose list has the keyboard; null when it is elsewhere. */
export function focusedNotesPage(): NotesPage | null {
  const list = document.activeElement?.closest('[data-notes-page]')
  const page = list instanceof HTMLElement ? list.dataset['notesPage'] : undefined
  return page === 'list' || page === 'lost' || page === 'trash' ? page : null
}

/** The highlights that an action is for: what is picked in the list that shows, or else the selected one. */
export function actionTargets(): AnnotationId[] {
  const focused = focusedNotesPage()
  const { picks, order } = useNotesRoom.getState()
  if (focused !== null && focused !== 'trash') return pickTargets(picks[focused], order[focused])
  if (openNotesPage() === 'list' && picks.list.picked.size > 1) return pickTargets(picks.list, order.list)
  const selected = selectedAnnotation()
  return selected === null ? [] : [selected.annotation.id]
}
