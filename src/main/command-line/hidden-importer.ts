import { WebContentsView, type WebFrameMain } from 'electron'
import { z } from 'zod'
import type { FileTicket, ImportOutcome } from '../../shared/ipc-library.ts'
import type { FileTickets } from '../file-tickets.ts'
import type { Handlers } from '../ipc/handler.ts'
import { isOwnPage } from '../window.ts'
import type { ImportedFile } from './run-command.ts'

export type HiddenPage = { address: string; devServer: string | null; preload: string; tickets: FileTickets }

type Job = { ticket: FileTicket; path: string }

/**
 * Imports files in a page that has no window: the same sandboxed page, and the same importers, as in the window, and no display
 * is needed. One import at a time; the page lives as long as it takes.
 */
export class HiddenImporter {
  readonly #page: HiddenPage
  #view: WebContentsView | null = null
  #jobs: Job[] = []
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
          if (this.#current === null) this.#report(null)
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
          const job = this.#current
          if (job === null || job.ticket.ticket !== ticket) return
          this.#report({
            path: job.path,
            outcome: stored === null ? 'failed' : stored.outcome,
            documentId: stored?.document.id ?? null,
            title: stored?.document.title ?? null,
            message: stored === null ? (message ?? 'It could not be read.') : null,
          })
        },
      },
    } satisfies Handlers<'commandLine'>
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
      const stop = () => this.#report(null)
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
    if (job !== null) {
      const message = 'Reading it brought the importer down.'
      this.#report({ path: job.path, outcome: 'failed', documentId: null, title: null, message })
    }
    this.#view?.webContents.reload()
  }

  #close(): void {
    this.#jobs = []
    this.#current = null
    this.#report = () => {}
    this.#view?.webContents.close()
    this.#view = null
  }
}
