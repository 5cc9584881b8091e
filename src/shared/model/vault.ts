import type { EditedBlock } from '../export/vault-merge.ts'
import type { DocumentId } from './ids.ts'
import type { ExportProgress } from './library-export.ts'

/** A file of the folder that needs the reader, or that the reader should know of. */
export type VaultIssue = {
  kind: VaultIssueKind
  documentId: DocumentId
  /** The article's title; null when it is not in the library any more. */
  title: string | null
  /** Relative to the folder, with forward slashes. */
  path: string
  /** How many blocks and fields were edited by hand; 0 for other kinds. */
  blocks: number
}

/**
 * - `edited`: blocks that a person edited were left alone.
 * - `no-markers`: it holds an article, but not the lines between which Postil writes.
 * - `file-deleted`: a person deleted the file; it is not written again unasked.
 * - `article-deleted`: the article is in the trash or gone; its file was left as it is.
 * - `not-text`: it is not UTF-8, and would be damaged by writing it.
 * - `outside`: it lies behind a link that leads elsewhere, and is not followed.
 */
export type VaultIssueKind =
  'edited' | 'no-markers' | 'file-deleted' | 'article-deleted' | 'not-text' | 'outside'

/** The folder that is kept in step, and how it stands. */
export type VaultStatus = {
  /** Null when no folder was chosen. */
  folder: string | null
  state: 'off' | 'waiting' | 'writing' | 'in-step' | 'paused' | 'failed'
  progress: ExportProgress | null
  /** Why it can't be written, as a sentence; it is tried again. */
  failure: string | null
  /** Whether every file that Postil wrote is gone: nothing is written until the reader says so. */
  isEmptied: boolean
  /** How many files hold articles. */
  files: number
  /** Only articles that have highlights get a file. */
  onlyAnnotated: boolean
  /** At most `MAX_ISSUES`, those that need the reader first. */
  issues: VaultIssue[]
  issueCount: number
  /** Blocks edited by hand, over all files. */
  editedBlocks: number
}

/** More than this are counted, not listed. */
export const MAX_ISSUES = 500

/** The edited blocks of one file, each with its three texts. */
export type VaultEdits = { documentId: DocumentId; title: string; path: string; blocks: EditedBlock[] }

/** What is to become of an edited block: it stays as a person left it, or is written anew. */
export type VaultChoice = { key: string; keep: 'theirs' | 'ours' }
