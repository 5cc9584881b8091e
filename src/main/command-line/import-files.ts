import type { EndedImport, FileTicket } from '../../shared/ipc-library.ts'
import type { FileTickets } from '../file-tickets.ts'
import type { HighlightFile, TakenHighlights } from '../import/import-job.ts'
import type { Importer } from '../import/importer.ts'
import type { ImportedFile } from './run-command.ts'

/** Imports files, and those in folders; what becomes of each comes as it happens. Stopping leaves what is stored. */
export async function* importFiles(
  { importer, tickets }: { importer: Importer; tickets: FileTickets },
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ImportedFile> {
  const files: FileTicket[] = []
  const named: string[] = []
  for (const path of paths) {
    for (const ticket of await tickets.issue([path])) {
      files.push(ticket)
      named.push(path.endsWith(ticket.name) ? path : `${path}: ${ticket.name}`)
    }
  }
  const highlights: (HighlightFile & { named: string })[] = []
  const requests = files.map(({ ticket, name }) => ({
    ...{ name, source: { kind: 'file' as const, ticket }, keepWhole: false, recheckOf: null },
  }))
  yield* asTheyCome<ImportedFile>(signal, (tell, stop) =>
    importer.run(
      requests,
      {
        ended: (index, ended) => {
          const path = named[index] ?? ended.name
          if (ended.outcome === 'highlights')
            highlights.push({ ticket: ended.file?.ticket ?? '', path: ended.file?.path ?? '', named: path })
          else if (ended.outcome !== 'left-out') tell(articleLine(path, ended.outcome, ended))
        },
      },
      stop,
    ),
  )
  if (highlights.length === 0) return
  const nameOf = (index: number) => highlights[index]?.named ?? ''
  yield* asTheyCome<ImportedFile>(signal, (tell, stop) =>
    importer.runHighlights(
      highlights,
      {
        taken: (taken) => tell(highlightsLine(nameOf(taken.files[0] ?? 0), taken)),
        failed: (index, message) => tell(articleLine(nameOf(index), 'failed', { document: null, message })),
      },
      stop,
    ),
  )
}

function articleLine(
  path: string,
  outcome: ImportedFile['outcome'],
  { document, message }: Pick<EndedImport, 'document' | 'message'>,
): ImportedFile {
  return {
    ...{ path, outcome, message, highlights: null },
    ...{ documentId: document?.id ?? null, title: document?.title ?? null },
  }
}

function highlightsLine(path: string, taken: TakenHighlights): ImportedFile {
  return {
    ...{ path, outcome: 'highlights', documentId: null, title: null, message: null },
    highlights: { ...taken, files: taken.files.length },
  }
}

/** What some work tells, as it comes; whoever stops listening stops the work, and waits for its end. */
async function* asTheyCome<Told>(
  signal: AbortSignal,
  work: (tell: (told: Told) => void, stop: AbortSignal) => Promise<void>,
): AsyncGenerator<Told> {
  const waiting: Told[] = []
  const left = new AbortController()
  let wake = () => {}
  let isOver = false
  const tell = (told: Told) => {
    waiting.push(told)
    wake()
  }
  const working = work(tell, AbortSignal.any([signal, left.signal])).finally(() => {
    isOver = true
    wake()
  })
  // Whether it fails is asked at the end.
  working.catch(() => {})
  try {
    while (!isOver || waiting.length > 0) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    left.abort()
    await working
  }
}
