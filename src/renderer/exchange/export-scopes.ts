import type { ExportScope } from '../../shared/model/export-request.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { selectedAnnotation } from '../annotations/annotation-store.ts'
import { openNotesPage, useNotesRoom } from '../annotations/notes-room.ts'
import { allNotes } from '../annotations/notes-view.ts'
import { pickTargets } from '../annotations/picks.ts'
import { api } from '../app/api.ts'
import { useLedgerState } from '../claims/ledger-store.ts'
import { useClaimsRoom } from '../claims/claims-room.ts'
import { actionTargets, shownItems, useShelf } from '../library/shelf-store.ts'
import { wholeShelf } from '../library/shelf-view.ts'
import { useReader } from '../reader/reader-store.ts'

/** Something that can be exported now, in the reader's words. */
export type ScopeChoice = { id: string; label: string; scope: ExportScope }

/** What can be exported now, the nearest first: what is selected, what is shown, the article, everything. */
export async function scopeChoices(): Promise<ScopeChoice[]> {
  const choices: ScopeChoice[] = []
  const chosen = useLedgerState.getState().chosen
  if (chosen.size > 0) {
    choices.push({
      id: 'chosen-claims',
      label: `${chosen.size.toLocaleString()} chosen claims`,
      scope: { kind: 'annotations', ids: [...chosen] },
    })
  }
  if (useClaimsRoom.getState().pages.length > 0) {
    const ids = await api.ledger.claims(useLedgerState.getState().query.filter)
    choices.push({
      id: 'ledger',
      label: `The ledger’s ${ids.length.toLocaleString()} claims`,
      scope: { kind: 'annotations', ids },
    })
  }
  choices.push(...listedHighlights())
  const { document } = useReader.getState()
  if (document !== null) {
    choices.push({ id: 'document', label: 'This article', scope: { kind: 'documents', ids: [document.id] } })
  }
  const selected = selectedAnnotation()
  if (selected !== null) {
    choices.push({
      id: 'highlight',
      label: 'This highlight',
      scope: { kind: 'annotations', ids: [selected.annotation.id] },
    })
  }
  const { selected: onShelf, view } = useShelf.getState()
  if (onShelf.size > 0 && view.part !== 'trash') {
    choices.unshift({
      id: 'selected',
      label: `${onShelf.size.toLocaleString()} selected articles`,
      scope: { kind: 'documents', ids: actionTargets() },
    })
  }
  const shown = shownItems()
  const isFiltered = JSON.stringify({ ...view, sort: null }) !== JSON.stringify({ ...wholeShelf, sort: null })
  if (isFiltered && view.part !== 'trash' && shown.length > 0) {
    choices.push({
      id: 'shelf',
      label: `The ${shown.length.toLocaleString()} articles on the shelf`,
      scope: { kind: 'documents', ids: shown.map(({ id }) => id) },
    })
  }
  choices.push({ id: 'library', label: 'The whole library', scope: { kind: 'library' } })
  return choices
}

/** What is picked in the list of highlights that is open, and what a filter has left in it. */
function listedHighlights(): ScopeChoice[] {
  const page = openNotesPage()
  if (page !== 'list' && page !== 'lost') return []
  const { picks, order, filter } = useNotesRoom.getState()
  const picked = picks[page].picked.size > 1 ? pickTargets(picks[page], order[page]) : []
  const isFiltered = page === 'lost' || JSON.stringify(filter) !== JSON.stringify(allNotes)
  const highlights = (id: string, kind: string, ids: readonly AnnotationId[]): ScopeChoice => ({
    id,
    label: `${ids.length.toLocaleString()} ${kind} ${ids.length === 1 ? 'highlight' : 'highlights'}`,
    scope: { kind: 'annotations', ids: [...ids] },
  })
  return [
    ...(picked.length > 0 ? [highlights('picked', 'selected', picked)] : []),
    ...(isFiltered && order[page].length > 0 ? [highlights('listed', 'listed', order[page])] : []),
  ]
}
