import { statSync } from 'node:fs'
import type {
  ExportProgress,
  LibraryExportOptions,
  LibraryExportOutcome,
  LibraryExportReport,
} from '../../shared/model/library-export.ts'
import type { Store } from '../store/open.ts'
import { writeFailure } from './write-failure.ts'
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
  const writer: Writer<LibraryExportReport> = runWriter(store, 'library', { target, options }, onProgress)
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
