import { create } from 'zustand'
import type { Place, PlaceHistory } from '../../shared/model/place.ts'
import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { useReader } from './reader-store.ts'

/** How many places are kept in each direction; no more are stored (`shared/model/place.ts`). */
const KEPT = 50
/** Two places of one article within this many code units are one place to go back to. */
const NEAR = 200

/** Where the reader was before a jump, and where they came back from; the latest last in each. */
export const usePlaceHistory = create<PlaceHistory>(() => ({ back: [], forward: [] }))

/** Where the reader is; null when nothing is on screen. */
export function placeOnScreen(): Place | null {
  const { document, view } = useReader.getState()
  return document === null || view === null ? null : { documentId: document.id, ...view.position() }
}

/** Remembers the place that the reader is about to leave by a jump. */
export function leavePlace(): void {
  const here = placeOnScreen()
  if (here !== null) remember(here)
}

/** Remembers a place that the reader has left meanwhile; one that is still on screen is none. */
export function leavePlaceAt(left: Place): void {
  const here = placeOnScreen()
  if (here === null || !isNear(here, left)) remember(left)
}

/** Takes the latest place of one direction, and puts `here` into the other; null when there is none that `isThere`. */
export function takePlace(
  direction: 'back' | 'forward',
  here: Place | null,
  isThere: (place: Place) => boolean,
): Place | null {
  const known = usePlaceHistory.getState()
  const places = known[direction].filter(isThere)
  while (here !== null && places.length > 0 && isNear(places.at(-1), here)) places.pop()
  const target = places.pop()
  if (target === undefined) return null
  const other = direction === 'back' ? 'forward' : 'back'
  const others = here === null ? known[other] : [...known[other], here].slice(-KEPT)
  change(direction === 'back' ? { back: places, forward: others } : { back: others, forward: places })
  return target
}

function remember(place: Place): void {
  const { back } = usePlaceHistory.getState()
  const kept = isNear(back.at(-1), place) ? back.slice(0, -1) : back
  change({ back: [...kept, place].slice(-KEPT), forward: [] })
}

function change(history: PlaceHistory): void {
  usePlaceHistory.setState(history)
  // Losing the way back is no reason to interrupt reading.
  void api.settings.update({ places: history }).catch(logError)
}

function isNear(a: Place | undefined, b: Place): boolean {
  return a !== undefined && a.documentId === b.documentId && Math.abs(a.offset - b.offset) < NEAR
}
