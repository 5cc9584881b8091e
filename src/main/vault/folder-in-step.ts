import { z } from 'zod'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { VaultChoice, VaultEdits, VaultStatus } from '../../shared/model/vault.ts'
import { runWriter, type Writer, type WriterOutcome } from '../export/run-writer.ts'
import { writeFailure } from '../export/write-failure.ts'
import { documentsTouchedBy } from '../store/documents-with.ts'
import { watchStore } from '../store/journal.ts'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import { readAppState, writeAppState } from '../store/settings.ts'
import { libraryStamp } from '../store/whole-library.ts'
import { folderTask, type FolderReport, type FolderSync } from './sync-folder.ts'

/** What is remembered in the library of its folder. */
const choice = z.object({
  folder: z.string().min(1).nullable().default(null),
  isPaused: z.boolean().default(false),
  onlyAnnotated: z.boolean().default(false),
  /** The library's stamp, and the app's version, when all of it had been written last; null when it never was. */
  stamp: z.string().nullable().default(null),
})
type Choice = z.infer<typeof choice>
const NAME = 'vault'

/** How long the reader may pause before what was changed is written, and how long it may wait at most. Milliseconds. */
const PAUSE = 1_000
const LONGEST_PAUSE = 8_000
/** How long the first look at the folder waits for the window. Milliseconds. */
const START_DELAY = 2_000
/** How soon a folder that could not be written is tried again: twice as long each time, up to the second. Milliseconds. */
const FIRST_RETRY = 5_000
const LAST_RETRY = 60_000

export type FolderOptions = {
  /** The file in which it is remembered what was written. */
  memory: string
  /** Of the app: another one may write otherwise. */
  version: string
  /** Whether nothing may be written: a copy is open for reading. */
  isReadOnly: boolean
  /** Called whenever the folder stands otherwise than before. */
  onStatus: (status: VaultStatus) => void
  /** How long pauses are, as a share of what they are for readers; tests have none. */
  patience?: number
}

type Reached = Pick<VaultStatus, 'issues' | 'issueCount' | 'editedBlocks' | 'files' | 'isEmptied'>
const NOTHING: Reached = { issues: [], issueCount: 0, editedBlocks: 0, files: 0, isEmptied: false }

/**
 * Keeps a folder in step with the library: gathers what changed, and lets a thread write it once the reader pauses. One pass
 * at a time; what can't be written is tried again, and what was not written when the app ended is at its next start.
 */
export class FolderInStep {
  readonly #library: Library
  readonly #options: FolderOptions
  readonly #unwatch: () => void
  readonly #changed = new Set<DocumentId>()
  #choice: Choice
  #reached = NOTHING
  #isFirstPass = true
  #mustLookAtAll = false
  #mustLookAtFiles = false
  #isClosed = false
  #running: Writer<FolderReport> | null = null
  #progress: VaultStatus['progress'] = null
  #failure: string | null = null
  #failures = 0
  #timer: NodeJS.Timeout | undefined
  #changedSince = 0

  constructor(library: Library, options: FolderOptions) {
    this.#library = library
    this.#options = options
    this.#choice = choice.catch(choice.parse({})).parse(readAppState(library.store, NAME) ?? {})
    this.#unwatch = watchStore(library.store, (touched) => {
      if (this.#choice.folder === null) return
      if (this.#changed.size === 0) this.#changedSince = Date.now()
      for (const id of documentsTouchedBy(library.store, touched)) this.#changed.add(id)
      this.#soon(Date.now() - this.#changedSince > LONGEST_PAUSE ? 0 : PAUSE)
    })
    this.#mustLookAtAll = true
    this.#soon(START_DELAY)
  }

  status(): VaultStatus {
    const { folder, isPaused, onlyAnnotated } = this.#choice
    return {
      folder,
      onlyAnnotated,
      ...this.#reached,
      progress: this.#progress,
      failure: this.#failure,
      state:
        folder === null
          ? 'off'
          : isPaused
            ? 'paused'
            : this.#failure !== null
              ? 'failed'
              : this.#running !== null
                ? 'writing'
                : this.#hasWork() || this.#reached.isEmptied
                  ? 'waiting'
                  : 'in-step',
    }
  }

  /** Begins with another folder, or with none. */
  async choose(folder: string | null): Promise<VaultStatus> {
    await this.#stopRunning()
    this.#remember({ folder, isPaused: false, stamp: null })
    this.#reached = NOTHING
    this.#failure = null
    this.#changed.clear()
    this.#lookAtAll()
    return this.#tell()
  }

  async pause(): Promise<VaultStatus> {
    this.#remember({ isPaused: true })
    await this.#stopRunning()
    return this.#tell()
  }

  resume(): VaultStatus {
    this.#remember({ isPaused: false })
    this.#lookAtAll()
    return this.#tell()
  }

  /** Compares everything now. */
  syncNow(): VaultStatus {
    this.#lookAtAll()
    return this.#tell()
  }

  setOnlyAnnotated(onlyAnnotated: boolean): VaultStatus {
    this.#remember({ onlyAnnotated })
    this.#lookAtAll()
    return this.#tell()
  }

  /** Looks whether somebody has changed, moved or deleted files meanwhile: when the reader comes back to the window. */
  look(): void {
    if (this.#choice.folder === null || this.#isFirstPass) return
    this.#mustLookAtFiles = true
    this.#soon(PAUSE)
  }

  /** The blocks of an article's file that were edited; null when there are none. */
  async edits(id: DocumentId): Promise<VaultEdits | null> {
    const ended = await this.#exclusively({ scope: 'some', documentIds: [id], isDry: true })
    const found = ended?.kind === 'done' ? ended.report.edits : null
    return found === null || found.blocks.length === 0 ? null : found
  }

  async resolve(id: DocumentId, choices: readonly VaultChoice[]): Promise<VaultStatus> {
    const keys = (keep: VaultChoice['keep']) =>
      choices.filter((one) => one.keep === keep).map(({ key }) => key)
    await this.#exclusively({
      scope: 'some',
      documentIds: [id],
      decision: { documentId: id, take: keys('ours'), settle: keys('theirs') },
    })
    return this.status()
  }

  async writeAgain(ids: readonly DocumentId[]): Promise<VaultStatus> {
    await this.#exclusively(
      this.#reached.isEmptied
        ? { scope: 'all', wanted: 'all' }
        : { scope: 'some', documentIds: [...ids], wanted: [...ids] },
    )
    return this.status()
  }

  /** Where an article's file lies, relative to the folder; null when the reader was told of none. */
  pathOf(id: DocumentId): string | null {
    return this.#reached.issues.find(({ documentId }) => documentId === id)?.path ?? null
  }

  /** Writes no more. What is not written yet is at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#unwatch()
    await this.#stopRunning()
  }

  /** Resolves when nothing is left to do; for tests and for the command line. */
  async settled(): Promise<void> {
    while (this.#running !== null || (this.#hasWork() && this.#mayWrite())) {
      if (this.#running === null) await this.#pass()
      else await this.#running.outcome
    }
  }

  #lookAtAll(): void {
    this.#mustLookAtAll = true
    this.#failures = 0
    this.#soon(0)
  }

  #hasWork(): boolean {
    return this.#mustLookAtAll || this.#mustLookAtFiles || this.#changed.size > 0
  }

  #mayWrite(): boolean {
    const { folder, isPaused } = this.#choice
    return folder !== null && !isPaused && !this.#isClosed && !this.#options.isReadOnly
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer)
    if (!this.#mayWrite()) return
    this.#timer = setTimeout(() => void this.#pass(), delay * (this.#options.patience ?? 1))
  }

  /** Writes what is to be written now, if nothing else is being written. */
  async #pass(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#running !== null || !this.#mayWrite() || !this.#hasWork()) return
    const stamp = this.#stamp()
    const ids = [...this.#changed]
    const wasAll = this.#mustLookAtAll
    const wasFiles = this.#mustLookAtFiles
    // Everything was written when the app ended, and nothing has changed since: what is left is to look at the files.
    const isUpToDate = this.#isFirstPass && this.#choice.stamp === stamp
    const scope = wasAll && !isUpToDate ? 'all' : wasAll || wasFiles ? 'files' : 'some'
    this.#changed.clear()
    this.#mustLookAtAll = false
    // What was changed besides has its turn next.
    this.#mustLookAtFiles = false
    if (scope === 'files') for (const id of ids) this.#changed.add(id)
    const ended = await this.#run({ scope, documentIds: scope === 'some' ? ids : [] })
    if (this.#isClosed) return
    if (ended.kind === 'done') {
      if (scope === 'all' || isUpToDate) this.#isFirstPass = false
      for (const id of ended.report.again) this.#changed.add(id)
      if (!this.#isFirstPass && !this.#hasWork() && !ended.report.isEmptied && stamp === this.#stamp())
        this.#remember({ stamp })
    } else {
      for (const id of ids) this.#changed.add(id)
      this.#mustLookAtAll ||= wasAll
      this.#mustLookAtFiles ||= wasFiles
    }
    this.#tell()
    if (!this.#hasWork()) return
    this.#soon(
      ended.kind === 'failed' ? Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1)) : PAUSE,
    )
  }

  /** Runs something that the reader waits for, after what is under way. */
  async #exclusively(task: Partial<FolderSync>): Promise<WriterOutcome<FolderReport> | null> {
    while (this.#running !== null) await this.#running.outcome
    if (this.#choice.folder === null || this.#isClosed || this.#options.isReadOnly) return null
    const ended = await this.#run(task)
    // Whoever heard that it began hears that it ended; and a pass that found it under way has its turn now.
    this.#tell()
    if (this.#hasWork()) this.#soon(PAUSE)
    return ended
  }

  async #run(task: Partial<FolderSync>): Promise<WriterOutcome<FolderReport>> {
    const { folder, onlyAnnotated } = this.#choice
    const kinds = listKinds(this.#library.store)
    const whole = folderTask(
      { folder: folder ?? '', memory: this.#options.memory, kinds },
      { onlyAnnotated, ...task },
    )
    const writer = runWriter(this.#library.store, 'folder', whole, (progress) => {
      this.#progress = progress
      this.#tell()
    })
    this.#running = writer
    this.#tell()
    const ended = await writer.outcome
    this.#running = null
    this.#progress = null
    if (ended.kind === 'failed') {
      this.#failures += 1
      this.#failure = `Can’t write: ${writeFailure(whole.folder, ended)}`
    } else if (ended.kind === 'done') {
      this.#failures = 0
      this.#failure = null
      const { issues, issueCount, editedBlocks, files, isEmptied } = ended.report
      this.#reached = { issues, issueCount, editedBlocks, files, isEmptied }
    }
    return ended
  }

  async #stopRunning(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running?.stop()
    await this.#running?.outcome
  }

  #stamp(): string {
    return `${this.#options.version} ${libraryStamp(this.#library.store)}`
  }

  #remember(changes: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...changes }
    writeAppState(this.#library.store, NAME, this.#choice)
  }

  #tell(): VaultStatus {
    const status = this.status()
    if (!this.#isClosed) this.#options.onStatus(status)
    return status
  }
}
