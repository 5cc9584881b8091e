import { create } from 'zustand'
import type { ImportRequest, LibraryEvents } from '../../shared/ipc-library.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { keepFiles } from '../exchange/import-files.ts'
import { openDocument } from './library-store.ts'

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

type HighlightFile = { ticket: string; path: string }

/** The files among them in which highlights came: they go to a dialog, which says what would become of them. */
let highlights: HighlightFile[] = []
let lastDocument: DocumentId | null = null
let isRunning = false

/** Has everything read and stored, in a page of its own; what becomes of it is told by `adoptProgress`. */
export function startImports(requests: readonly ImportRequest[]): void {
  if (requests.length === 0) return
  if (!isRunning) closeReport()
  isRunning = true
  const isRecheck = requests.every(({ recheckOf }) => recheckOf !== null)
  useImports.setState(({ total, isRecheck: before, current }) => ({
    total: total + requests.length,
    isRecheck: isRecheck && (before || total === 0),
    current: current ?? { name: requests[0]?.name ?? '', fraction: 0 },
    isStopped: false,
  }))
  api.imports.start([...requests]).catch((error: unknown) => {
    reportFailure(error)
    void finish()
  })
}

/** Stops what is being read, and forgets what is still waiting; what was stored stays. */
export async function stopImports(): Promise<void> {
  useImports.setState({ isStopped: true })
  try {
    await api.imports.stop()
  } catch (error) {
    reportFailure(error)
  }
}

/** Forgets the report. */
export function closeReport(): void {
  if (!isRunning) useImports.setState(NOTHING)
}

/** Takes over what the main process says of the imports. */
export function adoptProgress({ ended, current }: LibraryEvents['imports:progress']): void {
  // What another page of this window began, before it was loaded again: it stands on the shelf, and nobody waits for it.
  if (!isRunning) return
  useImports.setState((state) => {
    const next = { ...state, current: current ?? state.current }
    const failures: { name: string; message: string }[] = []
    const changed: { id: DocumentId; title: string }[] = []
    for (const { name, outcome, document, file, message } of ended) {
      if (outcome === 'highlights' || outcome === 'left-out') {
        next.total -= 1
        if (outcome === 'highlights' && file !== null) highlights.push(file)
        continue
      }
      next.done += 1
      if (outcome === 'failed') failures.push({ name, message: message ?? 'It could not be read.' })
      else next[outcome] += 1
      if (document !== null) lastDocument = document.id
      if (outcome === 'revised' && document !== null) changed.push(document)
    }
    if (failures.length > 0) next.failures = [...state.failures, ...failures]
    if (changed.length > 0) next.changed = [...state.changed, ...changed]
    return next
  })
  const { done, total, isStopped } = useImports.getState()
  if (current === null && (isStopped || done >= total)) void finish().catch(reportFailure)
}

/** One article is opened at once; of many there is a report. */
async function finish(): Promise<void> {
  isRunning = false
  useImports.setState({ current: null })
  const found = highlights
  highlights = []
  if (found.length > 0 && !useImports.getState().isStopped) await offerHighlights(found)
  const { total, added, known, revised, failures, isStopped, isRecheck } = useImports.getState()
  if (total === 0) return
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

/** Shows what would become of the highlights in files. */
async function offerHighlights(found: readonly HighlightFile[]): Promise<void> {
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const { ticket, path } of found) {
    const read = await api.imports.read(ticket)
    if (read.ok) files.push({ name: path, bytes: read.value.bytes })
    else notify(read.failure.message)
  }
  if (files.length === 0) return
  keepFiles(files)
  showOverlay('import-highlights')
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
