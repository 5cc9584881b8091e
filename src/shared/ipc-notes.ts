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
  lost: {
    /** Every annotation that is known not to be in the current text of its document. */
    list(): LostAnnotation[]
    /** Of up to `limit` documents, what has to be looked for before `list` is complete. */
    unplaced(limit: number): UnplacedAnnotations[]
    /** Keeps what looking in a document's text came to; forgotten if the text is another one by now. */
    record(documentId: DocumentId, revisionId: RevisionId, records: AnchoringRecord[]): void
  }
}
