import { create } from 'zustand'
import type { ImportOutcome } from '../../shared/ipc-library.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { fail, type Result } from '../../shared/result.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { logError, notify } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import type { ImportOptions, ImportSource } from '../import/import-source.ts'
import type { ImportedDocument } from '../import/imported-document.ts'
import { openDocument } from './library-store.ts'

/** Something to be read: where its bytes come from, and how it is to be read. */
export type ImportRequest = {
  /** For the reader, while it is under way and when it fails. */
  name: string
  load: (signal: AbortSignal) => Promise<Result<ImportSource, { message: string }>>
  options?: Pick<ImportOptions, 'keepWhole' | 'loadImage'>
  /** The address of the article that is looked at again: what comes from there is a text of that one. */
  recheckOf?: string
  /** Called when it is over, however it ended. */
  release?: () => void
}

/** What became of the imports since the report was last closed. */
export type ImportState = {
  total: number
  done: number
  added: number
  known: number
  revised: number
  failures: readonly { name: string; message: string }[]
  /** Articles that have another text now. */
  changed: readonly { id: DocumentId; title: string }[]
  /** Whether all that was asked for is to look at articles again. */
  isRecheck: boolean
  /** What is read now; null when nothing is. */
  current: { name: string; fraction: number } | null
  isStopped: boolean
}

const NOTHING: ImportState = {
  total: 0,
  done: 0,
  added: 0,
  known: 0,
  revised: 0,
  failures: [],
  changed: [],
  isRecheck: false,
  current: null,
  isStopped: false,
}

export const useImports = create<ImportState>(() => NOTHING)

/** More than this at once are preceded by a backup. */
const BACKUP_FROM = 50

/** Progress is shown so often, in milliseconds. */
const PROGRESS_INTERVAL = 80

const waiting: ImportRequest[] = []
let abort = new AbortController()
let isRunning = false
let lastDocument: DocumentId | null = null

/** Puts sources into the queue, and reads it one by one: one bad file stops nothing else. */
export function enqueueImports(requests: readonly ImportRequest[]): void {
  if (requests.length === 0) return
  if (!isRunning && useImports.getState().current === null) closeReport()
  waiting.push(...requests)
  const isRecheck = requests.every(({ recheckOf }) => recheckOf !== undefined)
  useImports.setState(({ total, isRecheck: before }) => ({
    total: total + requests.length,
    isRecheck: isRecheck && (before || total === 0),
    isStopped: false,
  }))
  if (!isRunning) void run()
}

/** Stops what is being read, and forgets what is still waiting; what was stored stays. */
export function stopImports(): void {
  for (const request of waiting.splice(0)) request.release?.()
  abort.abort()
  useImports.setState({ isStopped: true })
}

/** Forgets the report. */
export function closeReport(): void {
  if (!isRunning) useImports.setState(NOTHING)
}

async function run(): Promise<void> {
  isRunning = true
  abort = new AbortController()
  try {
    // A backup that can't be made is no reason to read nothing: the library says so elsewhere.
    if (waiting.length > BACKUP_FROM) await api.backups.create('import').catch(logError)
    let storing = Promise.resolve()
    let loading: Loading | null = null
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
      showCurrent(request.name, 0)
      const load = loading?.request === request ? loading.source : startLoading(request)
      // The next one is fetched while this one is read, and this one is stored while the next is read.
      const next = waiting[0]
      loading = next === undefined ? null : { request: next, source: startLoading(next) }
      const read = await outcomeOf(() => readOne(request, load, abort.signal))
      await storing
      storing = storeOne(request, read, abort.signal)
    }
    await storing
  } finally {
    isRunning = false
    useImports.setState({ current: null })
  }
  await finish()
}

type Loading = { request: ImportRequest; source: ReturnType<ImportRequest['load']> }
type Read = Awaited<ReturnType<typeof readOne>>

function startLoading(request: ImportRequest): Loading['source'] {
  const source = request.load(abort.signal)
  // Whether it fails is asked when its turn comes; it may never come.
  source.catch(() => {})
  return source
}

let shownAt = 0

/** Shows what is read now, no oftener than anybody could see. */
function showCurrent(name: string, fraction: number): void {
  const isFirst = useImports.getState().current === null
  if (!isFirst && performance.now() - shownAt < PROGRESS_INTERVAL) return
  shownAt = performance.now()
  useImports.setState({ current: { name, fraction } })
}

/** What something came to; a mistake of ours is a failure of this one article, and stands in the log. */
async function outcomeOf<Value>(
  work: () => Promise<Result<Value, { message: string }>>,
): Promise<Result<Value, { message: string }>> {
  try {
    return await work()
  } catch (error) {
    logError(error)
    return fail({ message: error instanceof Error ? error.message : String(error) })
  }
}

/** Stores what was read, and counts it. */
async function storeOne(request: ImportRequest, read: Read, signal: AbortSignal): Promise<void> {
  const outcome = await outcomeOf(() => storeRead(request, read, signal))
  request.release?.()
  // What the reader stopped has neither failed nor been read.
  if (!outcome.ok && signal.aborted) return
  useImports.setState((state) => {
    const done = state.done + 1
    if (!outcome.ok) {
      return { done, failures: [...state.failures, { name: request.name, message: outcome.failure.message }] }
    }
    const { document, outcome: became } = outcome.value
    lastDocument = document.id
    const changed =
      became === 'revised' ? [...state.changed, { id: document.id, title: document.title }] : state.changed
    return { done, changed, [became]: state[became] + 1 }
  })
}

/** Reads one source and stores it. */
export async function importOne(request: ImportRequest, signal: AbortSignal) {
  return storeRead(request, await readOne(request, request.load(signal), signal), signal)
}

async function readOne(
  request: ImportRequest,
  loading: ReturnType<ImportRequest['load']>,
  signal: AbortSignal,
): Promise<Result<ImportedDocument, { message: string }>> {
  const source = await loading
  if (!source.ok) return source
  const { importDocument } = await import('../import/import-document.ts')
  return importDocument(source.value, {
    ...request.options,
    signal,
    onProgress: ({ fraction }) => showCurrent(request.name, fraction),
  })
}

async function storeRead(
  request: ImportRequest,
  read: Read,
  signal: AbortSignal,
): Promise<Result<ImportOutcome, { message: string }>> {
  if (!read.ok) return read
  signal.throwIfAborted()
  const { images, original = null, leadImage: _leadImage, ...found } = read.value
  const draft = request.recheckOf === undefined ? found : { ...found, url: request.recheckOf }
  return { ok: true as const, value: await api.imports.store(draft, images, original) }
}

/** One article is opened at once; of many there is a report. */
async function finish(): Promise<void> {
  const { total, added, known, revised, failures, isStopped, isRecheck } = useImports.getState()
  announce(reportSentence(useImports.getState()))
  if (total !== 1 || failures.length > 0 || isStopped) return
  if (lastDocument !== null && added + known + revised === 1) {
    await openDocument(lastDocument)
    if (known === 1)
      notify(isRecheck ? 'Nothing in this article has changed.' : 'This article is in the library already.')
    if (revised === 1)
      notify('The text of this article has changed since it was added.', {
        label: 'What changed',
        run: () => showOverlay('changes'),
      })
  }
  closeReport()
}

/** What became of the imports, in a sentence. */
export function reportSentence(state: ImportState): string {
  const { done, added, known, revised, failures, isStopped, isRecheck } = state
  const parts = [
    `${done} read`,
    ...(isRecheck && added === 0 ? [] : [`${added} added`]),
    ...(revised > 0 || isRecheck ? [`${revised} with a new text`] : []),
    ...(known > 0 ? [`${known} ${isRecheck ? 'unchanged' : 'already there'}`] : []),
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
  ]
  return `${isStopped ? 'Stopped: ' : ''}${parts.join(', ')}.`
}
