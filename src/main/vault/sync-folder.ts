import { realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileNamer } from '../../shared/export/file-name.ts'
import type { Kind } from '../../shared/model/kind.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { MAX_ISSUES, type VaultEdits, type VaultIssue } from '../../shared/model/vault.ts'
import { assert } from '../../shared/result.ts'
import type { FeedRequest } from '../export/feed.ts'
import { placeDocument } from '../export/place-document.ts'
import type { WritingMeans } from '../export/library-source.ts'
import { syncFolder as syncNames } from '../store/durable-file.ts'
import {
  closeKeptFiles,
  forgetFiles,
  inOneGo,
  keptFile,
  keptIssues,
  keptPlaces,
  markFiles,
  openKeptFiles,
  rememberFile,
  type KeptFiles,
} from '../store/kept-files.ts'
import { FileChangedMeanwhile, keepFile } from './keep-file.ts'
import { articleIn, liesInside, lookAt, scanFolder, type FileLook, type FolderScan } from './scan-folder.ts'

/** What a pass over the folder is to do. */
export type FolderSync = {
  folder: string
  /** The file in which it is remembered what was written. */
  memory: string
  kinds: Kind[]
  onlyAnnotated: boolean
  /**
   * - `all`: every article is compared with its file.
   * - `files`: only articles whose files look other than when they were written.
   * - `some`: the articles in `documentIds`.
   */
  scope: 'all' | 'files' | 'some'
  documentIds: DocumentId[]
  /** What the reader decided about the edited blocks of one article's file. */
  decision: { documentId: DocumentId; take: string[]; settle: string[] } | null
  /** Articles whose files are written although they were deleted, or have no markers; `all` for every one. */
  wanted: DocumentId[] | 'all'
  /** Whether nothing is written, and the edited blocks of the first article are reported. */
  isDry: boolean
}

/** A pass over some articles of a folder, with what `changes` says instead. */
export function folderTask(
  { folder, memory, kinds }: Pick<FolderSync, 'folder' | 'memory' | 'kinds'>,
  changes: Partial<FolderSync>,
): FolderSync {
  return {
    folder,
    memory,
    kinds,
    onlyAnnotated: false,
    scope: 'some',
    documentIds: [],
    decision: null,
    wanted: [],
    isDry: false,
    ...changes,
  }
}

/** How the folder stands after a pass. */
export type FolderReport = {
  issues: VaultIssue[]
  issueCount: number
  editedBlocks: number
  files: number
  written: number
  /** Every file that was there is gone: a disk that is not mounted, a branch that was changed. Nothing was written. */
  isEmptied: boolean
  /** Articles whose file was saved by another program at the same moment: to be tried again. */
  again: DocumentId[]
  edits: VaultEdits | null
}

/**
 * Brings a folder into step with the library. Each file is written whole or not at all, and by what it says itself it is known
 * what in it is Postil's; so that this may be stopped or killed at any moment and begun again.
 * Throws what the file system throws, and leaves the rest to the next time.
 */
export function syncFolder(task: FolderSync, means: WritingMeans): FolderReport {
  assert(statSync(task.folder).isDirectory(), 'a folder', task.folder)
  const memory = openKeptFiles(task.memory, task.folder)
  try {
    return new Pass(task, means, memory, realpathSync(task.folder)).run()
  } finally {
    closeKeptFiles(memory)
  }
}

class Pass {
  readonly #task: FolderSync
  readonly #means: WritingMeans
  readonly #memory: KeptFiles
  readonly #folder: string
  readonly #places: Map<DocumentId, FileLook>
  readonly #seen = new Set<DocumentId>()
  readonly #again: DocumentId[] = []
  /** Folders in which files got their names, and the disk may not have those yet. */
  readonly #renamedIn = new Set<string>()
  #scan: FolderScan | null = null
  #nameFor: ((title: string, ending: string) => string) | null = null
  #written = 0
  #edits: VaultEdits | null = null

  constructor(task: FolderSync, means: WritingMeans, memory: KeptFiles, folder: string) {
    this.#task = task
    this.#means = means
    this.#memory = memory
    this.#folder = folder
    this.#places = keptPlaces(memory)
  }

  run(): FolderReport {
    const { scope, documentIds } = this.#task
    if (this.#isEmptied()) return this.#report(true)
    const ids = scope === 'some' ? documentIds : scope === 'files' ? this.#lookedOther() : null
    if (ids === null || ids.length > 0) this.#keepAll(ids)
    if (!this.#task.isDry) this.#markLeftOver(ids)
    return this.#report(false)
  }

  #keepAll(ids: DocumentId[] | null): void {
    const request: FeedRequest = {
      scope: ids === null ? { kind: 'library' } : { kind: 'documents', ids },
      what: 'everything',
      withHistory: false,
      withImages: false,
    }
    for (const batch of this.#means.batches(request)) {
      if (batch.kind !== 'documents' || batch.documents.length === 0) continue
      inOneGo(this.#memory, () => {
        for (const fed of batch.documents) {
          this.#means.check()
          this.#keep(placeDocument(fed, this.#task.kinds))
          this.#means.onProgress({ done: this.#seen.size, total: ids?.length ?? batch.total })
        }
        // Before it is remembered that they were written: once for all of a batch, since the disk takes its time for each.
        for (const folder of this.#renamedIn) syncNames(folder)
        this.#renamedIn.clear()
      })
    }
  }

  #keep(input: ReturnType<typeof placeDocument>): void {
    const { decision, wanted, onlyAnnotated, isDry } = this.#task
    const { id, title } = input.document
    this.#seen.add(id)
    const before = keptFile(this.#memory, id)
    const found = this.#find(id)
    if (found === null && before === null && onlyAnnotated && input.annotations.length === 0) return
    const decided = decision?.documentId === id ? decision : null
    try {
      const kept = keepFile({
        folder: this.#folder,
        input,
        found,
        newPath: () => before?.path ?? this.#newName(title),
        before,
        take: new Set(decided?.take),
        settle: new Set(decided?.settle),
        isWanted: wanted === 'all' || wanted.includes(id),
        isDry,
      })
      if (kept.isWritten) {
        this.#written += 1
        this.#renamedIn.add(dirname(join(this.#folder, kept.file?.path ?? '')))
      }
      if (isDry) {
        this.#edits ??= { documentId: id, title, path: found?.path ?? '', blocks: kept.edited }
      } else if (kept.file !== null) rememberFile(this.#memory, kept.file)
    } catch (error) {
      if (!(error instanceof FileChangedMeanwhile)) throw error
      this.#again.push(id)
    }
  }

  /** Where an article's file is: where it was, or wherever in the folder it was moved. */
  #find(id: DocumentId): FileLook | null {
    const place = this.#places.get(id)
    if (this.#scan === null && place !== undefined && liesInside(this.#folder, place.path)) {
      const look = lookAt(this.#folder, place.path)
      if (look !== null && articleIn(this.#folder, place.path) === id) return look
    }
    return this.#scanned().files.get(id) ?? null
  }

  #scanned(): FolderScan {
    this.#scan ??= scanFolder(this.#folder, this.#places, this.#means.check)
    return this.#scan
  }

  #newName(title: string): string {
    this.#nameFor ??= fileNamer(this.#scanned().names)
    return this.#nameFor(title, '.md')
  }

  /** Articles whose file was touched, moved, put there or taken away. */
  #lookedOther(): DocumentId[] {
    const { files } = this.#scanned()
    const other = Array.from(files).flatMap(([id, look]) => {
      const place = this.#places.get(id)
      const isSame =
        place?.path === look.path && place.modifiedAt === look.modifiedAt && place.size === look.size
      return isSame ? [] : [id]
    })
    const gone = Array.from(this.#places.keys()).filter((id) => !files.has(id))
    return [...other, ...gone]
  }

  #isEmptied(): boolean {
    const { scope, wanted, isDry } = this.#task
    if (this.#places.size === 0 || wanted === 'all' || isDry) return false
    const [first] = this.#places.values()
    if (scope === 'some' && first !== undefined && lookAt(this.#folder, first.path) !== null) return false
    return this.#scanned().markdownFiles === 0
  }

  /** Files of articles that are not in the library (any more) are left as they are. */
  #markLeftOver(ids: DocumentId[] | null): void {
    const candidates = ids ?? Array.from(this.#places.keys())
    const absent = candidates.filter((id) => !this.#seen.has(id) && this.#places.has(id))
    const isThere = (id: DocumentId) => this.#find(id) !== null
    markFiles(this.#memory, absent.filter(isThere), 'article-deleted')
    forgetFiles(
      this.#memory,
      absent.filter((id) => !isThere(id)),
    )
  }

  #report(isEmptied: boolean): FolderReport {
    return {
      ...keptIssues(this.#memory, MAX_ISSUES),
      written: this.#written,
      isEmptied,
      again: this.#again,
      edits: this.#edits,
    }
  }
}
