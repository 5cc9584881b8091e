import type { ImportFormat } from './interchange/import-formats.ts'
import type { Imported } from './interchange/imported.ts'
import type { DocumentDraft } from './model/document.ts'
import type { DocumentImage } from './model/image.ts'
import type { DocumentOriginal } from './model/original.ts'
import type { Result } from './result.ts'

/**
 * What the page asks that is never shown, and in which everything that comes in is parsed: nobody else may, and it may ask
 * nothing else. It knows what it is to read by the id of a job, and reads, fetches and stores for that job alone.
 */
export interface ImportPageCalls {
  importPage: {
    /** The next job for the page of this name, waited for. */
    next(page: string): ImportJob
    /** The bytes of one of the things that a job is about, counted from 0. */
    read(job: string, index: number): Result<ReadSource, { message: string }>
    /** A picture of the page that the job is about; null when it can't be had. */
    fetchImage(job: string, url: string): Uint8Array | null
    /** How far the reading of a job is, 0 to 1. */
    progress(job: string, fraction: number): void
    /** Stores the article that a job was about, which ends the job. */
    store(job: string, draft: DocumentDraft, images: DocumentImage[], original: DocumentOriginal | null): void
    /** Ends a job about an article without one: `failed` says why, in a sentence for the reader. */
    end(job: string, outcome: 'failed' | 'highlights' | 'left-out', message: string | null): void
    /** Adds what was read from files in which highlights come; a large one is added in parts. */
    addHighlights(job: string, format: ImportFormat, file: string, part: Imported): void
    /** Stores the highlights that were added, which so many files held, as one step. */
    storeHighlights(job: string, files: number[]): void
    /** Ends a job about highlights. */
    endHighlights(job: string, problems: { index: number; message: string }[]): void
  }
}

/** What a job is about, as an importer takes it. */
export type ReadSource = { name: string; bytes: Uint8Array; mediaType: string | null; url: string | null }

/** One thing to read and store, or the highlights of several files, the parts of one export together. */
export type ImportJob =
  | {
      kind: 'article'
      id: string
      /** The file's name with that of its folder; '' when there is none. */
      path: string
      /** Whether the reader meant this file, and not the folder that it is in. */
      isChosen: boolean
      /** Whether it is the article and nothing else. */
      keepWhole: boolean
      /** Whether it comes from the web, and its pictures with it. */
      isFetched: boolean
    }
  | { kind: 'highlights'; id: string; paths: string[] }
