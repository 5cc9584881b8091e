import type { Imported } from './interchange/imported.ts'
import type { ImportFormat } from './interchange/import-formats.ts'
import type { FileTicket } from './ipc-library.ts'
import type {
  ImportLine,
  ImportPlan,
  ImportProgress,
  ImportResult,
  ImportVerdict,
} from './model/annotation-import.ts'
import type { DetachedAnnotation } from './model/detached.ts'
import type { AnnotationId, DocumentId } from './model/ids.ts'

/** The part of the contract by which highlights of other places come in. Files are parsed in the window, before. */
export interface ExchangeCalls {
  annotationImports: {
    /** Asks for files that highlights may be in. */
    choose(): FileTicket[]
    /** Begins an import; what was begun before and not carried out is forgotten. */
    begin(): void
    /** Adds what was read from a file; a large one is added in parts. */
    add(format: ImportFormat, file: string, part: Imported): void
    /** The dry run: what would become of it all. Nothing is stored. Null when it was stopped. */
    plan(): ImportPlan | null
    /** The records of the last dry run that came to one of these, from `start` up to `end`. */
    lines(verdicts: ImportVerdict[], start: number, end: number): ImportLine[]
    /** Stores what the dry run said, as one step. */
    carryOut(): ImportResult
    /** Stops the dry run or the import that is under way. */
    stop(): void
    /** Forgets the import. */
    forget(): void
  }
  detached: {
    /** The highlights that wait for their article. */
    list(): DetachedAnnotation[]
    /** How many there are. */
    count(): number
    /** Removes some of them; answers how many there were. */
    remove(ids: AnnotationId[]): number
  }
}

export interface ExchangeEvents {
  /** How far a dry run or an import has come. */
  'annotationImports:progress': ImportProgress
  /** The set of highlights that wait for their article changed. */
  'detached:changed': null
  /** Highlights that have waited have found their article. */
  'detached:attached': { documentId: DocumentId; count: number }
}
