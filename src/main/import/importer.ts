import type { WebFrameMain } from 'electron'
import { availableParallelism } from 'node:os'
import type { EndedImport, ImportRequest } from '../../shared/ipc-library.ts'
import type { ImportJob, ReadSource } from '../../shared/ipc-import-page.ts'
import type { ImportFormat } from '../../shared/interchange/import-formats.ts'
import type { Imported } from '../../shared/interchange/imported.ts'
import type { DocumentDraft } from '../../shared/model/document.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { DocumentOriginal } from '../../shared/model/original.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { AnnotationImport } from '../exchange/annotation-import.ts'
import type { FileTickets } from '../file-tickets.ts'
import { storeImport } from '../store/imports.ts'
import { LARGE_CHANGE, type Library } from '../store/library.ts'
import type { Fetching } from './fetching.ts'
import { HiddenPage } from './hidden-page.ts'
import {
  newJobId,
  told,
  type HighlightFile,
  type HighlightsListener,
  type ImportListener,
  type Job,
} from './import-job.ts'

export type ImporterMeans = {
  address: string
  devServer: string | null
  preload: string
  tickets: FileTickets
  fetching: Fetching
  /** The library that is open; null when none is. */
  library: () => Library | null
  /** Says in the reader's words why something could not be stored, and writes the error down. */
  explain: (error: unknown) => string
}

/** A hidden page, and what it has taken: the first of its jobs is the one that it is at. */
type Reader = { page: HiddenPage; jobs: Job[]; take: ((job: ImportJob) => void) | null }

/** From so many things on, a second page is worth what it costs to open. */
const MANY = 12

/** More pages than this would only wait for the one library. */
const MOST_PAGES = 3

/** Pages that have nothing to do are closed after this, in milliseconds. */
const IDLE = 60_000

/** So many records that were not understood are named. */
const MOST_PROBLEMS = 1_000

/**
 * The one way in: whatever is taken in is read in pages that no window shows, sandboxed and each in a process of its own, and
 * stored here. They are opened when there is something to read, and closed when there was nothing for a while. What
 * brings a page down fails, and the rest goes on in another.
 */
export class Importer {
  readonly #means: ImporterMeans
  #readers: Reader[] = []
  #waiting: Job[] = []
  #idle: NodeJS.Timeout | undefined

  constructor(means: ImporterMeans) {
    this.#means = means
  }

  /** Whether a frame is that of a hidden page. */
  owns(frame: WebFrameMain | null): boolean {
    return frame !== null && this.#readers.some(({ page }) => page.owns(frame))
  }

  /** Reads and stores; many are preceded by a backup. Resolves when all are over, or stopped; stopping leaves what is stored. */
  async run(
    requests: readonly ImportRequest[],
    listener: ImportListener,
    signal: AbortSignal,
  ): Promise<void> {
    if (requests.length > LARGE_CHANGE) {
      listener.progress?.('A backup of the library first', 0)
      // A backup that can't be made is no reason to read nothing: the library says so elsewhere.
      await this.#means
        .library()
        ?.backUp?.('import')
        .catch((error: unknown) => this.#means.explain(error))
    }
    await this.#perform(
      requests.map((request, index) => (common) => {
        const ticket = request.source.kind === 'file' ? this.#means.tickets.get(request.source.ticket) : null
        const { path = '', isChosen = true } = ticket ?? {}
        return { ...common, kind: 'article', index, request, path, isChosen, listener }
      }),
      signal,
    )
  }

  /** Stores the highlights in files: the parts of some exports belong together. */
  async runHighlights(
    files: readonly HighlightFile[],
    listener: HighlightsListener,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#perform(
      [
        (common) => ({
          ...{ ...common, kind: 'highlights', files, listener },
          ...{ read: null, storing: Promise.resolve() },
        }),
      ],
      signal,
    )
  }

  /** Closes the pages. */
  close(): void {
    clearTimeout(this.#idle)
    for (const { page } of this.#readers) page.close()
    this.#readers = []
  }

  async #perform(
    make: readonly ((common: Pick<Job, 'id' | 'abort' | 'over'>) => Job)[],
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted || make.length === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    let left = make.length
    const over = () => {
      left -= 1
      if (left === 0) resolve()
    }
    const jobs = make.map((one) => one({ id: newJobId(), abort: new AbortController(), over }))
    const stop = () => this.#drop(jobs)
    signal.addEventListener('abort', stop, { once: true })
    clearTimeout(this.#idle)
    this.#waiting.push(...jobs)
    this.#give()
    await promise
    signal.removeEventListener('abort', stop)
    await Promise.all(jobs.map((job) => (job.kind === 'highlights' ? job.storing : null)))
  }

  /** Forgets jobs. A page that is at one is closed: nothing else stops a parser for certain. */
  #drop(jobs: readonly Job[]): void {
    const dropped = new Set(jobs)
    const running = this.#readers.filter((reader) => reader.jobs.some((job) => dropped.has(job)))
    for (const reader of running) this.#remove(reader)
    const kept = running.flatMap((reader) => reader.jobs.filter((job) => !dropped.has(job)))
    const ended = [...this.#waiting, ...running.flatMap((reader) => reader.jobs)].filter((job) =>
      dropped.has(job),
    )
    this.#waiting = [...kept, ...this.#waiting.filter((job) => !dropped.has(job))]
    for (const job of ended) {
      job.abort.abort()
      if (job.kind === 'highlights') job.read?.stop()
      else if (job.request.source.kind === 'file') this.#means.tickets.release(job.request.source.ticket)
      job.over()
    }
    this.#give()
  }

  /** Hands out what is waiting, the first to a page that has nothing; opens pages when there are too few. */
  #give(): void {
    for (;;) {
      const free = this.#readers
        .filter((one) => one.take !== null)
        .toSorted((a, b) => a.jobs.length - b.jobs.length)[0]
      const job = free === undefined ? undefined : this.#waiting.shift()
      if (free === undefined || job === undefined) break
      const { take } = free
      free.take = null
      free.jobs.push(job)
      take?.(told(job))
    }
    const taken = this.#readers.reduce((sum, { jobs }) => sum + jobs.length, 0)
    const wanted = this.#waiting.length >= MANY ? Math.min(MOST_PAGES, availableParallelism()) : 1
    while (this.#waiting.length > 0 && this.#readers.length < wanted) this.#open()
    clearTimeout(this.#idle)
    if (taken === 0 && this.#waiting.length === 0 && this.#readers.length > 0)
      this.#idle = setTimeout(() => this.close(), IDLE)
  }

  #open(): void {
    const { address, devServer, preload } = this.#means
    const onGone = () => this.#crashed(reader)
    const page = new HiddenPage({ address, devServer, preload, onGone })
    const reader: Reader = { page, jobs: [], take: null }
    this.#readers.push(reader)
  }

  #remove(reader: Reader): void {
    reader.page.close()
    this.#readers = this.#readers.filter((one) => one !== reader)
  }

  /** A file that brings the page down must not bring the others with it; nor may a page that never comes up be opened for ever. */
  #crashed(reader: Reader): void {
    this.#remove(reader)
    const [culprit = this.#waiting.shift(), ...others] = reader.jobs
    this.#waiting.unshift(...others)
    if (culprit !== undefined) this.#fail(culprit, 'Reading it brought the importer down.')
    this.#give()
  }

  #fail(job: Job, message: string): void {
    if (job.kind === 'article') return this.#end(job, { outcome: 'failed', document: null, message })
    job.files.forEach((_file, index) => job.listener.failed(index, message))
    this.#over(job)
  }

  #end(job: Extract<Job, { kind: 'article' }>, ended: Omit<EndedImport, 'name' | 'file'>): void {
    const { name, source } = job.request
    const file = source.kind === 'file' ? { ticket: source.ticket, path: job.path } : null
    // Highlights are read again, when it is settled what becomes of them.
    if (file !== null && ended.outcome !== 'highlights') this.#means.tickets.release(file.ticket)
    job.listener.ended(job.index, { name, file, ...ended })
    this.#over(job)
  }

  #over(job: Job): void {
    for (const reader of this.#readers) reader.jobs = reader.jobs.filter((one) => one !== job)
    job.over()
    this.#give()
  }

  #job<Kind extends Job['kind']>(kind: Kind, id: string): Extract<Job, { kind: Kind }> {
    for (const { jobs } of this.#readers) {
      for (const job of jobs) if (job.id === id && isOfKind(job, kind)) return job
    }
    throw new Error('This is not being read any more.')
  }

  /** The next job for the page of this name; waited for, for as long as there is none. */
  next(name: string): Promise<ImportJob> {
    const { promise, resolve } = Promise.withResolvers<ImportJob>()
    const reader = this.#readers.find(({ page }) => page.name === name)
    if (reader !== undefined) reader.take = resolve
    this.#give()
    return promise
  }

  /** The bytes of what a job is about. */
  async read(id: string, index: number): Promise<Result<ReadSource, { message: string }>> {
    const job = this.#readers.flatMap(({ jobs }) => jobs).find((one) => one.id === id)
    if (job === undefined) throw new Error('This is not being read any more.')
    const source =
      job.kind === 'article'
        ? job.request.source
        : { kind: 'file' as const, ticket: job.files[index]?.ticket ?? '' }
    if (source.kind === 'address') {
      const page = await this.#means.fetching.page(source.url, job.abort.signal)
      return page.ok ? ok({ name: '', ...page.value }) : page
    }
    const read = await this.#means.tickets.read(source.ticket)
    return read.ok ? ok({ url: null, ...read.value }) : fail(read.failure)
  }

  /** A picture of the page that a job is about; a file's pictures come with it, or not at all. */
  async fetchImage(id: string, url: string): Promise<Uint8Array | null> {
    const job = this.#job('article', id)
    if (job.request.source.kind !== 'address') return null
    return this.#means.fetching.image(url, job.abort.signal)
  }

  /** How far a job is, if it still is one. */
  progress(id: string, fraction: number): void {
    const job = this.#readers.flatMap(({ jobs }) => jobs).find((one) => one.id === id)
    if (job?.kind === 'article') job.listener.progress?.(job.request.name, fraction)
  }

  /** Stores the article that a job was about. */
  store(
    id: string,
    draft: DocumentDraft,
    files: { images: DocumentImage[]; original: DocumentOriginal | null },
  ): void {
    const job = this.#job('article', id)
    const { recheckOf } = job.request
    try {
      const { store, clock } = this.#library()
      const found = recheckOf === null ? draft : { ...draft, url: recheckOf }
      const { document, outcome } = storeImport(store, clock, found, files)
      this.#end(job, { outcome, document: { id: document.id, title: document.title }, message: null })
    } catch (error) {
      this.#fail(job, this.#means.explain(error))
    }
  }

  end(id: string, outcome: 'failed' | 'highlights' | 'left-out', message: string | null): void {
    const job = this.#job('article', id)
    if (outcome === 'failed') this.#fail(job, message ?? 'It could not be read.')
    else this.#end(job, { outcome, document: null, message: null })
  }

  addHighlights(id: string, format: ImportFormat, file: string, imported: Imported): void {
    const job = this.#job('highlights', id)
    job.read ??= new AnnotationImport(this.#library())
    job.read.add({ format, file, imported })
  }

  async storeHighlights(id: string, files: number[]): Promise<void> {
    const job = this.#job('highlights', id)
    const { read } = job
    if (read === null) return
    const storing = this.#carryOut(read, job, files)
    job.storing = storing.catch(() => {})
    await storing
  }

  endHighlights(id: string, problems: { index: number; message: string }[]): void {
    const job = this.#job('highlights', id)
    for (const { index, message } of problems) job.listener.failed(index, message)
    this.#over(job)
  }

  async #carryOut(
    read: AnnotationImport,
    job: Extract<Job, { kind: 'highlights' }>,
    files: number[],
  ): Promise<void> {
    try {
      const { counts, read: count } = await read.plan()
      const problems = read.lines(['not-understood'], 0, MOST_PROBLEMS)
      const { stored, waiting, newDocuments, refused } = await read.carryOut()
      const first = job.files[files[0] ?? 0]?.path ?? ''
      job.listener.taken({
        ...{ files, read: count, stored, waiting, newDocuments, known: counts.known },
        notUnderstood: [
          ...problems.map(({ file, line, why }) => ({ file, line, why })),
          ...refused.map(({ words, why }) => ({ file: first, line: 0, why: `“${words}”: ${why}` })),
        ],
      })
    } finally {
      if (job.read === read) job.read = null
    }
  }

  #library(): Library {
    const library = this.#means.library()
    if (library === null) throw new Error('The library is not open.')
    return library
  }
}

function isOfKind<Kind extends Job['kind']>(job: Job, kind: Kind): job is Extract<Job, { kind: Kind }> {
  return job.kind === kind
}
