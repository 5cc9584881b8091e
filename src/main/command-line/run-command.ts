import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { quoteStatuses, type QuoteStatus } from '../../shared/claims/verify-quote.ts'
import { MAX_TEMPLATE_LENGTH } from '../../shared/model/export-request.ts'
import type { CheckedQuote } from '../../shared/model/quotes.ts'
import { assertNever } from '../../shared/result.ts'
import { checkOffThread } from '../backup/check-off-thread.ts'
import { exportLibrary } from '../export/export-library.ts'
import type { TakenHighlights } from '../import/import-job.ts'
import { planExport } from '../store/export-source.ts'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import { verifyDocumentQuotes } from '../store/quotes.ts'
import { search } from '../store/search.ts'
import type { Command } from './command.ts'
import { EXIT, helpText } from './help.ts'

/** Where a command speaks to. */
export type CommandOutput = {
  /** To standard output; resolves when it has been taken. */
  out: (text: string) => Promise<void> | void
  /** To standard error. */
  err: (text: string) => void
  /** How far long work is; shown on a terminal only. */
  progress: (words: string, done: number, total: number) => void
}

/** What became of one file that was to be imported. */
export type ImportedFile = {
  path: string
  /** `highlights`: it holds those of this or another program. */
  outcome: 'added' | 'known' | 'revised' | 'highlights' | 'failed'
  documentId: string | null
  title: string | null
  message: string | null
  highlights: ImportedHighlights | null
}

/** What became of highlights; an export of Omnivore has many files. */
export type ImportedHighlights = Omit<TakenHighlights, 'files'> & { files: number }

/** What a command works on. */
export type CommandMeans = {
  library: Library
  output: CommandOutput
  /** Aborted when the person at the keyboard has had enough. */
  signal: AbortSignal
  /** Imports files in a hidden, sandboxed page; yields what became of each. */
  importFiles: (paths: readonly string[], signal: AbortSignal) => AsyncIterable<ImportedFile>
}

/** Carries a command out; answers its exit code. What it can't do it says on standard error. */
export async function runCommand(command: Command, means: CommandMeans): Promise<number> {
  const code = await perform(command, means)
  return means.signal.aborted ? EXIT.interrupted : code
}

function perform(command: Command, means: CommandMeans): Promise<number> | number {
  switch (command.name) {
    case 'help':
      void means.output.out(helpText(command.of))
      return EXIT.fine
    case 'export':
      return runExport(command, means)
    case 'import':
      return runImport(command, means)
    case 'search':
      return runSearch(command, means)
    case 'verify':
      return runVerify(command, means)
    default:
      return assertNever(command)
  }
}

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>

async function runExport(command: Of<'export'>, means: CommandMeans): Promise<number> {
  const { output, library, signal } = means
  const { format, shape, withArticle, documents, isJson } = command
  const scope =
    documents === null ? { kind: 'library' as const } : { kind: 'documents' as const, ids: documents }
  if (documents !== null && planExport(library.store, scope).documents.length < new Set(documents).size) {
    output.err('One of the documents is not in the library.\n')
    return EXIT.failed
  }
  const template = command.template === null ? null : readTemplate(command.template)
  if (template !== null && !template.ok) {
    output.err(`${template.message}\n`)
    return EXIT.failed
  }
  const passing = command.target === null ? mkdtempSync(join(tmpdir(), 'postil-export-')) : null
  const target = command.target ?? join(passing ?? '', 'export')
  try {
    const options = {
      ...{ format, shape, withArticle, scope, template: template?.text ?? null },
      ...(command.publisher === null ? {} : { publisher: command.publisher }),
    }
    const running = exportLibrary(library.store, target, options, ({ done, total }) =>
      output.progress('Exporting', done, total),
    )
    signal.addEventListener('abort', running.stop, { once: true })
    if (signal.aborted) running.stop()
    const outcome = await running.outcome
    if (outcome.kind === 'cancelled') return EXIT.interrupted
    if (outcome.kind === 'failed') {
      output.err(`${outcome.message}\n`)
      return EXIT.failed
    }
    if (outcome.templateProblem !== null)
      output.err(`The template could not be used, and Postil’s own was: ${outcome.templateProblem}\n`)
    if (passing !== null) {
      for await (const piece of createReadStream(target, { encoding: 'utf8' })) {
        if (signal.aborted) return EXIT.interrupted
        await output.out(String(piece))
      }
      return EXIT.fine
    }
    const { kind: _kind, ...report } = outcome
    await output.out(
      isJson
        ? `${JSON.stringify(report)}\n`
        : `${outcome.documents} articles, ${outcome.annotations} highlights: ${outcome.path}\n`,
    )
    return EXIT.fine
  } finally {
    if (passing !== null) rmSync(passing, { recursive: true, force: true })
  }
}

function readTemplate(path: string): { ok: true; text: string } | { ok: false; message: string; text: null } {
  if (!existsSync(path)) return { ok: false, message: `There is no template ${path}.`, text: null }
  const text = readFileSync(path, 'utf8')
  if (text.length > MAX_TEMPLATE_LENGTH)
    return { ok: false, message: `The template ${path} is too long.`, text: null }
  return { ok: true, text }
}

async function runImport({ paths, isJson }: Of<'import'>, means: CommandMeans): Promise<number> {
  const { output, signal } = means
  const files: ImportedFile[] = []
  for await (const file of means.importFiles(paths, signal)) {
    files.push(file)
    output.progress('Importing', files.length, Math.max(files.length, paths.length))
    if (isJson) continue
    if (file.outcome === 'failed') output.err(`${file.path}: ${file.message}\n`)
    else if (file.outcome === 'highlights') await sayHighlights(file, output)
    else await output.out(`${SAID[file.outcome]}: ${file.title}\n`)
  }
  if (isJson) await output.out(`${JSON.stringify({ files })}\n`)
  const isWrong = files.some(
    ({ outcome, highlights }) => outcome === 'failed' || (highlights?.notUnderstood.length ?? 0) > 0,
  )
  return isWrong ? EXIT.finding : EXIT.fine
}

async function sayHighlights({ path, highlights }: ImportedFile, output: CommandOutput): Promise<void> {
  if (highlights === null) return
  const { files, stored, known, waiting, newDocuments, notUnderstood } = highlights
  const where = files === 1 ? path : `${path} and ${files - 1} more`
  const parts = [
    `${stored} stored`,
    ...(newDocuments > 0 ? [`with ${newDocuments} ${newDocuments === 1 ? 'article' : 'articles'}`] : []),
    ...(known > 0 ? [`${known} already there`] : []),
    ...(waiting > 0 ? [`${waiting} wait for their article`] : []),
    ...(notUnderstood.length > 0 ? [`${notUnderstood.length} not understood`] : []),
  ]
  await output.out(`Highlights in ${where}: ${parts.join(', ')}\n`)
  for (const { file, line, why } of notUnderstood)
    output.err(`${file}${line > 0 ? `:${line}` : ''}: ${why}\n`)
}

const SAID = { added: 'Added', known: 'Already there', revised: 'Added with a new text' } as const

async function runSearch({ query, limit, isJson }: Of<'search'>, means: CommandMeans): Promise<number> {
  const { library, output } = means
  const page = search(library.store, query, { offset: 0, limit })
  const kinds = new Map(listKinds(library.store).map(({ id, name }) => [id, name]))
  for (const problem of page.problems) output.err(`${problem}\n`)
  if (isJson) {
    const hits = page.hits.map(({ title, snippet, kindId, ...hit }) => ({
      ...hit,
      title: title.text,
      snippet: snippet.text,
      kind: kindId === null ? null : (kinds.get(kindId) ?? null),
      link:
        hit.annotationId === null
          ? `postil://document/${hit.documentId}`
          : `postil://annotation/${hit.annotationId}`,
    }))
    await output.out(`${JSON.stringify({ hits, hasMore: page.hasMore })}\n`)
  } else {
    for (const { title, snippet, kindId } of page.hits) {
      const kind = kindId === null ? '' : ` [${kinds.get(kindId) ?? ''}]`
      await output.out(`${title.text}${kind}\n    ${snippet.text.replaceAll(/\s+/g, ' ')}\n`)
    }
    if (page.hasMore) output.err(`There is more: raise --limit, or say more precisely what is meant.\n`)
  }
  return page.hits.length === 0 ? EXIT.finding : EXIT.fine
}

async function runVerify(command: Of<'verify'>, means: CommandMeans): Promise<number> {
  const { output } = means
  const quotes = command.quotes ? await checkQuotes(means) : null
  const integrity = command.integrity && !means.signal.aborted ? await checkLibrary(means) : null
  if (command.isJson) {
    const counts = quotes === null ? null : countsOf(quotes)
    const wrong = quotes?.filter(({ status }) => status !== 'exact') ?? null
    await output.out(`${JSON.stringify({ quotes: counts, notExact: wrong, library: integrity })}\n`)
  } else {
    for (const { status, quote, documentTitle, found } of quotes ?? []) {
      if (status === 'altered' || status === 'gone')
        await output.out(
          `${status}: “${quote}” in ${documentTitle}${found === null ? '' : `; now: “${found}”`}\n`,
        )
    }
    if (quotes !== null) {
      const counts = countsOf(quotes)
      await output.out(
        `Quotes: ${quoteStatuses.map((status) => `${counts[status]} ${status}`).join(', ')}.\n`,
      )
    }
    if (integrity !== null) {
      await output.out(
        integrity.damage.length === 0
          ? 'Library: sound.\n'
          : `Library: ${integrity.damage.length} things are not as they were written.\n`,
      )
    }
  }
  const isWrong =
    (quotes ?? []).some(({ status }) => status === 'altered' || status === 'gone') ||
    (integrity?.damage.length ?? 0) > 0
  return isWrong ? EXIT.finding : EXIT.fine
}

async function checkQuotes({ library, output, signal }: CommandMeans): Promise<CheckedQuote[]> {
  const { documents } = planExport(library.store, { kind: 'library' })
  const checked: CheckedQuote[] = []
  for (const [index, id] of documents.entries()) {
    if (signal.aborted) break
    checked.push(...verifyDocumentQuotes(library.store, id, null))
    output.progress('Checking quotes', index + 1, documents.length)
    await setImmediate()
  }
  return checked
}

function countsOf(quotes: readonly CheckedQuote[]): Record<QuoteStatus, number> {
  const counts = { exact: 0, moved: 0, altered: 0, gone: 0 }
  for (const { status } of quotes) counts[status] += 1
  return counts
}

/** Pages that are copied before the app goes on with other work. */
const PAGES_AT_ONCE = 500

/** A copy is checked, in a thread of its own: the window of a running app never waits for it. */
async function checkLibrary({ library, output }: CommandMeans) {
  const folder = mkdtempSync(join(tmpdir(), 'postil-verify-'))
  const copy = join(folder, 'library.postil')
  try {
    await library.store.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        output.progress('Reading the library', totalPages - remainingPages, totalPages)
        return PAGES_AT_ONCE
      },
    })
    return await checkOffThread(copy, null)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
