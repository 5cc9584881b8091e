import { randomUUID } from 'node:crypto'
import type { EndedImport, ImportRequest } from '../../shared/ipc-library.ts'
import type { ImportJob } from '../../shared/ipc-import-page.ts'
import type { AnnotationImport } from '../exchange/annotation-import.ts'

/** A file that highlights come in: its ticket, and its name with that of its folder. */
export type HighlightFile = { ticket: string; path: string }

/** What became of the highlights of some files, which are counted as they were given. */
export type TakenHighlights = {
  files: number[]
  read: number
  stored: number
  known: number
  /** Those whose article is not in the library. */
  waiting: number
  /** Articles that came in with them. */
  newDocuments: number
  notUnderstood: { file: string; line: number; why: string }[]
}

/** Who hears of what becomes of requests, which are counted as they were given. */
export type ImportListener = {
  ended: (index: number, ended: EndedImport) => void
  progress?: (name: string, fraction: number) => void
}

/** Who hears of what becomes of files of highlights. */
export type HighlightsListener = {
  taken: (taken: TakenHighlights) => void
  failed: (index: number, message: string) => void
}

type Common = {
  id: string
  /** Aborted when nobody wants it any more: what is fetched for it is stopped. */
  abort: AbortController
  /** Called when it is over, whatever came of it. */
  over: () => void
}

/** Something that the hidden page is to do, with what it is not told. */
export type Job = Common &
  (
    | {
        kind: 'article'
        index: number
        request: ImportRequest
        path: string
        isChosen: boolean
        listener: ImportListener
      }
    | {
        kind: 'highlights'
        files: readonly HighlightFile[]
        listener: HighlightsListener
        read: AnnotationImport | null
        /** What is being stored; it ends with the record that it is at. */
        storing: Promise<void>
      }
  )

/** An id that a page can't guess. */
export function newJobId(): string {
  return randomUUID()
}

/** A job in the words of the hidden page. */
export function told(job: Job): ImportJob {
  if (job.kind === 'highlights') {
    return { kind: 'highlights', id: job.id, paths: job.files.map(({ path }) => path) }
  }
  const { id, request, path, isChosen } = job
  const isFetched = request.source.kind === 'address'
  return { kind: 'article', id, path, isChosen, keepWhole: request.keepWhole, isFetched }
}
