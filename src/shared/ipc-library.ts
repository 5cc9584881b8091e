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
    /** Reads these in a page of their own and stores them; what becomes of each is told by `imports:progress`. */
    start(requests: ImportRequest[]): void
    /** Stops everything that was started; what is stored stays. Answers when it has stopped. */
    stop(): void
    /** Stores an article that the window made itself; recognises one that is there, and a changed text of one that is. */
    store(draft: DocumentDraft, images: DocumentImage[], original: DocumentOriginal | null): ImportOutcome
    /** Asks for files, or for a folder whose files are taken. */
    choose(what: 'files' | 'folder'): FileTicket[]
    /** Keeps what has no file, until it was read. */
    hold(name: string, mediaType: string | null, bytes: Uint8Array): FileTicket
    /** Takes over what the command line or the system handed to the app since the last call. */
    takeOpened(): Opened
    /** Takes what a link leads to out of the trash, a highlight with its article; null when it is gone for good. */
    restoreLinked(link: string): OpenedTarget | null
    /** The bytes of a file that was chosen or opened. */
    read(ticket: string): Result<{ name: string; bytes: Uint8Array }, ReadFailure>
    /** What is on the clipboard. */
    clipboard(): { html: string; text: string }
  }
  drops: {
    /** Lets files be read, of a folder those in it. Their paths the preload alone learns, from files that were dropped. */
    admit(paths: string[]): FileTicket[]
  }
}

/** What the window knows of `drops.admit`: it hands over files, and no path. */
export type Drops<Answer> = {
  drops: {
    /** Lets files be read that were dropped; `without` are the places of those that are not on the disk. */
    admit: (files: readonly object[]) => Promise<Answer>
  }
}
export type Admitted = { tickets: FileTicket[]; without: number[] }

export interface LibraryEvents {
  /** Files or links were handed to the app: to be taken over with `imports.takeOpened`. */
  'imports:opened': null
  /** What became of imports since the last time this was told, and what is read now; null when nothing is. */
  'imports:progress': { ended: EndedImport[]; current: { name: string; fraction: number } | null }
}

/** Something to be read and stored: a file by its ticket, or a page by its address. */
export type ImportRequest = {
  /** For the reader, while it is under way and when it fails. */
  name: string
  source: { kind: 'file'; ticket: string } | { kind: 'address'; url: string }
  /** It is the article and nothing else, as what was copied from one is: nothing in it is clutter. */
  keepWhole: boolean
  /** The address of the article that is looked at again: what comes from there is a text of that one. */
  recheckOf: string | null
}

/** What became of something that was to be read. */
export type EndedImport = {
  name: string
  /** Null when it was no file. */
  file: { ticket: string; path: string } | null
  /** `highlights`: it holds those of this or another program. `left-out`: it stood in a folder, and is nothing to read. */
  outcome: 'added' | 'known' | 'revised' | 'highlights' | 'left-out' | 'failed'
  document: { id: DocumentId; title: string } | null
  /** Why it failed, in a sentence for the reader. */
  message: string | null
}

/** What became of an article that was to be stored. */
export type ImportOutcome = {
  document: DocumentSummary
  /** `revised`: the same address with another text, which is the current one now. */
  outcome: 'added' | 'known' | 'revised'
}

/**
 * A file that the window may read: the reader chose it, or the system handed it over. `path` is its name with that of its
 * folder, by which the parts of some exports are told apart; `isChosen` when it was meant itself, and not the folder it is in.
 */
export type FileTicket = { ticket: string; name: string; path: string; bytes: number; isChosen: boolean }

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
