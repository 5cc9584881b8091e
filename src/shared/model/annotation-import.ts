import type { ImportFormat } from '../interchange/import-formats.ts'

/** What becomes of one record of a file. */
export type ImportVerdict = 'stored' | 'known' | 'waiting' | 'not-understood'

/** One record of a file, as the dry run shows it. */
export type ImportLine = {
  verdict: ImportVerdict
  file: string
  /** Line of the file, or number of the record, from 1. */
  line: number
  /** The quote, or what there is of it; '' for what was not understood. */
  words: string
  /** The article that it belongs to, where that is known. */
  document: string
  /** What is to be known about it besides; '' when nothing is. */
  why: string
}

/** What an import would do, or did. */
export type ImportPlan = {
  read: number
  counts: Record<ImportVerdict, number>
  /** Articles that come in with their words. */
  newDocuments: number
  files: { name: string; format: ImportFormat }[]
}

/** What an import did. */
export type ImportResult = {
  stored: number
  waiting: number
  newDocuments: number
  /** Links that lead to annotations which are not here. */
  missingLinks: number
  /** Records that the library refused, and why. */
  refused: { words: string; why: string }[]
  /** True when the reader stopped it: what was stored until then stays. */
  isStopped: boolean
}

/** How far a dry run or an import has come, in records. */
export type ImportProgress = { done: number; total: number }
