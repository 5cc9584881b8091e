import type { Place } from '../../shared/model/place.ts'
import { announce } from '../app/announcer.ts'
import type { Command } from '../app/command.ts'
import { platform } from '../app/platform.ts'
import { openDocument, useLibrary } from '../library/library-store.ts'
import { placeOnScreen, takePlace, usePlaceHistory } from './place-history.ts'
import { currentView, openDocumentId } from './reader-store.ts'

/** Goes to where the reader was before the last jump, or forward again to where they came back from. */
async function travel(direction: 'back' | 'forward'): Promise<void> {
  const place = takePlace(direction, placeOnScreen(), isOnShelf)
  if (place === null) return announce(direction === 'back' ? 'No earlier place' : 'No later place')
  if (place.documentId === openDocumentId()) currentView()?.restore(place)
  else await openDocument(place.documentId, 'travelling', place)
  currentView()?.focus()
}

/** An article may have gone into the trash since; one that is open is there before the shelf is read. */
function isOnShelf({ documentId }: Place): boolean {
  const { documents, isLoaded } = useLibrary.getState()
  return !isLoaded || documentId === openDocumentId() || documents.some(({ id }) => id === documentId)
}

export const placeCommands: readonly Command[] = [
  {
    id: 'reading.back',
    title: 'Back to where you were',
    group: 'Reading',
    keys: platform.isMac ? ['Mod+[', 'BrowserBack'] : ['Alt+ArrowLeft', 'BrowserBack'],
    isEnabled: () => usePlaceHistory.getState().back.length > 0,
    run: () => travel('back'),
  },
  {
    id: 'reading.forward',
    title: 'Forward again',
    group: 'Reading',
    keys: platform.isMac ? ['Mod+]', 'BrowserForward'] : ['Alt+ArrowRight', 'BrowserForward'],
    isEnabled: () => usePlaceHistory.getState().forward.length > 0,
    run: () => travel('forward'),
  },
]

/** The buttons on the side of a mouse: the fourth is back, the fifth forward. */
const MOUSE_BUTTONS: Readonly<Record<number, 'back' | 'forward'>> = { 3: 'back', 4: 'forward' }

/** Listens for the side buttons of the mouse until `signal` aborts. */
export function travelByMouse(signal: AbortSignal): void {
  window.addEventListener(
    'mouseup',
    (event) => {
      const direction = MOUSE_BUTTONS[event.button]
      if (direction === undefined) return
      event.preventDefault()
      void travel(direction)
    },
    { signal },
  )
}
