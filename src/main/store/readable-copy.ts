import Database from 'better-sqlite3'
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { LATEST_VERSION, migrate } from './migrations/migrate.ts'
import { buildLibrary, type Store } from './open.ts'
import type { Readability } from '../../shared/model/backup.ts'
import { APPLICATION_ID } from './application-id.ts'
import { rebuildFirstPage } from './pages/first-page.ts'
import { gatherRows } from './pages/gather-rows.ts'
import { mergeLog } from './write-ahead-log.ts'

/**
 * Copies a library, which may have lost its first page, so that SQLite can read the copy; the library itself is not touched.
 * Answers null when nothing in it can be read. Throws what the file system throws.
 */
export function makeReadableCopy(path: string, copy: string): Readability | null {
  copyWithLog(path, copy)
  if (hasTables(copy)) return 'as it is'
  // SQLite may have changed the copy, or thrown its log away.
  copyWithLog(path, copy)
  mergeLog(copy)
  if (rebuildFirstPage(copy) && hasTables(copy)) return 'first page made anew'
  const gathered = `${copy}.gathered`
  if (!gatherFrom(path, gathered)) return null
  rmSync(`${copy}-wal`, { force: true })
  rmSync(`${copy}-shm`, { force: true })
  renameSync(gathered, copy)
  return 'rows gathered'
}

/**
 * Makes a new library at `gathered` of all rows that lie anywhere in a damaged one and its log, led to or not. Answers false, and
 * leaves nothing, when there are none. Throws what the file system throws.
 */
export function gatherFrom(path: string, gathered: string): boolean {
  const raw = `${gathered}.raw`
  try {
    copyWithLog(path, raw)
    mergeLog(raw)
    buildLibrary(gathered)
    if (gatherRows(raw, gathered) > 0) return true
    rmSync(gathered)
    return false
  } finally {
    rmSync(raw, { force: true })
  }
}

function copyWithLog(path: string, copy: string): void {
  copyFileSync(path, copy)
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
}

/** Whether SQLite takes the file for a library, and finds in it every table that its version has. */
function hasTables(path: string): boolean {
  try {
    const store = new Database(path)
    try {
      if (store.pragma('application_id', { simple: true }) !== APPLICATION_ID) return false
      const found = new Set(tablesOf(store))
      const version = store.pragma('user_version', { simple: true }) as number
      return tablesOfVersion(Math.min(Math.max(version, 1), LATEST_VERSION)).every((name) => found.has(name))
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return false
    throw error
  }
}

function tablesOfVersion(version: number): string[] {
  const store = new Database(':memory:')
  try {
    migrate(store, version)
    return tablesOf(store)
  } finally {
    store.close()
  }
}

function tablesOf(store: Store): string[] {
  return store.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
}
