import Database from 'better-sqlite3'
import { closeSync, openSync, writeSync } from 'node:fs'
import { listAnnotations } from './annotations.ts'
import { listDocuments } from './documents.ts'
import { syncFile } from './durable-file.ts'
import type { Store } from './open.ts'
import { verify, type Damage } from './verify.ts'

/** What a copy of a library turned out to be. */
export type CopyCheck = { documents: number; annotations: number; damage: Damage[] }

/**
 * Turns a copy of a library into one file without a write-ahead log, verifies all of it, writes its annotations as
 * JSON to `annotationsPath` unless that is null, and waits until the disk has both. Takes a second for 300 MB: to
 * be run off the main thread. Throws what SQLite and the file system throw.
 */
export function checkCopy(path: string, annotationsPath: string | null): CopyCheck {
  const store = new Database(path, { fileMustExist: true })
  try {
    store.pragma('journal_mode = DELETE')
    store.pragma('cell_size_check = ON')
    const { damage } = verify(store)
    const check = { ...countLive(store), damage }
    if (annotationsPath !== null) writeAnnotations(store, annotationsPath)
    return check
  } finally {
    store.close()
    syncFile(path)
  }
}

function countLive(store: Store): { documents: number; annotations: number } {
  const count = (sql: string) => store.prepare<[], number>(sql).pluck().get() ?? 0
  return {
    documents: count('SELECT count(*) FROM document WHERE deleted_at IS NULL'),
    annotations: count(`SELECT count(*) FROM annotation JOIN document ON document.id = annotation.document_id
      WHERE annotation.deleted_at IS NULL AND document.deleted_at IS NULL`),
  }
}

/** One document a line, with its annotations: to be read by people and by any other program, whatever becomes of Postil. */
function writeAnnotations(store: Store, path: string): void {
  const file = openSync(path, 'w')
  try {
    writeSync(file, '{"format":"postil-annotations","version":1,"documents":[')
    for (const [index, document] of listDocuments(store).entries()) {
      const annotations = listAnnotations(store, document.id)
      writeSync(file, `${index === 0 ? '' : ','}\n${JSON.stringify({ document, annotations })}`)
    }
    writeSync(file, '\n]}\n')
  } finally {
    closeSync(file)
  }
  syncFile(path)
}
