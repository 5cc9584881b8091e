import Database from 'better-sqlite3'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import type { Readability, SalvageReport } from '../../shared/model/backup.ts'
import { assert, fail, ok, type Result } from '../../shared/result.ts'
import { createFile, forgetMissingLibrary } from './create-file.ts'
import { hashedTables, installIntegrity, type HashedTable } from './integrity.ts'
import type { JournaledTable } from './journaled-tables.ts'
import { mendReferences } from './mend-references.ts'
import { migrate } from './migrations/migrate.ts'
import { moveAside } from './move-aside.ts'
import { describeFailure } from './open-failures.ts'
import { buildLibrary, type Store } from './open.ts'
import { gatherFrom, makeReadableCopy } from './readable-copy.ts'
import { statement } from './statements.ts'
import { readRows, type SalvagedRow } from './salvage-rows.ts'

/**
 * Saves from a damaged library, which must be closed, every row that can still be read; rows that can't, or are not
 * what was written, are taken from `backup` where it has them. The result takes the library's place; the damaged files
 * are kept, and the report says what was lost. Rows whose document's text is lost keep a stand-in to hang on.
 */
export function salvage(
  path: string,
  backup: string | null,
  now: number,
): Result<SalvageReport, OpenFailure> {
  const work = mkdtempSync(join(tmpdir(), 'postil-salvage-'))
  try {
    const rescued = join(work, 'rescued', 'library.postil')
    const report = rescue(path, backup, rescued)
    const keptIn = moveAside(path, now)
    forgetMissingLibrary(path, now)
    createFile(path, (unfinished) => copyFileSync(rescued, unfinished))
    return ok({ keptIn, ...report })
  } catch (error) {
    return fail(describeFailure(path, error))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Makes a new library at `rescued` of every row of a damaged one that can be saved. Throws what SQLite and the file system throw. */
export function rescue(path: string, backup: string | null, rescued: string): Omit<SalvageReport, 'keptIn'> {
  const work = mkdtempSync(join(tmpdir(), 'postil-salvage-'))
  try {
    const damaged = openForReading(path, join(work, 'damaged'))
    const good = backup === null ? null : openForReading(backup, join(work, 'backup'))
    const loose = new LooseRows(path, join(work, 'loose'))
    try {
      let poured: Poured | null = null
      createFile(rescued, (unfinished) => {
        buildLibrary(unfinished)
        const target = new Database(unfinished)
        try {
          poured = pour(target, damaged, loose, good)
        } finally {
          target.close()
        }
      })
      assert(poured !== null, 'a report')
      return { how: loose.wereUsed ? 'rows gathered' : damaged.how, ...(poured as Poured) }
    } finally {
      damaged.store.close()
      loose.close()
      good?.store.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The rows of a damaged library that no page leads to any more; looked for when they are first asked for. */
class LooseRows {
  readonly #path: string
  readonly #place: string
  #store: Store | null | undefined
  /** Whether a row of them was taken. */
  wereUsed = false

  constructor(path: string, place: string) {
    this.#path = path
    this.#place = place
  }

  /** Adds those of a table to what was read of it, where they are missing, or were changed and are intact here. */
  addTo({ rows }: ReturnType<typeof readRows>, table: HashedTable): void {
    this.#store ??= gatherFrom(this.#path, this.#place) ? new Database(this.#place) : null
    if (this.#store === null) return
    for (const [key, row] of readRows(this.#store, table).rows) {
      if (rows.has(key) && (rows.get(key)?.state === 'intact' || row.state !== 'intact')) continue
      rows.set(key, row)
      this.wereUsed = true
    }
  }

  close(): void {
    this.#store?.close()
  }
}

type Readable = { store: Store; how: Readability }

/** A connection to a copy, because reading a library with a write-ahead log writes; brought up to date if it can be. */
function openForReading(path: string, copy: string): Readable {
  const how = makeReadableCopy(path, copy) ?? 'as it is'
  const store = new Database(copy)
  // Checks of a page's cells would refuse whole pages of which most can be read.
  store.pragma('cell_size_check = OFF')
  store.pragma('foreign_keys = OFF')
  try {
    migrate(store)
  } catch (error) {
    // What can't be brought up to date may still have rows to read; its tables then lack columns, which have defaults.
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('SQLITE_') || code === 'SQLITE_NOTADB') {
      store.close()
      throw error
    }
  }
  return { store, how }
}

/** What was saved and what was lost, before it has a place. */
export type Poured = Pick<SalvageReport, 'saved' | 'fromBackup' | 'lost'>

function pour(target: Store, damaged: Readable, loose: LooseRows, good: Readable | null): Poured {
  const report: Poured = { saved: {}, fromBackup: {}, lost: {} }
  target.pragma('foreign_keys = OFF')
  installIntegrity(target)
  target
    .transaction(() => {
      for (const table of hashedTables(target)) {
        const rescued = readRows(damaged.store, table)
        // Of rows that were gathered, those that no page led to may be missing.
        if (damaged.how === 'rows gathered') rescued.isWhole = false
        else if (!rescued.isWhole) loose.addTo(rescued, table)
        const spare = good === null ? new Map<string, SalvagedRow>() : readRows(good.store, table).rows
        const { saved, fromBackup, lost } = choose(rescued, spare)
        const known = lost.length
        for (const [key, row] of saved) if (!insert(target, table.name, row)) lost.push(key)
        report.saved[table.name] = saved.size - (lost.length - known)
        if (fromBackup > 0) report.fromBackup[table.name] = fromBackup
        if (lost.length > 0) report.lost[table.name] = lost
      }
      copyExtras(target, damaged.store, good?.store ?? null)
      mendReferences(target, report)
    })
    .immediate()
  return report
}

function choose(
  { rows, written, isWhole }: ReturnType<typeof readRows>,
  spare: ReadonlyMap<string, SalvagedRow>,
): { saved: Map<string, SalvagedRow>; fromBackup: number; lost: string[] } {
  const saved = new Map<string, SalvagedRow>()
  const lost: string[] = []
  let fromBackup = 0
  // Where every row could be read, one that is missing was removed by the reader; the backup must not bring it back.
  const keys = new Set([...rows.keys(), ...written, ...(isWhole ? [] : spare.keys())])
  for (const key of keys) {
    const row = rows.get(key)
    const other = spare.get(key)
    if (row?.state === 'intact') saved.set(key, row)
    else if (other?.state === 'intact') {
      saved.set(key, other)
      fromBackup += 1
    } else if (row !== undefined) saved.set(key, row)
    else lost.push(key)
  }
  return { saved, fromBackup, lost }
}

/** Whether a row could be stored: damage may have made of it what no table takes. */
function insert(target: Store, table: JournaledTable, { values }: SalvagedRow): boolean {
  const names = Object.keys(values)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`
  try {
    return (
      statement<(string | number | null | Buffer)[]>(target, sql).run(...Object.values(values)).changes === 1
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
      return false
    throw error
  }
}

/**
 * Copies what is no row of the reader's data but good to have (pictures and files among it), from the first source that
 * can be read; without it nothing breaks.
 */
function copyExtras(target: Store, ...sources: (Store | null)[]): void {
  for (const table of ['setting', 'claim_history', 'image', 'revision_image', 'original']) {
    for (const source of sources) {
      try {
        let found = 0
        const rows =
          source
            ?.prepare<[], Record<string, string | number | null | Buffer>>(`SELECT * FROM ${table}`)
            // One by one: files need not all be in memory.
            .iterate() ?? []
        for (const row of rows) {
          found += 1
          if (row['name'] === 'app.integrity') continue
          const names = Object.keys(row)
          target
            .prepare(
              `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
            )
            .run(...Object.values(row))
        }
        if (found > 0) break
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')))
          throw error
      }
    }
  }
}
