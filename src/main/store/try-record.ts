import type { Database } from 'better-sqlite3'

/**
 * Runs `work` within a step so that it is either done as a whole or not at all; answers what the library refused about
 * it, or null. What is no refusal is thrown: a full disk ends the step.
 */
export function tryRecord(store: Database, work: () => void): string | null {
  try {
    store.transaction(work)()
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof Error && code.startsWith('SQLITE_CONSTRAINT')) return error.message
    throw error
  }
}
