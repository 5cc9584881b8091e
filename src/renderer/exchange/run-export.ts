import type { ExportDestination, ExportRequest } from '../../shared/model/export-request.ts'
import type { TemplateProblem } from '../../shared/export/template.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'

/** Exports, and says what became of it; false when the reader thought better of it, or it failed. */
export async function runExport(request: ExportRequest, destination: ExportDestination): Promise<boolean> {
  try {
    if (destination === 'clipboard' || destination === 'rich-clipboard') {
      const { problem } = await api.exportTexts.copy(
        request,
        destination === 'clipboard' ? 'text' : 'rich-text',
      )
      return done(
        destination === 'clipboard' ? 'Copied.' : 'Copied as formatted text.',
        problem?.message ?? null,
      )
    }
    const { format, template } = request
    const isOnePage = destination === 'file' && (template !== null || format === 'html' || format === 'pdf')
    if (isOnePage || format === 'pdf') {
      const saved = await api.exportTexts.save(request)
      if (saved.kind === 'failed') throw new Error(saved.message)
      if (saved.kind === 'cancelled') return false
      return done(`Saved as ${baseName(saved.path)}.`, words(saved.problem), () =>
        api.exportTexts.showSaved(saved.path),
      )
    }
    const shape = destination === 'folder' || format === 'html' ? 'file-each' : 'one-file'
    const outcome = await api.libraryExport.run({ ...request, format, shape })
    if (outcome.kind === 'failed') throw new Error(outcome.message)
    if (outcome.kind === 'cancelled') return false
    const count = `${outcome.documents.toLocaleString()} ${outcome.documents === 1 ? 'article' : 'articles'}`
    const message =
      shape === 'one-file'
        ? `Saved as ${baseName(outcome.path)}.`
        : `Saved ${count} into ${baseName(outcome.path)}.`
    return done(message, outcome.templateProblem, () => api.libraryExport.showSaved())
  } catch (error) {
    reportFailure(error)
    return false
  }
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

function words(problem: TemplateProblem | null): string | null {
  return problem === null
    ? null
    : problem.line === null
      ? problem.message
      : `line ${problem.line}: ${problem.message}`
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
