import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk has what was written to a file. Throws what the file system throws. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Waits until the disk has the names in a folder: a rename is only safe after that. Windows keeps names by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
