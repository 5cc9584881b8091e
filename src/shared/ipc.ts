/**
 * The contract between the window and the main process: every call and every event, one sentence each.
 * Handlers, the preload and the window's client are derived from these types; arguments are parsed by
 * `main/ipc/` before a handler sees them.
 */
import type { BackupCalls, BackupEvents } from './ipc-backups.ts'
import type { ClaimCalls, ClaimEvents } from './ipc-claims.ts'
import type { ExchangeCalls, ExchangeEvents } from './ipc-exchange.ts'
import type { ImportPageCalls } from './ipc-import-page.ts'
import type { Admitted, Drops, LibraryCalls, LibraryEvents } from './ipc-library.ts'
import type { NoteCalls } from './ipc-notes.ts'
import type { AnnotationBulkEdit } from './model/annotation-edit.ts'
import type { LibraryExportCalls, LibraryExportEvents } from './ipc-library-export.ts'
import type { SuggestionCalls, SuggestionEvents } from './ipc-suggestions.ts'
import type { VaultCalls, VaultEvents } from './ipc-vault.ts'
import type { Annotation, AnnotationDraft, AnnotationPatch } from './model/annotation.ts'
import type { Document, DocumentDraft, DocumentSummary, ReadingPosition } from './model/document.ts'
import type { AnnotationId, DocumentId, KindId } from './model/ids.ts'
import type { Kind, KindDraft, KindPatch, KindUse } from './model/kind.ts'
import type { OpenFailure } from './model/open-failure.ts'
import type { Settings } from './model/settings.ts'
import type { TaggedThings, TagPlaces } from './model/tag.ts'
import type { UndoState } from './model/undo.ts'
import type { Result } from './result.ts'

/** What the window may ask of the main process. */
export interface Calls
  extends
    BackupCalls,
    ClaimCalls,
    ExchangeCalls,
    ImportPageCalls,
    LibraryCalls,
    NoteCalls,
    LibraryExportCalls,
    SuggestionCalls,
    VaultCalls {
  library: {
    /** What the window needs for its first frame, in one round trip; or why the library can't be opened. */
    open(): Result<LibraryOpening, OpenFailure>
    /** Opens the library again, after the reader has put right what was wrong, or in place of its copy; the window then reloads. */
    retry(): void
    /** Shows the library's file in the system's file manager. */
    showFile(): void
    /** The licences of all that ships with the app, as text. */
    licences(): string
    /** The bundled article as it stands in `resources/`, for a new library to open on. */
    bundledArticle(): { name: string; bytes: Uint8Array }
  }
  documents: {
    /** Every document that is not in the trash, the last added first. */
    list(): DocumentSummary[]
    /** One document with its current text; null when there is none with that id. */
    get(id: DocumentId): Document | null
    /** Stores an imported article; one with the same text is answered with the document that has it. */
    create(draft: DocumentDraft): { document: DocumentSummary; isNew: boolean }
    /** Where the reader stopped; null when the document was never opened. */
    readingPosition(id: DocumentId): ReadingPosition | null
    /** Remembers where the reader stopped, what share of the text that is (0 to 1; null when it is not known), and that it was read now. */
    saveReadingPosition(id: DocumentId, position: ReadingPosition, progress: number | null): void
  }
  annotations: {
    /** Every live annotation of a document, in the order of creation. */
    list(documentId: DocumentId): Annotation[]
    /** Those of the given annotations that are live. */
    get(ids: AnnotationId[]): Annotation[]
    /** Stores a new annotation; it is on disk when the call answers. */
    create(draft: AnnotationDraft): Annotation
    /** Stores new annotations as one step; answers them in the order given. */
    createMany(drafts: AnnotationDraft[]): Annotation[]
    /** Changes what the patch names; null when there is no live annotation with that id. */
    update(id: AnnotationId, patch: AnnotationPatch): Annotation | null
    /** Changes many annotations alike, as one step; answers how many are other than before. */
    updateMany(ids: AnnotationId[], edit: AnnotationBulkEdit): number
    /** Puts annotations into the trash; answers how many were live. */
    remove(ids: AnnotationId[]): number
  }
  tags: {
    /** Every tag in use, the most used first. */
    list(): TagUse[]
    /** Renames a tag everywhere, with those nested in it; one that is there already takes its place. Answers how many tags changed. */
    rename(from: string, to: string): number
    /** Takes a tag, and those nested in it, from everything; answers how many tags that were. */
    remove(name: string): number
    /** Everything that has exactly this tag, the newest first. */
    places(name: string): TagPlaces
    /** Gives the named things the tag `to` in the place of `from`; the rest keep `from`. Answers how many changed. */
    split(from: string, to: string, things: TaggedThings): number
  }
  kinds: {
    /** Every kind, in the reader's order. */
    list(): Kind[]
    /** How many annotations each kind has. */
    uses(): KindUse[]
    /** Adds a kind at the end of the list. */
    create(draft: KindDraft): Kind
    /** Changes what the patch names; null when there is no such kind, or it is the last one that is offered. */
    update(id: KindId, patch: KindPatch): Kind | null
    /** Puts kinds into this order; those not named come after them. */
    reorder(ids: KindId[]): Kind[]
    /** Removes a kind, whose annotations become `replacement`; how many there were, or null when it has to stay. */
    remove(id: KindId, replacement: KindId): number | null
  }
  undo: {
    /** Takes the last change back; answers what can be undone and redone then. */
    undo(): UndoState
    /** Does again what was taken back last; answers what can be undone and redone then. */
    redo(): UndoState
  }
  settings: {
    /** Changes what the patch names, and answers all settings. */
    update(patch: Partial<Settings>): Settings
  }
  exports: {
    /** Asks where to save text, and writes it there atomically. */
    saveText(suggestedName: string, text: string): SaveOutcome
    /** Puts text on the clipboard. */
    copyText(text: string): void
  }
  window: {
    /** Says, after `window:closing`, that everything is saved and the window may go. */
    readyToClose(): void
    /** Says, after `window:closing`, that saving takes longer: the window waits for `readyToClose` or `stayOpen`. */
    stillSaving(): void
    /** Says, after `window:closing`, that something could not be saved or that the reader wants to stay: the window stays. */
    stayOpen(): void
    /** Has the window fill the screen, or not. */
    setFullScreen(isFullScreen: boolean): void
    /** Prints the window's page through the system's dialog; answers when it is closed. `title` names the job. */
    print(title: string): PrintOutcome
    /** Opens a web address in the system's browser; false when its scheme is not http, https or mailto. */
    openExternal(url: string): boolean
  }
  log: {
    /** Writes an error of the window into the log file. */
    error(message: string): void
  }
}

/** What the main process tells the window without being asked. */
export interface Events
  extends
    BackupEvents,
    ClaimEvents,
    ExchangeEvents,
    LibraryEvents,
    LibraryExportEvents,
    SuggestionEvents,
    VaultEvents {
  /** Annotations were created, changed, removed or brought back. */
  'annotations:changed': { documentId: DocumentId; ids: AnnotationId[] }
  /** Documents were added, changed, removed or brought back. */
  'documents:changed': { ids: DocumentId[] }
  /** Kinds were added, changed, reordered or removed. */
  'kinds:changed': null
  /** The set of tags, or how often one is used, changed. */
  'tags:changed': null
  /** What can be undone or redone changed. */
  'undo:changed': UndoState
  /** The reader chose a command in the application menu. */
  'menu:command': { command: string }
  /** The window fills the screen now, or no longer. */
  'window:fullScreen': boolean
  /** The window is about to close: save what is not yet saved. Answered with `window.readyToClose`, `stillSaving` or `stayOpen`. */
  'window:closing': null
}

/** What the window needs for its first frame. */
export type LibraryOpening = {
  /** True when the library was made just now, and has no document yet. */
  isNew: boolean
  settings: Settings
  kinds: Kind[]
  /** The document that was open last, or the newest; null in an empty library. */
  document: Document | null
  annotations: Annotation[]
  readingPosition: ReadingPosition | null
  undo: UndoState
  /** `process.platform`, for the names of keys. */
  platform: string
  /** Where the library's file is. */
  libraryPath: string
  /** True when what is shown is a copy, in which nothing is saved. */
  isReadOnly: boolean
}

/** A tag, and on how many live annotations and documents it stands. */
export type TagUse = { name: string; count: number }

/** What became of a request to save: where, or that the reader thought better of it, or why not. */
export type SaveOutcome =
  { kind: 'saved'; path: string } | { kind: 'cancelled' } | { kind: 'failed'; message: string }

/** What became of a request to print. */
export type PrintOutcome = { kind: 'printed' } | { kind: 'cancelled' } | { kind: 'failed'; reason: string }

/** Why a call was not carried out. */
export type CallFailure = {
  kind: 'refused' | 'disk-full' | 'read-only' | 'input-output' | 'internal'
  /** A sentence for the reader: what is wrong with what, and what to do. */
  message: string
}

export type Noun = keyof Calls
export type Method<N extends Noun> = keyof Calls[N] & string
export type CallParameters<N extends Noun, M extends Method<N>> = Calls[N][M] extends (
  ...parameters: infer P
) => unknown
  ? P
  : never
export type CallAnswer<N extends Noun, M extends Method<N>> = Calls[N][M] extends (
  ...parameters: never[]
) => infer A
  ? A
  : never

/** What travels back: the answer, or why there is none. Errors lose their class on the way; this doesn't. */
export type Envelope<Answer> = Result<Answer, CallFailure>

/** `annotations:changed` is listened to with `onAnnotationsChanged`. */
export type ListenerName<E extends string> = E extends `${infer Subject}:${infer What}`
  ? `on${Capitalize<Subject>}${Capitalize<What>}`
  : never

/** What the preload exposes as `window.api`. */
export type Bridge = {
  [N in Exclude<Noun, 'drops'>]: {
    [M in Method<N>]: (...parameters: CallParameters<N, M>) => Promise<Envelope<CallAnswer<N, M>>>
  }
} & Drops<Envelope<Admitted>> & {
    events: {
      [E in keyof Events as ListenerName<E>]: (listener: (payload: Events[E]) => void) => () => void
    }
  }

/** The channel on which a call travels. */
export function callChannel<N extends Noun>(noun: N, method: Method<N>): string {
  return `${noun}.${method}`
}
