import type { AnnotationId, DocumentId, KindId } from '../model/ids.ts'
import type { TextRange } from '../model/selector.ts'

/** Where the words of a hit stand: `names` is a byline, a source or a speaker; `body` is the article itself. */
export type SearchField = 'title' | 'names' | 'quote' | 'note' | 'tags' | 'claim' | 'body'

/** Text with what was found in it, in UTF-16 code units of `text`. */
export type MarkedText = { text: string; marks: TextRange[] }

/** A document or a highlight that was found. */
export type SearchHit = {
  documentId: DocumentId
  /** Null when the document itself was found. */
  annotationId: AnnotationId | null
  kindId: KindId | null
  title: MarkedText
  source: string | null
  /** Where the words of `snippet` come from. */
  field: SearchField
  snippet: MarkedText
  /** The passage that the snippet shows first, in UTF-16 code units of the canonical text; null for highlights. */
  range: TextRange | null
}

/** A part of what was found, the best first. */
export type SearchPage = {
  hits: SearchHit[]
  hasMore: boolean
  /** What in the query could not be understood, in sentences for the reader. */
  problems: string[]
}
