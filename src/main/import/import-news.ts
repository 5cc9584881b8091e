import type { EndedImport } from '../../shared/ipc-library.ts'
import type { LibraryEvents } from '../../shared/ipc-library.ts'
import type { ImportListener } from './import-job.ts'

type News = LibraryEvents['imports:progress']

/** News is told so often, in milliseconds: no oftener than anybody could see. */
const INTERVAL = 80

/** Gathers what becomes of the window's imports, and tells it now and then: an import of thousands is no flood of messages. */
export class ImportNews {
  readonly #tell: (news: News) => void
  readonly #running = new Map<AbortController, Promise<void>>()
  #ended: EndedImport[] = []
  #current: News['current'] = null
  #timer: NodeJS.Timeout | null = null
  #toldAt = 0

  constructor(tell: (news: News) => void) {
    this.#tell = tell
  }

  /** Follows one run of imports until it is over. */
  follow(run: (listener: ImportListener, signal: AbortSignal) => Promise<void>): Promise<void> {
    const abort = new AbortController()
    const listener: ImportListener = {
      ended: (_index, ended) => {
        this.#ended.push(ended)
        this.#soon()
      },
      progress: (name, fraction) => {
        this.#current = { name, fraction }
        this.#soon()
      },
    }
    const running = run(listener, abort.signal).finally(() => {
      this.#running.delete(abort)
      if (this.#running.size === 0) this.#current = null
      this.#now()
    })
    this.#running.set(abort, running)
    return running
  }

  /** Stops all runs; resolves when they have. */
  async stop(): Promise<void> {
    const running = [...this.#running]
    for (const [abort] of running) abort.abort()
    await Promise.all(running.map(([, over]) => over))
  }

  #soon(): void {
    if (this.#timer !== null) return
    const wait = Math.max(0, this.#toldAt + INTERVAL - performance.now())
    this.#timer = setTimeout(() => this.#now(), wait)
  }

  #now(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#toldAt = performance.now()
    this.#tell({ ended: this.#ended.splice(0), current: this.#current })
  }
}
