import { statSync } from 'node:fs'
import type {
  ExportProgress,
  LibraryExportOptions,
  LibraryExportOutcome,
  LibraryExportReport,
} from '../../shared/model/library-export.ts'
import { waitingRecords } from '../store/detached.ts'
import { dismissalsOf } from '../store/dismissals.ts'
import { listKinds } from '../store/kinds.ts'
import type { Store } from '../store/open.ts'
import { listSpeakers } from '../store/speakers.ts'
import { listVerdicts } from '../store/verdicts.ts'
import { exportTotals, planExport } from '../store/export-source.ts'
import { writeFailure } from './write-failure.ts'
import type { LibraryFrame } from './library-pieces.ts'
import { runWriter, type Writer } from './run-writer.ts'

/** An export under way. */
export type LibraryExport = { outcome: Promise<LibraryExportOutcome>; stop: () => void }

/**
 * Writes the library, or the documents that are chosen, to `target`: a file, or a folder that is there. Reading is done in
 * short turns, everything else in a thread. What can't be written is answered as a sentence.
 */
export function exportLibrary(
  store: Store,
  target: string,
  options: LibraryExportOptions,
  onProgress?: (progress: ExportProgress) => void,
): LibraryExport {
  const problem = targetProblem(target, options)
  if (problem !== null)
    return { outcome: Promise.resolve({ kind: 'failed', message: problem }), stop: () => {} }
  const frame = libraryFrame(store, options)
  const writer: Writer<LibraryExportReport> = runWriter(
    store,
    'library',
    { target, options, frame },
    onProgress,
  )
  const outcome = writer.outcome.then((ended): LibraryExportOutcome => {
    if (ended.kind === 'done') return { kind: 'saved', ...ended.report }
    if (ended.kind === 'stopped') return { kind: 'cancelled' }
    return { kind: 'failed', message: `Nothing was exported: ${writeFailure(target, ended)}` }
  })
  return { outcome, stop: writer.stop }
}

function targetProblem(target: string, { shape }: LibraryExportOptions): string | null {
  const found = statSync(target, { throwIfNoEntry: false })
  if (shape === 'file-each' && found?.isDirectory() !== true)
    return `Nothing was exported: there is no folder ${target}.`
  if (shape === 'one-file' && found?.isDirectory() === true)
    return `Nothing was exported: ${target} is a folder, not a file.`
  return null
}

/** What belongs to the library as a whole, and how much the chosen documents hold. */
export function libraryFrame(store: Store, { scope }: LibraryExportOptions): LibraryFrame {
  const plan = planExport(store, scope)
  return {
    kinds: listKinds(store),
    speakers: listSpeakers(store).map(({ id, name, aliases, role, affiliation, sourceType }) => ({
      ...{ id, name, aliases, role, affiliation, sourceType },
    })),
    verdicts: listVerdicts(store),
    dismissals: scope.kind === 'annotations' ? [] : dismissalsOf(store, plan.documents),
    // They belong to no article that could be chosen.
    waiting: scope.kind === 'library' ? waitingRecords(store) : [],
    totals: exportTotals(store, plan),
  }
}
