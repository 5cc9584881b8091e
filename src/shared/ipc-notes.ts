import type { LinkTarget } from './ipc-library.ts'
import type { AnnotationId, DocumentId, RevisionId } from './model/ids.ts'
import type {
  AnchoringRecord,
  DeletedAnnotation,
  LostAnnotation,
  UnplacedAnnotations,
} from './model/listed-annotation.ts'

/** Calls about annotations that are out of sight: in the trash, or not found in the text of today. */
export interface NoteCalls {
  trash: {
    /** The deleted annotations of a document, or with null of all that are not in the trash themselves; the last deleted first. */
    list(documentId: DocumentId | null): DeletedAnnotation[]
    /** Takes annotations out of the trash, as one step; answers how many were in it. */
    restore(ids: AnnotationId[]): number
  }
  links: {
    /** What links between notes lead to, in their order; null for one that leads to nothing in this library. */
    resolve(links: string[]): (LinkedThing | null)[]
    /** What typed words may mean as the end of a link: articles by title, then highlights by quote and note. */
    suggest(typed: string, limit: number): LinkedThing[]
  }
  lost: {
    /** Every annotation that is known not to be in the current text of its document. */
    list(): LostAnnotation[]
    /** Of up to `limit` documents, what has to be looked for before `list` is complete. */
    unplaced(limit: number): UnplacedAnnotations[]
    /** Keeps what looking in a document's text came to; forgotten if the text is another one by now. */
    record(documentId: DocumentId, revisionId: RevisionId, records: AnchoringRecord[]): void
  }
}

/** An article or a highlight at the end of a link. */
export type LinkedThing = {
  /** `postil://…`; see `deep-link.ts`. */
  link: string
  target: LinkTarget
  /** The article's title, or the highlight's quote, as they are now. */
  title: string
  /** For a highlight, the title of its article. */
  context: string | null
}
