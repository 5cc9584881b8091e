import { create } from 'zustand'
import type { DocumentId, SpeakerId } from '../../shared/model/ids.ts'
import { holdKeys } from '../app/held-keys.ts'

/** What is shown beside the article. */
export type ClaimsPage =
  | { kind: 'ledger' }
  | { kind: 'speaker'; id: SpeakerId }
  | { kind: 'profile'; id: DocumentId }
  | { kind: 'quotes' }
  | { kind: 'verdicts' }

type ClaimsRoom = {
  /** The page that is shown, and those before it; empty while the room is closed. */
  pages: readonly ClaimsPage[]
  /** Whether a claim's details are unfolded in its note. */
  detailsOpen: boolean
  /** Whether the form for a new link is shown in the selected claim. */
  isLinking: boolean
}

/** The room of claims: the ledger and what it leads to. */
export const useClaimsRoom = create<ClaimsRoom>(() => ({ pages: [], detailsOpen: false, isLinking: false }))

/** Shows a page, from which the reader can go back to the one before. */
export function showClaimsPage(page: ClaimsPage): void {
  const { pages } = useClaimsRoom.getState()
  const last = pages.at(-1)
  const isShown = last !== undefined && JSON.stringify(last) === JSON.stringify(page)
  if (!isShown) useClaimsRoom.setState({ pages: [...pages, page] })
}

/** Goes back to the page before; closes the room when there is none. */
export function leaveClaimsPage(): void {
  useClaimsRoom.setState(({ pages }) => ({ pages: pages.slice(0, -1) }))
}

/** Closes the room. */
export function closeClaimsRoom(): void {
  useClaimsRoom.setState({ pages: [] })
}

/** Shows the form for a new link in the selected claim. */
export function beginLinking(): void {
  // The form is loaded when it is first asked for: what is typed until then is meant for it.
  if (!useClaimsRoom.getState().isLinking) holdKeys()
  useClaimsRoom.setState({ detailsOpen: true, isLinking: true })
}
