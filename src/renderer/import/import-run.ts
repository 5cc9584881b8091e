import { ImportError } from './import-failure.ts'
import type { ImportOptions, ImportProgress } from './import-source.ts'

/** One import under way: where importers say how far they are, and learn that they should stop. */
export class ImportRun {
  readonly #options: ImportOptions
  readonly #name: string
  #lastPause = performance.now()

  constructor(name: string, options: ImportOptions) {
    this.#name = name
    this.#options = options
  }

  get loadImage(): ImportOptions['loadImage'] {
    return this.#options.loadImage
  }

  get keepWhole(): boolean {
    return this.#options.keepWhole === true
  }

  /** Reports progress; throws `ImportError` of kind `cancelled` once the reader has stopped the import. */
  report(stage: ImportProgress['stage'], fraction: number): void {
    this.#stopIfCancelled()
    this.#options.onProgress?.({ stage, fraction })
  }

  /** Reports progress, and lets the window paint and hear the cancel button if it hasn't for 16 ms. */
  async pause(stage: ImportProgress['stage'], fraction: number): Promise<void> {
    this.report(stage, fraction)
    if (performance.now() - this.#lastPause < 16) return
    await nextTask()
    this.#lastPause = performance.now()
    this.#stopIfCancelled()
  }

  #stopIfCancelled(): void {
    if (this.#options.signal?.aborted !== true) return
    throw new ImportError('cancelled', `Reading “${this.#name}” was stopped.`)
  }
}

/** Timers wait 4 ms when they are nested, and a second in a window that isn't seen; messages don't. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>((resume) => {
    port1.addEventListener('message', () => resume(), { once: true })
    port1.start()
    port2.postMessage(null)
  })
  port1.close()
}
