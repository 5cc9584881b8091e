import type { DocumentMetadata } from '../../shared/model/document.ts'

/** Bytes to be read, and what is known about them. */
export type ImportSource = {
  /** The file's name, without folders; '' when there is none. */
  name: string
  bytes: Uint8Array
  /** As the sender gave it, parameters included; not to be relied on. */
  mediaType: string | null
  /** Where the bytes came from, after redirects; null for a file. */
  url: string | null
}

/** How far an import is, for a progress bar. */
export type ImportProgress = {
  stage: 'reading' | 'parsing' | 'cleaning' | 'finishing'
  /** Share of the whole that is done, 0 to 1. */
  fraction: number
}

/** What the caller may hand in with a source. */
export type ImportOptions = {
  /** The source is the article and nothing else, as what was copied from one is: nothing in it is clutter. */
  keepWhole?: boolean
  /** Stops the import at the next opportunity; the answer is then a failure of kind `cancelled`. */
  signal?: AbortSignal
  onProgress?: (progress: ImportProgress) => void
  /**
   * Fetches a picture of a page that was fetched itself; null when it can't be had. Without it, pictures that are
   * not in the source are replaced by their words.
   */
  loadImage?: (url: string) => Promise<Uint8Array | null>
}

/** What an importer knows about an article besides its words, before defaults are filled in. */
export type FoundMetadata = Partial<DocumentMetadata>
