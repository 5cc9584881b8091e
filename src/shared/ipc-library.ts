import type { DocumentDraft, DocumentSummary } from './model/document.ts'
import type { DocumentImage } from './model/image.ts'
import type { AnnotationId, DocumentId, KindId, RevisionId, SpeakerId } from './model/ids.ts'
import type { DocumentOriginal } from './model/original.ts'
import type { RevisionSummary, RevisionText } from './model/revision.ts'
import type { MetadataCorrection, ShelfChange, ShelfItem } from './model/shelf.ts'
import type { Result } from './result.ts'
import type { SearchPage } from './search/search-page.ts'

/** Calls by which articles come in, are put in order, and are found again. */
export interface LibraryCalls {
  shelf: {
    /** Every document that is not in the trash, the last added first. */
    list(): ShelfItem[]
    /** Those of the given documents that are not in the trash. */
    get(ids: DocumentId[]): ShelfItem[]
    /** The documents with a highlight of this kind, and with a claim of this speaker; null for any. */
    having(kind: KindId | null, speaker: SpeakerId | null): DocumentId[]
    /** Every document in the trash, the last removed first. */
    trash(): ShelfItem[]
    /** Changes status or star; answers how many documents are other than before. */
    change(ids: DocumentId[], change: ShelfChange): number
    /** Adds tags to documents, and takes tags from them. */
    tag(ids: DocumentId[], add: string[], remove: string[]): number
    /** Corrects what is known about a document; null when it is not there. */
    correct(id: DocumentId, correction: MetadataCorrection): ShelfItem | null
    /** Puts documents into the trash, with their highlights; answers how many were on the shelf. */
    remove(ids: DocumentId[]): number
    /** Takes documents out of the trash; answers how many were in it. */
    restore(ids: DocumentId[]): number
  }
  search: {
    /** What matches a query as it was typed, the best first. */
    find(query: string, offset: number, limit: number): SearchPage
    /** Makes the search index anew. */
    rebuild(): void
  }
  revisions: {
    /** Every state of a document's text, the newest first. */
    list(id: DocumentId): RevisionSummary[]
    /** The texts of those revisions that are there. */
    texts(ids: RevisionId[]): RevisionText[]
    /** The file that a text was made from, to show its pages; null when none is kept. */
    original(id: RevisionId): Uint8Array | null
  }
  imports: {
    /** Stores an article with its pictures and its file; recognises one that is there, and a changed text of one that is. */
    store(draft: DocumentDraft, images: DocumentImage[], original: DocumentOriginal | null): ImportOutcome
    /** Asks for files, or for a folder whose files are taken. */
    choose(what: 'files' | 'folder'): FileTicket[]
    /** Takes over what the command line or the system handed to the app since the last call. */
    takeOpened(): Opened
    /** Takes what a link leads to out of the trash, a highlight with its article; null when it is gone for good. */
    restoreLinked(link: string): OpenedTarget | null
    /** The bytes of a file that was chosen or opened. */
    read(ticket: string): Result<{ name: string; bytes: Uint8Array }, ReadFailure>
    /** What is on the clipboard. */
    clipboard(): { html: string; text: string }
    /** Fetches a page. `request` is any name, for `stop`. */
    fetch(request: string, url: string): Result<FetchedPage, FetchFailure>
    /** Fetches a picture of a page; null when it can't be had. */
    fetchImage(request: string, url: string): Uint8Array | null
    /** Stops everything that is fetched under this name. */
    stop(request: string): void
  }
}

export interface LibraryEvents {
  /** Files or links were handed to the app: to be taken over with `imports.takeOpened`. */
  'imports:opened': null
}

/** What became of an article that was to be stored. */
export type ImportOutcome = {
  document: DocumentSummary
  /** `revised`: the same address with another text, which is the current one now. */
  outcome: 'added' | 'known' | 'revised'
}

/**
 * A file that the window may read: the reader chose it, or the system handed it over. `path` is its name with that of its
 * folder, by which the parts of some exports are told apart.
 */
export type FileTicket = { ticket: string; name: string; path: string; bytes: number }

/** Where a link into the library leads. */
export type LinkTarget =
  { kind: 'document'; id: DocumentId } | { kind: 'annotation'; id: AnnotationId; documentId: DocumentId }

/** What a link from outside leads to; it may be in the trash. */
export type OpenedTarget = {
  link: string
  documentId: DocumentId
  /** Null when the link leads to the article. */
  annotationId: AnnotationId | null
  /** Of the article. */
  title: string
  isDocumentDeleted: boolean
  isAnnotationDeleted: boolean
}

/** What was handed to the app from outside. */
export type Opened = { files: FileTicket[]; target: OpenedTarget | null; problems: string[] }

export type ReadFailure = { kind: 'gone' | 'too-large' | 'unreadable'; message: string }

export type FetchedPage = { bytes: Uint8Array; mediaType: string | null; url: string }

export type FetchFailure = {
  kind: 'address' | 'forbidden' | 'redirects' | 'status' | 'timeout' | 'too-large' | 'stopped' | 'network'
  /** A sentence for the reader. */
  message: string
}
