import { lstatSync, readdirSync, realpathSync, rmSync, type Dirent } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { documentIdOf } from '../../shared/export/vault-merge.ts'
import { documentId, type DocumentId } from '../../shared/model/ids.ts'
import { UNFINISHED } from '../export/atomic-file.ts'
import { readHead } from '../export/known-files.ts'

/** A file as the file system has it. */
export type FileLook = {
  /** Relative to the folder, with forward slashes. */
  path: string
  /** In milliseconds. */
  modifiedAt: number
  /** In bytes. */
  size: number
}

/** What a folder holds. */
export type FolderScan = {
  /** The file of each article; of several copies, the one where it was, else the first by name. */
  files: Map<DocumentId, FileLook>
  /** Names in the folder itself, so that none is given twice. */
  names: Set<string>
  /** How many Markdown files there are, whosever they are. */
  markdownFiles: number
}

/**
 * Finds the files that hold articles, wherever in the folder they were moved and whatever they are called now. Files that look
 * as they did when they were last written are not opened. Folders that begin with a dot (`.git`, `.obsidian`) are left
 * out, and links are never followed. Throws what the file system throws about the folder itself.
 */
export function scanFolder(
  folder: string,
  known: ReadonlyMap<DocumentId, FileLook>,
  check: () => void = () => {},
): FolderScan {
  const byPath = new Map(Array.from(known, ([id, look]) => [look.path, { id, look }]))
  const scan: FolderScan = { files: new Map(), names: new Set(readdirSync(folder)), markdownFiles: 0 }
  const pending = ['']
  for (let within = pending.pop(); within !== undefined; within = pending.pop()) {
    check()
    for (const entry of entriesOf(join(folder, within))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        pending.push(path)
      if (!entry.isFile()) continue
      // What a process that was killed had begun.
      if (entry.name.startsWith('.') && entry.name.endsWith(UNFINISHED))
        rmSync(join(folder, path), { force: true })
      if (entry.name.startsWith('.') || !/\.md$/i.test(entry.name)) continue
      scan.markdownFiles += 1
      const found = lookAt(folder, path)
      if (found === null) continue
      const before = byPath.get(path)
      const isAsBefore =
        before !== undefined && before.look.modifiedAt === found.modifiedAt && before.look.size === found.size
      const id = isAsBefore ? before.id : articleIn(folder, path)
      if (id !== null) keepBetter(scan, id, found, known)
    }
  }
  return scan
}

function keepBetter(
  { files }: FolderScan,
  id: DocumentId,
  found: FileLook,
  known: ReadonlyMap<DocumentId, FileLook>,
): void {
  const rival = files.get(id)
  const home = known.get(id)?.path
  if (rival === undefined || found.path === home || (rival.path !== home && found.path < rival.path))
    files.set(id, found)
}

/** A folder that can't be read any more has nothing to say. */
function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** A regular file as it is now; null when there is none, or a link in its place. */
export function lookAt(folder: string, path: string): FileLook | null {
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false })
  return found?.isFile() === true ? { path, modifiedAt: found.mtimeMs, size: found.size } : null
}

/** Whether a path, all links on the way to it followed, still lies in the folder. */
export function liesInside(folder: string, path: string): boolean {
  try {
    const place = realpathSync(dirname(join(folder, path)))
    return place === folder || place.startsWith(folder.endsWith(sep) ? folder : folder + sep)
  } catch {
    return false
  }
}

/** The article that a file says it holds; null when it says none, or can't be read. */
export function articleIn(folder: string, path: string): DocumentId | null {
  try {
    return documentId.safeParse(documentIdOf(readHead(join(folder, path)))).data ?? null
  } catch {
    return null
  }
}
