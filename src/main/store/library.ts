import type { Clock } from './clock.ts'
import type { Store } from './open.ts'

/** An open library: its file, and the clock that dates what is written into it. */
export type Library = { store: Store; clock: Clock }
