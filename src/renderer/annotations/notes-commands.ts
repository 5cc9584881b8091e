import type { Command } from '../app/command.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectedAnnotation } from './annotation-store.ts'
import { acceptGuess, attachToSelection } from './attach.ts'
import { useLost } from './lost-store.ts'
import {
  focusedNotesPage,
  openNotesPage,
  showNotesPage,
  toggleNotesList,
  useNotesRoom,
} from './notes-room.ts'
import { pickTargets } from './picks.ts'
import { restoreHighlights } from './trash-store.ts'

/** The lost highlight that is meant, and its likeliest place; null when there is none, or no such place. */
function guessed() {
  const { picks } = useNotesRoom.getState()
  if (openNotesPage() === 'lost' && (focusedNotesPage() === 'lost' || selectedOrphan() === null)) {
    const active = useLost.getState().lost.find(({ id }) => id === picks.lost.activeId)
    return active === undefined || active.guess === null
      ? null
      : { id: active.id, documentId: active.documentId, guess: active.guess }
  }
  const orphan = selectedOrphan()
  if (orphan === null || orphan.guess === null) return null
  return { ...orphan, guess: orphan.guess }
}

function selectedOrphan() {
  const selected = selectedAnnotation()
  if (selected === null || selected.anchoring.kind !== 'orphan') return null
  const { id, documentId } = selected.annotation
  return { id, documentId, guess: selected.anchoring.guess }
}

const hasWords = () => {
  const place = guessed()
  return place !== null && place.guess.end > place.guess.start
}

function deletedTargets() {
  const { picks, order } = useNotesRoom.getState()
  return pickTargets(picks.trash, order.trash)
}

/** What can be done about lists of notes, notes that were not found, and notes that were deleted. */
export const notesCommands: readonly Command[] = [
  {
    id: 'notes.list',
    title: 'List the notes, or show them beside their words',
    group: 'Highlight',
    keys: ['Shift+M'],
    isEnabled: () => useReader.getState().document !== null,
    run: toggleNotesList,
  },
  {
    id: 'notes.lost',
    title: 'Highlights not found, in all articles',
    group: 'Highlight',
    keys: ['Shift+O'],
    run: () => showNotesPage('lost'),
  },
  {
    id: 'notes.trash',
    title: 'Trash of highlights',
    group: 'Highlight',
    keys: ['Shift+D'],
    run: () => showNotesPage('trash'),
  },
  {
    id: 'trash.restore',
    title: 'Restore the deleted highlights that are picked',
    group: 'Highlight',
    keys: ['R'],
    isEnabled: () => openNotesPage() === 'trash' && deletedTargets().length > 0,
    run: () => restoreHighlights(deletedTargets()),
  },
  {
    id: 'orphan.accept',
    title: 'Attach the lost highlight to the nearest words',
    group: 'Highlight',
    keys: ['B'],
    isEnabled: hasWords,
    run: async () => {
      const place = guessed()
      if (place !== null && hasWords()) await acceptGuess(place.id, place.documentId, place.guess)
    },
  },
  {
    id: 'orphan.show',
    title: 'Show the nearest words to a lost highlight',
    group: 'Highlight',
    keys: ['Shift+B'],
    isEnabled: () => selectedOrphan()?.guess != null,
    run: () => showGuess(),
  },
  {
    id: 'orphan.attach',
    title: 'Attach the highlight to the selection',
    group: 'Highlight',
    keys: ['Shift+R'],
    isEnabled: () => selectedAnnotation() !== null && useReader.getState().view?.selection() != null,
    run: attachToSelection,
  },
]

/** How long the nearest words are made to stand out, in milliseconds. */
const FLASH_TIME = 2_400

function showGuess(): void {
  const guess = selectedOrphan()?.guess ?? null
  const { view } = useReader.getState()
  if (guess === null || view === null) return
  // Where only the point is known, the character there is shown.
  const start = Math.min(guess.start, view.text.length - 1)
  const range = { start, end: Math.max(guess.end, start + 1) }
  view.reveal(range)
  view.painter.setFlash(range)
  setTimeout(() => view.painter.setFlash(null), FLASH_TIME)
}
