import { create } from 'zustand'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { everyClaim, type LedgerFilter, type LedgerQuery } from '../../shared/model/ledger.ts'

type LedgerState = {
  query: LedgerQuery
  /** Claims chosen for a bulk edit. */
  chosen: ReadonlySet<AnnotationId>
  /** Groups that show their heading only, by key. */
  folded: ReadonlySet<string>
  plotsOpen: boolean
}

/** How the reader looks at the ledger; kept while the window is open. */
export const useLedgerState = create<LedgerState>(() => ({
  query: { groupBy: 'speaker', sortBy: 'unchecked', filter: everyClaim },
  chosen: new Set(),
  folded: new Set(),
  plotsOpen: false,
}))

/** Changes how claims are grouped or sorted. */
export function arrangeLedger(change: Partial<Pick<LedgerQuery, 'groupBy' | 'sortBy'>>): void {
  useLedgerState.setState(({ query }) => ({ query: { ...query, ...change }, folded: new Set() }))
}

/** Changes which claims are shown; what was chosen is chosen no more, as it may be out of sight. */
export function filterLedger(change: Partial<LedgerFilter>): void {
  useLedgerState.setState(({ query }) => ({
    query: { ...query, filter: { ...query.filter, ...change } },
    chosen: new Set(),
  }))
}

/** Chooses claims for a bulk edit. */
export function chooseClaims(chosen: ReadonlySet<AnnotationId>): void {
  useLedgerState.setState({ chosen })
}

/** Folds or unfolds a group. */
export function foldGroup(key: string): void {
  useLedgerState.setState(({ folded }) => {
    const next = new Set(folded)
    if (!next.delete(key)) next.add(key)
    return { folded: next }
  })
}
