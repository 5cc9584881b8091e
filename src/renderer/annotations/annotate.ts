import { describe } from '../../shared/anchoring/describe.ts'
import type { AnnotationBulkEdit } from '../../shared/model/annotation-edit.ts'
import type { AnnotationPatch } from '../../shared/model/annotation.ts'
import type { AnnotationId, KindId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { holdKeys, takeHeldKeys } from '../app/held-keys.ts'
import { seriesDraft } from '../claims/series.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectAnnotation, selectedAnnotation, showStored, useAnnotations } from './annotation-store.ts'
import { kindById } from './kind-store.ts'
import { flushNotes } from './note-drafts.ts'
import { areNotesShown } from './notes-room.ts'

/** Annotates the selected passage. The selection stays until the annotation is on disk, so that nothing is lost if it can't be. */
export async function annotateSelection(kindId: KindId): Promise<void> {
  const { document, view } = useReader.getState()
  const range = view?.selection() ?? null
  if (document === null || view === null || range === null) return
  const isClaim = kindById(kindId)?.isClaim === true
  const series = seriesDraft()
  const claim = isClaim ? series.claim : undefined
  // A claim wants to know who made it; in a series that is known.
  const asks = isClaim && claim?.speakerId == null && areNotesShown()
  if (asks) holdKeys()
  try {
    const annotation = await api.annotations.create({
      documentId: document.id,
      revisionId: document.revision.id,
      kindId,
      selectors: describe(document.revision.text, range),
      note: '',
      tags: series.tags,
      claim,
    })
    showStored(annotation)
    view.clearSelection()
    selectAnnotation(annotation.id, asks ? 'claim' : null)
    announce(`${kindById(kindId)?.name ?? 'Highlight'}: ${excerpt(annotation.selectors.quote.exact)}. Saved.`)
  } catch (error) {
    takeHeldKeys()
    reportFailure(error)
  }
}

/** Changes an annotation; says so when that does not work. Answers whether it is on disk. */
export async function changeAnnotation(id: AnnotationId, patch: AnnotationPatch): Promise<boolean> {
  try {
    return (await api.annotations.update(id, patch)) !== null
  } catch (error) {
    reportFailure(error)
    return false
  }
}

/** Puts annotations into the trash, selects the neighbour of the selected one, and offers to take that back. */
export async function deleteAnnotations(ids: readonly AnnotationId[]): Promise<void> {
  const { placed, selectedId } = useAnnotations.getState()
  const going = new Set(ids)
  const all = [...placed.keys()]
  const at = selectedId === null || !going.has(selectedId) ? -1 : all.indexOf(selectedId)
  const isLeft = (id: AnnotationId) => !going.has(id)
  try {
    await flushNotes()
    await api.annotations.remove([...ids])
    if (at !== -1) selectAnnotation(all.slice(at).find(isLeft) ?? all.slice(0, at).findLast(isLeft) ?? null)
    const what = ids.length === 1 ? 'Highlight deleted' : `${ids.length} highlights deleted`
    notify(`${what}.`, { label: 'Undo', run: () => void undoLast() })
    announce(what)
  } catch (error) {
    reportFailure(error)
  }
}

/** Changes annotations alike, as one step; says what became of how many. */
export async function editAnnotations(
  ids: readonly AnnotationId[],
  edit: AnnotationBulkEdit,
  what: string,
): Promise<void> {
  try {
    const count = await api.annotations.updateMany([...ids], edit)
    announce(`${what}: ${count === 1 ? 'one highlight' : `${count} highlights`}`)
  } catch (error) {
    reportFailure(error)
  }
}

/** Selects the next or previous annotation in the text, and scrolls to it. */
export function stepAnnotation(step: 1 | -1): void {
  const { placed, selectedId } = useAnnotations.getState()
  const ids = [...placed.keys()]
  if (ids.length === 0) return
  const at = selectedId === null ? -1 : ids.indexOf(selectedId)
  const next = at === -1 ? nearestToScreen(ids, step) : ids[at + step]
  if (next === undefined) return announce(step === 1 ? 'Last highlight' : 'First highlight')
  showAnnotation(next)
  const shown = placed.get(next)
  if (shown !== undefined) {
    announce(
      `${kindById(shown.annotation.kindId)?.name ?? ''}: ${excerpt(shown.annotation.selectors.quote.exact)}`,
    )
  }
}

/** Selects an annotation and scrolls to its passage. */
export function showAnnotation(id: AnnotationId): void {
  selectAnnotation(id)
  const range = selectedAnnotation()?.range ?? null
  if (range !== null) useReader.getState().view?.reveal(range)
}

/** With nothing selected, stepping begins at what is on screen. */
function nearestToScreen(ids: readonly AnnotationId[], step: 1 | -1): AnnotationId | undefined {
  const { placed } = useAnnotations.getState()
  const visible = useReader.getState().view?.visibleText()
  if (visible === undefined) return ids[0]
  const startOf = (id: AnnotationId) => placed.get(id)?.range?.start ?? Infinity
  return step === 1
    ? ids.find((id) => startOf(id) >= visible.start)
    : ids.findLast((id) => startOf(id) < visible.end)
}

/** A quote short enough to be heard. */
export function excerpt(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 79).trimEnd()}…`
}
