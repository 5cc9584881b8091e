import type { Store } from './open.ts'
import { statement } from './statements.ts'

/** How many rows this connection has written since it was opened, those of the app's own notes included. */
export function changeCount(store: Store): number {
  return statement<[], { count: number }>(store, 'SELECT total_changes() AS count').get()?.count ?? 0
}
