import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { installClaimHistory } from './claim-history.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Library } from './library.ts'
import { describeFailure } from './open-failures.ts'
import { openStore, type OpenOptions } from './open.ts'
import { seed } from './seed.ts'

/** Opens the library at `path`; a new one gets its kinds and verdicts. */
export function openLibrary(
  path: string,
  clock: Clock = systemClock(),
  options: OpenOptions = {},
): Result<Library, OpenFailure> {
  const opened = openStore(path, options)
  if (!opened.ok) return opened
  const { store } = opened.value
  try {
    seed(store, clock)
    installClaimHistory(store, clock)
  } catch (error) {
    store.close()
    return fail(describeFailure(path, error))
  }
  return ok({ store, clock })
}
