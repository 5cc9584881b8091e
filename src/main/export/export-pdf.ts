import type { ExportProgress, LibraryExportOptions } from '../../shared/model/library-export.ts'
import type { Store } from '../store/open.ts'
import type { LibraryExport } from './export-library.ts'
import { runWriter, type Writer } from './run-writer.ts'
import { writeFailure } from './write-failure.ts'

/** The longest page that is printed, in UTF-16 code units; its pictures are in it. */
const LONGEST_PAGE = 400_000_000

/**
 * Writes one article as PDF to `target`: made a page in the thread, printed by `print` (which gives up when its signal is
 * aborted), and written in the thread again.
 */
export function exportPdf(
  store: Store,
  target: string,
  { scope }: Pick<LibraryExportOptions, 'scope'>,
  means: {
    print: (html: string, signal: AbortSignal) => Promise<Uint8Array>
    onProgress: (progress: ExportProgress) => void
  },
): LibraryExport {
  const abort = new AbortController()
  let current: Writer<unknown> | null = null
  const stop = () => {
    abort.abort()
    current?.stop()
  }
  const failed = (why: string) => ({ kind: 'failed' as const, message: `Nothing was exported: ${why}` })
  const run = async (): LibraryExport['outcome'] => {
    const options: LibraryExportOptions = {
      ...{ scope, format: 'html', shape: 'one-file', template: null, withArticle: false },
    }
    means.onProgress({ done: 0, total: 3 })
    const page = runWriter(store, 'text', {
      ...{ options, purpose: 'print', isForClipboard: false, longest: LONGEST_PAGE },
    })
    current = page
    const ended = await page.outcome
    if (ended.kind === 'stopped') return { kind: 'cancelled' }
    if (ended.kind === 'failed') return failed(ended.message)
    const { text, isCut, documents, annotations } = ended.report
    if (documents !== 1) return failed(`a PDF is of one article, not of ${documents}.`)
    if (isCut) return failed('its pictures are too large to be printed.')
    means.onProgress({ done: 1, total: 3 })
    let bytes: Uint8Array
    try {
      bytes = await means.print(text, abort.signal)
    } catch (error) {
      if (abort.signal.aborted) return { kind: 'cancelled' }
      return failed(error instanceof Error ? error.message : String(error))
    }
    if (abort.signal.aborted) return { kind: 'cancelled' }
    means.onProgress({ done: 2, total: 3 })
    const file = runWriter(store, 'file', { target, bytes })
    current = file
    const written = await file.outcome
    if (written.kind === 'stopped') return { kind: 'cancelled' }
    if (written.kind === 'failed') return failed(writeFailure(target, written))
    return {
      kind: 'saved',
      path: target,
      ...{ documents, annotations, written: 1, unchanged: 0, leftAlone: 0, templateProblem: null },
    }
  }
  return { outcome: run(), stop }
}
