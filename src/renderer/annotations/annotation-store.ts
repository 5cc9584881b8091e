import { create } from 'zustand'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { api } from '../app/api.ts'
import { createIntervalIndex, type IntervalIndex } from '../reader/interval-index.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { findPlaces, forgetPlaces, placeOf } from './find-places.ts'

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

/** Every annotation of the open article, those too whose place is still being looked for. */
let held: ReadonlyMap<AnnotationId, Annotation> = new Map()

/** Takes over all annotations of the article that is being opened. */
export function adoptAnnotations(annotations: readonly Annotation[]): void {
  // Another text, or another article: nothing that was found before holds.
  forgetPlaces()
  useAnnotations.setState({ placed: new Map(), selectedId: null, hoveredIds: [], editing: null })
  hold(annotations)
}

/** Reads those annotations of the open article anew that the library says have changed. */
export async function refreshAnnotations(
  documentId: DocumentId,
  ids: readonly AnnotationId[],
): Promise<void> {
  if (documentId !== openDocumentId()) return
  const fresh = await api.annotations.get([...ids])
  if (documentId !== openDocumentId()) return
  const next = new Map(held)
  for (const id of ids) next.delete(id)
  for (const annotation of fresh) next.set(annotation.id, annotation)
  hold([...next.values()])
  const { selectedId } = useAnnotations.getState()
  if (selectedId !== null && !next.has(selectedId))
    useAnnotations.setState({ selectedId: null, editing: null })
}

/** Reads all annotations of the open article anew: a speaker or a verdict that they show has changed. */
export async function refreshAllAnnotations(): Promise<void> {
  const id = openDocumentId()
  if (id !== null) await refreshAnnotations(id, [...held.keys()])
}

/** The annotations on a character, the innermost first. */
export function annotationsAt(offset: number): AnnotationId[] {
  return annotationsIn({ start: offset, end: offset + 1 })
}

/** The annotations that share a character with a passage, the shortest first. */
export function annotationsIn({ start, end }: TextRange): AnnotationId[] {
  return index
    .overlapping(start, end)
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

/** Shows annotations at once where they are in their place, and the others as soon as they have been found. */
function hold(annotations: readonly Annotation[]): void {
  const { document } = useReader.getState()
  held = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  if (document !== null) findPlaces(document.revision, annotations, publish)
  publish()
}

/** Shows what has been found of the held annotations. */
function publish(): void {
  const all = [...held.values()].flatMap((annotation): PlacedAnnotation[] => {
    const anchoring = placeOf(annotation)
    if (anchoring === null) return []
    return [{ annotation, anchoring, range: anchoring.kind === 'orphan' ? null : anchoring.range }]
  })
  all.sort(byPlace)
  index = createIntervalIndex(
    all.flatMap(({ annotation, range }) => (range === null ? [] : [{ id: annotation.id, ...range }])),
  )
  useAnnotations.setState({ placed: new Map(all.map((item) => [item.annotation.id, item])) })
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
