import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const place = z.object({ folder: z.string().min(1) })

/**
 * Where backups are kept: `backups` beside the library, or the folder that the reader chose. The choice is not kept in
 * the library, because it is needed most when the library can't be read.
 */
export function backupFolder(libraryFolder: string): string {
  const usual = join(libraryFolder, 'backups')
  const note = notePath(libraryFolder)
  if (!existsSync(note)) return usual
  const read = place.safeParse(JSON.parse(readFileSync(note, 'utf8')))
  return read.success ? read.data.folder : usual
}

/** Remembers the folder that the reader chose for backups. Throws what the file system throws. */
export function chooseBackupFolder(libraryFolder: string, folder: string): void {
  const note = notePath(libraryFolder)
  writeFileSync(`${note}.new`, JSON.stringify({ folder }))
  renameSync(`${note}.new`, note)
}

function notePath(libraryFolder: string): string {
  return join(libraryFolder, 'backup-place.json')
}
