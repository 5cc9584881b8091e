import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { ok, type Result } from '../../shared/result.ts'
import { installClaimHistory } from './claim-history.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Library } from './library.ts'
import { openStore } from './open.ts'
import { seed } from './seed.ts'

/** Opens the library at `path`; a new one gets its kinds and verdicts. */
export function openLibrary(path: string, clock: Clock = systemClock()): Result<Library, OpenFailure> {
  const opened = openStore(path)
  if (!opened.ok) return opened
  const { store } = opened.value
  const isUnseeded = store.prepare<[], { count: number }>('SELECT count(*) AS count FROM verdict').get()?.count === 0
  if (isUnseeded) seed(store, clock)
  installClaimHistory(store, clock)
  return ok({ store, clock })
}
