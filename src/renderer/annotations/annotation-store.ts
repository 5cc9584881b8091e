import { create } from 'zustand'
import { anchorAll } from '../../shared/anchoring/anchor.ts'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { api } from '../app/api.ts'
import { createIntervalIndex, type IntervalIndex } from '../reader/interval-index.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { earlierText, readEarlierTexts } from './earlier-texts.ts'

/** An annotation and where its passage is in the text of today; `range` is null for an orphan. */
export type PlacedAnnotation = { annotation: Annotation; anchoring: Anchoring; range: TextRange | null }

/** What of the selected annotation is being written. */
export type Editing = 'note' | 'tags' | 'claim' | null

type AnnotationState = {
  /** By id, in the order of the text; orphans last. */
  placed: ReadonlyMap<AnnotationId, PlacedAnnotation>
  selectedId: AnnotationId | null
  hoveredIds: readonly AnnotationId[]
  editing: Editing
}

/** The annotations of the open article, as the library holds them. */
export const useAnnotations = create<AnnotationState>(() => ({
  placed: new Map(),
  selectedId: null,
  hoveredIds: [],
  editing: null,
}))

let index: IntervalIndex<TextRange & { id: AnnotationId }> = createIntervalIndex<
  TextRange & { id: AnnotationId }
>([])

/** Takes over all annotations of the article that is being opened. */
export function adoptAnnotations(annotations: readonly Annotation[]): void {
  // Another text, or another article: nothing that was found before holds.
  useAnnotations.setState({ placed: new Map() })
  place(annotations)
  useAnnotations.setState({ selectedId: null, hoveredIds: [], editing: null })
}

/** Reads those annotations of the open article anew that the library says have changed. */
export async function refreshAnnotations(
  documentId: DocumentId,
  ids: readonly AnnotationId[],
): Promise<void> {
  if (documentId !== openDocumentId()) return
  const fresh = await api.annotations.get([...ids])
  const { document } = useReader.getState()
  if (document === null || documentId !== document.id) return
  await readEarlierTexts(fresh, document.revisionId)
  if (documentId !== openDocumentId()) return
  const next = new Map([...useAnnotations.getState().placed].map(([id, { annotation }]) => [id, annotation]))
  for (const id of ids) next.delete(id)
  for (const annotation of fresh) next.set(annotation.id, annotation)
  place([...next.values()])
  const { selectedId } = useAnnotations.getState()
  if (selectedId !== null && !next.has(selectedId))
    useAnnotations.setState({ selectedId: null, editing: null })
}

/** Reads all annotations of the open article anew: a speaker or a verdict that they show has changed. */
export async function refreshAllAnnotations(): Promise<void> {
  const id = openDocumentId()
  if (id !== null) await refreshAnnotations(id, [...useAnnotations.getState().placed.keys()])
}

/** The annotations on a character, the innermost first. */
export function annotationsAt(offset: number): AnnotationId[] {
  return index
    .overlapping(offset, offset + 1)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ id }) => id)
}

/** Selects an annotation, or none; its note is shown level with its words. */
export function selectAnnotation(id: AnnotationId | null, editing: Editing = null): void {
  useAnnotations.setState({ selectedId: id, editing })
}

/** The selected annotation; null when there is none. */
export function selectedAnnotation(): PlacedAnnotation | null {
  const { placed, selectedId } = useAnnotations.getState()
  return selectedId === null ? null : (placed.get(selectedId) ?? null)
}

/** Shows which annotations the pointer is on. */
export function hoverAnnotations(ids: readonly AnnotationId[]): void {
  const { hoveredIds } = useAnnotations.getState()
  if (ids.length === hoveredIds.length && ids.every((id, at) => id === hoveredIds[at])) return
  useAnnotations.setState({ hoveredIds: ids })
}

function place(annotations: readonly Annotation[]): void {
  const text = useReader.getState().document?.revision.text ?? ''
  const known = useAnnotations.getState().placed
  const toAnchor = annotations.filter(
    ({ id, selectors }) => !isSame(known.get(id)?.annotation.selectors, selectors),
  )
  // Those that were described in the same earlier text are followed from it together.
  const byRevision = Map.groupBy(toAnchor, ({ revisionId }) => revisionId)
  const fresh = new Map(
    [...byRevision].flatMap(([revision, together]) => {
      const anchored = anchorAll(
        text,
        together.map(({ selectors }) => selectors),
        earlierText(revision),
      )
      return together.map(({ id }, at) => [id, anchored[at]] as const)
    }),
  )
  const all = annotations.flatMap((annotation): PlacedAnnotation[] => {
    const anchoring = fresh.get(annotation.id) ?? known.get(annotation.id)?.anchoring
    if (anchoring === undefined) return []
    return [{ annotation, anchoring, range: anchoring.kind === 'orphan' ? null : anchoring.range }]
  })
  all.sort(byPlace)
  index = createIntervalIndex(
    all.flatMap(({ annotation, range }) => (range === null ? [] : [{ id: annotation.id, ...range }])),
  )
  useAnnotations.setState({ placed: new Map(all.map((item) => [item.annotation.id, item])) })
}

function isSame(a: Annotation['selectors'] | undefined, b: Annotation['selectors']): boolean {
  return (
    a !== undefined &&
    a.quote.exact === b.quote.exact &&
    a.position?.start === b.position?.start &&
    a.position?.end === b.position?.end &&
    a.quote.prefix === b.quote.prefix &&
    a.quote.suffix === b.quote.suffix
  )
}

/** The order of the text, the longer first where two begin together; orphans last, the oldest first. */
function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  if (a.range === null || b.range === null) {
    if (a.range === b.range) return a.annotation.createdAt - b.annotation.createdAt
    return a.range === null ? 1 : -1
  }
  return (
    a.range.start - b.range.start || b.range.end - a.range.end || (a.annotation.id < b.annotation.id ? -1 : 1)
  )
}
