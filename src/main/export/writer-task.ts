import type { ExportProgress, LibraryExportReport } from '../../shared/model/library-export.ts'
import type { FeedLine } from './feed-line.ts'
import type { FolderReport, FolderSync } from '../vault/sync-folder.ts'
import type { RenderedText, TextRendering } from './render-text.ts'
import type { LibraryWriting } from './write-library.ts'

/** What the writing thread can be told to do, and what it reports when it has. */
export type WriterTasks = {
  folder: { input: FolderSync; report: FolderReport }
  library: { input: LibraryWriting; report: LibraryExportReport }
  text: { input: TextRendering; report: RenderedText }
  /** Bytes that were made elsewhere. */
  file: { input: { target: string; bytes: Uint8Array }; report: null }
}
export type WriterTask = {
  [Name in keyof WriterTasks]: { name: Name; input: WriterTasks[Name]['input'] }
}[keyof WriterTasks]

/** What a thread is started with. */
export type WriterStart = { task: WriterTask; line: FeedLine }

/** What it says: how far it is, and at last how it ended. */
export type WriterMessage =
  | { kind: 'progress'; progress: ExportProgress }
  | { kind: 'done'; report: unknown }
  | { kind: 'stopped' }
  | { kind: 'failed'; code: string; message: string }
