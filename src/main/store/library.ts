import type { BackupReason } from '../../shared/model/backup.ts'
import type { Clock } from './clock.ts'
import type { Store } from './open.ts'

/** An open library: its file, and the clock that dates what is written into it. */
export type Library = {
  store: Store
  clock: Clock
  /** Makes a backup before something large is done; absent where there are none, as in tests. */
  backUp?: (reason: BackupReason) => Promise<unknown>
  /** True for a copy to be looked at, into which nothing can be written. */
  isCopy?: boolean
}

/** So many rows at once deserve a backup before them. */
export const LARGE_CHANGE = 50
