import type { ExportDestination, ExportRequest } from '../../shared/model/export-request.ts'
import type { ExportRun } from '../../shared/model/library-export.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'

/** Exports, and says what became of it; false when the reader thought better of it, or it failed. */
export async function runExport(request: ExportRequest, destination: ExportDestination): Promise<boolean> {
  try {
    if (destination === 'clipboard' || destination === 'rich-clipboard') {
      const copied = await api.libraryExport.copy(request, destination === 'clipboard' ? 'text' : 'rich-text')
      if (copied.kind === 'failed') throw new Error(copied.message)
      if (copied.kind === 'cancelled') return false
      return done(
        destination === 'clipboard' ? 'Copied.' : 'Copied as formatted text.',
        copied.templateProblem,
      )
    }
    const outcome = await api.libraryExport.run(runOf(request, destination))
    if (outcome.kind === 'failed') throw new Error(outcome.message)
    if (outcome.kind === 'cancelled') return false
    const count = `${outcome.documents.toLocaleString()} ${outcome.documents === 1 ? 'article' : 'articles'}`
    const message =
      destination === 'file'
        ? `Saved as ${baseName(outcome.path)}.`
        : `Saved ${count} into ${baseName(outcome.path)}.`
    return done(message, outcome.templateProblem, () => api.libraryExport.showSaved())
  } catch (error) {
    reportFailure(error)
    return false
  }
}

function runOf(request: ExportRequest, destination: 'file' | 'folder'): ExportRun {
  const { format } = request
  if (format === 'pdf') return { ...request, format, shape: 'one-file', template: null }
  return { ...request, format, shape: destination === 'file' ? 'one-file' : 'file-each' }
}

function done(message: string, problem: string | null, show?: () => Promise<void>): true {
  notify(
    message,
    show === undefined ? undefined : { label: 'Show file', run: () => void show().catch(reportFailure) },
  )
  if (problem !== null) notify(`The template is faulty, so Postil’s own form was written: ${problem}`)
  announce(message)
  return true
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
