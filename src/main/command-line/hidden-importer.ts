import { WebContentsView, type WebFrameMain } from 'electron'
import { z } from 'zod'
import type { FileTicket, ImportOutcome } from '../../shared/ipc-library.ts'
import { importFormats } from '../../shared/interchange/import-formats.ts'
import { importedSchema } from '../../shared/interchange/imported-schema.ts'
import { assert } from '../../shared/result.ts'
import { AnnotationImport } from '../exchange/annotation-import.ts'
import type { FileTickets } from '../file-tickets.ts'
import type { Handlers } from '../ipc/handler.ts'
import type { Library } from '../store/library.ts'
import { isOwnPage } from '../window.ts'
import type { ImportedFile } from './run-command.ts'

export type HiddenPage = {
  address: string
  devServer: string | null
  preload: string
  tickets: FileTickets
  /** The library that is open; null when none is. */
  library: () => Library | null
}

/** So many records that were not understood are named. */
const MOST_PROBLEMS = 1_000

type Job = { ticket: FileTicket; path: string }

/**
 * Imports files in a page that has no window: the same sandboxed page, and the same importers, as in the window, and no display
 * is needed. One import at a time; the page lives as long as it takes.
 */
export class HiddenImporter {
  readonly #page: HiddenPage
  #view: WebContentsView | null = null
  #jobs: Job[] = []
  /** The paths of the files that the page was given, by their tickets. */
  readonly #paths = new Map<string, string>()
  #highlights: AnnotationImport | null = null
  #storing: Promise<void> = Promise.resolve()
  #current: Job | null = null
  #report: (file: ImportedFile | null) => void = () => {}
  #last: Promise<unknown> = Promise.resolve()

  constructor(page: HiddenPage) {
    this.#page = page
  }

  /** Whether a frame is the hidden page's own. */
  owns(frame: WebFrameMain | null): boolean {
    return (
      frame !== null &&
      this.#view !== null &&
      frame === this.#view.webContents.mainFrame &&
      isOwnPage(frame.url, this.#page.devServer)
    )
  }

  handlers() {
    return {
      next: {
        parameters: z.tuple([]),
        answer: () => {
          this.#current = this.#jobs.shift() ?? null
          if (this.#current !== null) this.#paths.set(this.#current.ticket.ticket, this.#current.path)
          return this.#current?.ticket ?? null
        },
      },
      done: {
        parameters: z.tuple([
          z.string(),
          z.custom<ImportOutcome>((value) => typeof value === 'object' && value !== null).nullable(),
          z.string().max(100_000).nullable(),
        ]),
        answer: (ticket, stored, message) => {
          const path = this.#paths.get(ticket)
          if (path === undefined) return
          this.#paths.delete(ticket)
          this.#report({
            path,
            outcome: stored === null ? 'failed' : stored.outcome,
            documentId: stored?.document.id ?? null,
            title: stored?.document.title ?? null,
            message: stored === null ? (message ?? 'It could not be read.') : null,
            highlights: null,
          })
        },
      },
      addHighlights: {
        parameters: z.tuple([z.enum(importFormats), z.string().max(4_096), importedSchema]),
        answer: (format, file, imported) => {
          const library = this.#page.library()
          assert(library !== null, 'an open library')
          this.#highlights ??= new AnnotationImport(library)
          this.#highlights.add({ format, file, imported })
        },
      },
      storeHighlights: {
        parameters: z.tuple([z.array(z.string()).max(100_000)]),
        answer: async (tickets) => {
          const highlights = this.#highlights
          if (highlights === null) return
          const paths = tickets.flatMap((ticket) => this.#paths.get(ticket) ?? [])
          const storing = this.#store(highlights, paths)
          this.#storing = storing.catch(() => {})
          await storing
          for (const ticket of tickets) this.#paths.delete(ticket)
        },
      },
      finished: { parameters: z.tuple([]), answer: () => this.#report(null) },
    } satisfies Handlers<'commandLine'>
  }

  async #store(highlights: AnnotationImport, paths: readonly string[]): Promise<void> {
    try {
      const { counts, read } = await highlights.plan()
      const problems = highlights.lines(['not-understood'], 0, MOST_PROBLEMS)
      const { stored, waiting, newDocuments, refused } = await highlights.carryOut()
      this.#report({
        ...{ path: paths[0] ?? '', outcome: 'highlights', documentId: null, title: null, message: null },
        highlights: {
          ...{ files: paths.length, read, stored, waiting, newDocuments, known: counts.known },
          notUnderstood: [
            ...problems.map(({ file, line, why }) => ({ file, line, why })),
            ...refused.map(({ words, why }) => ({
              file: paths[0] ?? '',
              line: 0,
              why: `“${words}”: ${why}`,
            })),
          ],
        },
      })
    } finally {
      if (this.#highlights === highlights) this.#highlights = null
    }
  }

  /** Imports files, and those in folders; what becomes of each comes as it happens. Stopping leaves what is stored. */
  async *importFiles(paths: readonly string[], signal: AbortSignal): AsyncGenerator<ImportedFile> {
    const before = this.#last
    let leave = () => {}
    this.#last = new Promise<void>((resolve) => (leave = resolve))
    await before
    try {
      for (const path of paths) {
        for (const ticket of await this.#page.tickets.issue([path])) {
          this.#jobs.push({ ticket, path: path.endsWith(ticket.name) ? path : `${path}: ${ticket.name}` })
        }
      }
      const reports: (ImportedFile | null)[] = []
      let wake = () => {}
      this.#report = (file) => {
        reports.push(file)
        wake()
      }
      const stop = () => {
        this.#highlights?.stop()
        this.#report(null)
      }
      signal.addEventListener('abort', stop, { once: true })
      if (signal.aborted) stop()
      else await this.#open()
      for (;;) {
        const next = reports.shift()
        if (next === null) return
        if (next !== undefined) yield next
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#close()
      // What is being stored ends with the record that it is at: the library may be closed next.
      await this.#storing
      leave()
    }
  }

  async #open(): Promise<void> {
    const view = new WebContentsView({
      webPreferences: {
        preload: this.#page.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        backgroundThrottling: false,
        devTools: false,
      },
    })
    this.#view = view
    view.webContents.on('render-process-gone', () => this.#crashed())
    await view.webContents.loadURL(`${this.#page.address}#command-line`)
  }

  /** A file that brings the page down must not bring the others with it. */
  #crashed(): void {
    const job = this.#current
    this.#current = null
    if (job !== null && this.#paths.delete(job.ticket.ticket)) {
      const message = 'Reading it brought the importer down.'
      this.#report({
        path: job.path,
        outcome: 'failed',
        documentId: null,
        title: null,
        message,
        highlights: null,
      })
    }
    this.#view?.webContents.reload()
  }

  #close(): void {
    this.#jobs = []
    this.#paths.clear()
    this.#highlights?.stop()
    this.#highlights = null
    this.#current = null
    this.#report = () => {}
    this.#view?.webContents.close()
    this.#view = null
  }
}
