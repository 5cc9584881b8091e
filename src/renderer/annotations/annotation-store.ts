import { create } from 'zustand'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { AnnotationId, DocumentId, KindId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { api } from '../app/api.ts'
import { createIntervalIndex, type IntervalIndex } from '../reader/interval-index.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { findPlaces, forgetPlaces, placeOf } from './find-places.ts'
import { byPassage, replaceSorted } from './text-order.ts'

/** An annotation and where its passage is in the text of today; `range` is null for an orphan. */
export type PlacedAnnotation = { annotation: Annotation; anchoring: Anchoring; range: TextRange | null }

/** Where a highlight is in the text of today, and of which kind it is: what painting and layout go by. */
export type Passage = TextRange & { readonly id: AnnotationId; readonly kindId: KindId }

/** What of the selected annotation is being written. */
export type Editing = 'note' | 'tags' | 'claim' | null

type AnnotationState = {
  /** Another number for each text that was opened: what belongs to different ones must not be mixed. */
  opening: number
  /** By id, in the order of the text; orphans last. */
  placed: ReadonlyMap<AnnotationId, PlacedAnnotation>
  /** All that are found, in the order of the text: the same list for as long as only notes, tags and claims change. */
  passages: readonly Passage[]
  selectedId: AnnotationId | null
  hoveredIds: readonly AnnotationId[]
  editing: Editing
}

/** The annotations of the open article, as the library holds them. */
export const useAnnotations = create<AnnotationState>(() => ({
  opening: 0,
  placed: new Map(),
  passages: [],
  selectedId: null,
  hoveredIds: [],
  editing: null,
}))

let index: IntervalIndex<Passage> = createIntervalIndex<Passage>([])

/** Every annotation of the open article, those too whose place is still being looked for. */
const held = new Map<AnnotationId, Annotation>()

/** Takes over all annotations of the article that is being opened. */
export function adoptAnnotations(annotations: readonly Annotation[]): void {
  // Another text, or another article: nothing that was found before holds.
  forgetPlaces()
  held.clear()
  index = createIntervalIndex<Passage>([])
  useAnnotations.setState(({ opening }) => ({
    opening: opening + 1,
    placed: new Map(),
    passages: [],
    selectedId: null,
    hoveredIds: [],
    editing: null,
  }))
  hold([], annotations)
}

/** Shows at once what the library has just answered that it holds: its announcement comes too, and changes nothing more. */
export function showStored(annotation: Annotation): void {
  if (annotation.documentId === openDocumentId()) hold([], [annotation])
}

/** Reads those annotations of the open article anew that the library says have changed. */
export async function refreshAnnotations(
  documentId: DocumentId,
  ids: readonly AnnotationId[],
): Promise<void> {
  if (documentId !== openDocumentId()) return
  const fresh = await api.annotations.get([...ids])
  if (documentId !== openDocumentId()) return
  hold(ids, fresh)
  const { selectedId } = useAnnotations.getState()
  if (selectedId !== null && !held.has(selectedId))
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
  return passagesIn({ start, end })
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ id }) => id)
}

/** The passages that share a character with a part of the text, in the order of the text. */
export function passagesIn({ start, end }: TextRange): Passage[] {
  return index.overlapping(start, end)
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

/**
 * Takes over what the library says of `ids`, `fresh` being those that there still are. They are shown at once where
 * they are in their place, and the others as soon as they have been found.
 */
function hold(ids: readonly AnnotationId[], fresh: readonly Annotation[]): void {
  const { document } = useReader.getState()
  const changed = new Set(ids)
  for (const id of changed) held.delete(id)
  for (const annotation of fresh) {
    changed.add(annotation.id)
    held.set(annotation.id, annotation)
  }
  if (document !== null) findPlaces(document.revision, fresh, () => show(changed))
  show(changed)
}

/** Shows what is known by now of some annotations; the others stay as they are shown. */
function show(changed: ReadonlySet<AnnotationId>): void {
  const { placed, passages } = useAnnotations.getState()
  const items = [...changed].flatMap((id) => placedOf(held.get(id)))
  const isInPlace = items.length === changed.size && items.every((item) => isSamePassage(item, placed))
  if (isInPlace) {
    const next = new Map(placed)
    for (const item of items) next.set(item.annotation.id, item)
    useAnnotations.setState({ placed: next })
    return
  }
  const all = replaceSorted(
    [...placed.values()],
    ({ annotation }) => changed.has(annotation.id),
    items,
    byPlace,
  )
  const found = replaceSorted(passages, ({ id }) => changed.has(id), items.flatMap(passageOf), byPassage)
  index = createIntervalIndex(found)
  const next = new Map<AnnotationId, PlacedAnnotation>()
  for (const item of all) next.set(item.annotation.id, item)
  useAnnotations.setState({ placed: next, passages: found })
}

/** An annotation with its place; none while that is not known. */
function placedOf(annotation: Annotation | undefined): PlacedAnnotation[] {
  const anchoring = annotation === undefined ? null : placeOf(annotation)
  if (annotation === undefined || anchoring === null) return []
  return [{ annotation, anchoring, range: anchoring.kind === 'orphan' ? null : anchoring.range }]
}

function passageOf({ annotation, range }: PlacedAnnotation): Passage[] {
  return range === null ? [] : [{ id: annotation.id, kindId: annotation.kindId, ...range }]
}

/** Whether it is shown already, at the same place and as the same kind. */
function isSamePassage(
  { annotation, range }: PlacedAnnotation,
  placed: ReadonlyMap<AnnotationId, PlacedAnnotation>,
): boolean {
  const known = placed.get(annotation.id)
  return (
    known !== undefined &&
    known.annotation.kindId === annotation.kindId &&
    known.range?.start === range?.start &&
    known.range?.end === range?.end
  )
}

/** The order of the text; orphans last, the oldest first. */
function byPlace(a: PlacedAnnotation, b: PlacedAnnotation): number {
  if (a.range === null || b.range === null) {
    if (a.range === b.range) return a.annotation.createdAt - b.annotation.createdAt
    return a.range === null ? 1 : -1
  }
  return byPassage({ id: a.annotation.id, ...a.range }, { id: b.annotation.id, ...b.range })
}
