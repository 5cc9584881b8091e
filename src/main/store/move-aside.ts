import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './durable-file.ts'

/**
 * Moves a library that is closed, with its write-ahead log, to `damaged/<time>/` beside it, and answers that folder.
 * A log that stayed behind would silently be replayed into what comes into its place.
 */
export function moveAside(path: string, now: number): string {
  const stem = join(
    dirname(path),
    'damaged',
    new Date(now).toISOString().replaceAll(':', '-').replace('.', '-'),
  )
  let folder = stem
  for (let attempt = 2; existsSync(folder); attempt += 1) folder = `${stem}-${attempt}`
  mkdirSync(folder, { recursive: true })
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, join(folder, basename(path) + ending))
  }
  syncFolder(folder)
  syncFolder(dirname(folder))
  syncFolder(dirname(path))
  return folder
}
