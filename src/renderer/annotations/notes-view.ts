import type { Annotation } from '../../shared/model/annotation.ts'
import type { KindId } from '../../shared/model/ids.ts'
import type { Kind } from '../../shared/model/kind.ts'
import type { NoteSort } from '../../shared/model/settings.ts'
import { foldText } from '../../shared/search/fold-text.ts'
import type { PlacedAnnotation } from './annotation-store.ts'

/** Which of a document's highlights are listed. */
export type NotesFilter = {
  /** Words that stand in the quote, the note, the claim or a tag. */
  words: string
  kindId: KindId | null
  /** With those nested in it. */
  tag: string | null
  /** Only those that were not found in the current text. */
  onlyLost: boolean
}

export const allNotes: NotesFilter = { words: '', kindId: null, tag: null, onlyLost: false }

export const noteSortNames: Readonly<Record<NoteSort, string>> = {
  position: 'In the order of the text',
  newest: 'Newest first',
  kind: 'By kind',
}

/** The highlights that pass, in the order asked for. `placed` is in the order of the text. */
export function arrangeNotes(
  placed: Iterable<PlacedAnnotation>,
  filter: NotesFilter,
  sort: NoteSort,
  kinds: readonly Kind[],
): PlacedAnnotation[] {
  const words = foldText(filter.words).split(/\s+/u).filter(Boolean)
  const shown = [...placed].filter(
    ({ annotation, range }) =>
      (filter.kindId === null || annotation.kindId === filter.kindId) &&
      (filter.tag === null || annotation.tags.some((tag) => isOrIsIn(tag, filter.tag ?? ''))) &&
      (!filter.onlyLost || range === null) &&
      words.every((word) => foldedWords(annotation).includes(word)),
  )
  if (sort === 'position') return shown
  if (sort === 'newest') {
    return shown.toSorted(
      (a, b) =>
        b.annotation.createdAt - a.annotation.createdAt || (a.annotation.id < b.annotation.id ? 1 : -1),
    )
  }
  const rank = new Map(kinds.map(({ id }, index) => [id, index]))
  // Sorting is stable: within a kind the order of the text holds.
  return shown.toSorted(
    (a, b) =>
      (rank.get(a.annotation.kindId) ?? kinds.length) - (rank.get(b.annotation.kindId) ?? kinds.length),
  )
}

/** The tags of a document's highlights with their numbers, the most used first. */
export function tagsOfNotes(placed: Iterable<PlacedAnnotation>): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { annotation } of placed) {
    for (const tag of annotation.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}

function isOrIsIn(tag: string, wanted: string): boolean {
  return tag === wanted || tag.startsWith(`${wanted}/`)
}

/** Folding ten thousand notes anew at each key press would be felt. */
const folded = new WeakMap<Annotation, string>()

function foldedWords(annotation: Annotation): string {
  const known = folded.get(annotation)
  if (known !== undefined) return known
  const { selectors, note, tags, claim } = annotation
  const text = foldText([selectors.quote.exact, note, claim?.claimReviewed ?? '', ...tags].join('\n'))
  folded.set(annotation, text)
  return text
}
