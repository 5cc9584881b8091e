import { log } from './log.ts'
import { warmLedger } from './store/ledger-index.ts'
import type { Library } from './store/library.ts'

/** After the window's first frames, in milliseconds. */
const WARMING_DELAY = 2_000
/** Between two slices, in milliseconds: what the reader does goes before. */
const WARMING_PAUSE = 8

/** While the reader reads, the ledger is made ready, a few milliseconds at a time: its first opening is as quick as the next. */
export function warmLater(store: Library['store']): void {
  const start = setTimeout(() => {
    const pause = () =>
      new Promise<boolean>((resolve) => setTimeout(() => resolve(store.open), WARMING_PAUSE))
    if (store.open) void warmLedger(store, pause).catch((error: unknown) => log.error('The ledger:', error))
  }, WARMING_DELAY)
  start.unref()
}
