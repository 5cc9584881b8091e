import { create } from 'zustand'
import type { Document, ReadingPosition } from '../../shared/model/document.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import type { ArticleView } from './article-view.ts'

type ReaderState = {
  /** The open article; null in an empty library. */
  document: Document | null
  /** Where to begin: restored once the article is shown. */
  initialPosition: ReadingPosition | null
  /** The article on screen; null until it is shown. */
  view: ArticleView | null
  /** The passage that is selected. */
  selection: TextRange | null
  /** What a search in the article has found. */
  found: readonly TextRange[]
  /** Counts how often the article was laid out: positions measured before are stale. */
  layout: number
  /** Whether the reading caret is shown and moved by the arrow keys. */
  caretOn: boolean
}

/** The open article and what the reader does in it. */
export const useReader = create<ReaderState>(() => ({
  document: null,
  initialPosition: null,
  view: null,
  selection: null,
  found: [],
  layout: 0,
  caretOn: false,
}))

/** Shows a document; the reader goes on at `position`. */
export function showDocument(document: Document | null, position: ReadingPosition | null): void {
  useReader.setState((before) => ({
    document,
    initialPosition: position,
    selection: null,
    // What is still on screen is another text: nobody may measure this one's passages in it.
    view: before.document?.revision.id === document?.revision.id ? before.view : null,
  }))
}

/** The id of the open article; null when none is open. */
export function openDocumentId(): DocumentId | null {
  return useReader.getState().document?.id ?? null
}

/** The article on screen, when the keyboard may act on it. */
export function currentView(): ArticleView | null {
  return useReader.getState().view
}
