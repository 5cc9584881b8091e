/** How long work may hold up the calls of the window, in milliseconds: less than a frame. */
const SLICE = 12

/** Thrown where work is given up because the reader stopped it. */
export class StoppedByReader extends Error {
  constructor() {
    super('Stopped.')
    this.name = 'StoppedByReader'
  }
}

/** Cuts long work into slices: to be awaited after each piece, it lets the calls of the window in between. Throws `StoppedByReader`. */
export function breather(signal: AbortSignal): () => Promise<void> {
  let from = performance.now()
  return async () => {
    if (signal.aborted) throw new StoppedByReader()
    if (performance.now() - from < SLICE) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    from = performance.now()
    if (signal.aborted) throw new StoppedByReader()
  }
}
