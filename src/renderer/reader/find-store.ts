import { create } from 'zustand'
import type { FindOptions } from '../../shared/reading/find-in-text.ts'
import type { Place } from '../../shared/model/place.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { holdKeys } from '../app/held-keys.ts'
import { leavePlaceAt, placeOnScreen } from './place-history.ts'
import { currentView } from './reader-store.ts'

type FindState = {
  isOpen: boolean
  /** Counts how often the bar was asked for: asking again takes the keyboard back into it. */
  asked: number
  query: string
  options: FindOptions
  hits: readonly TextRange[]
  /** Whether there are more hits than are listed. */
  isCut: boolean
  /** The place in `hits` of the one that the reader is at; -1 without hits. */
  current: number
  /** Where the reader was when the search began: it goes on from there, and back leads there. */
  origin: Place | null
}

/** What is looked for in the open article. */
export const useFind = create<FindState>(() => ({
  isOpen: false,
  asked: 0,
  query: '',
  options: { matchCase: false, wholeWord: false },
  hits: [],
  isCut: false,
  current: -1,
  origin: null,
}))

/** A selection longer than this is no word to look for, in UTF-16 code units. */
const LONGEST_QUERY = 200

/** Opens the bar, with what is selected as the words to look for. */
export function openFind(): void {
  const view = currentView()
  if (view === null) return
  // What is typed while the bar is on its way to the screen is meant for it.
  if (!useFind.getState().isOpen) holdKeys()
  const selected = view.selection()
  const words = selected === null ? '' : view.text.slice(selected.start, selected.end)
  useFind.setState(({ asked, query, isOpen, origin }) => ({
    isOpen: true,
    asked: asked + 1,
    query: words !== '' && words.length <= LONGEST_QUERY && !words.includes('\n') ? words : query,
    origin: isOpen ? origin : placeOnScreen(),
  }))
}

/** Closes the bar and leaves the hit selected, for a digit to make a highlight of it. */
export function closeFind(): void {
  const { hits, current, origin } = useFind.getState()
  const view = currentView()
  const hit = hits[current]
  view?.painter.setSearch([], null)
  if (origin !== null) leavePlaceAt(origin)
  useFind.setState({ isOpen: false, hits: [], current: -1, origin: null })
  if (hit !== undefined) view?.select(hit)
  view?.focus()
}

/** Goes to the next or the previous hit, around the ends; opens the bar when it is closed. */
export function stepFind(step: 1 | -1): void {
  const { isOpen, hits, current } = useFind.getState()
  if (!isOpen) return openFind()
  if (hits.length > 0) goToHit((current + step + hits.length) % hits.length)
}

/** Makes a hit the current one, and brings it into sight. */
export function goToHit(current: number): void {
  const { hits } = useFind.getState()
  const view = currentView()
  const hit = hits[current]
  useFind.setState({ current })
  view?.painter.setSearch(hits, hit ?? null)
  if (hit !== undefined) view?.reveal(hit)
}
