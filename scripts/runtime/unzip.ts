import { createWriteStream } from 'node:fs'
import { chmod, mkdir, symlink } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise } from 'yauzl'

const FILE_TYPE_MASK = 0o170000
const SYMBOLIC_LINK = 0o120000
const PERMISSION_MASK = 0o777

/** The Unix mode of an entry: the upper half of its external attributes, 0 if it was zipped elsewhere. */
function modeOf(entry: Entry): number {
  return entry.externalFileAttributes >>> 16
}

/**
 * Unpacks a zip file into a folder, with permissions and symbolic links. Rejects on a damaged file, and on an
 * entry or a link that would leave the folder.
 */
export async function unzip(file: string, folder: string): Promise<void> {
  const root = resolve(folder)
  const insideRoot = (path: string) => path === root || path.startsWith(root + sep)
  const archive = await openPromise(file)
  for await (const entry of archive.eachEntry()) {
    const target = resolve(root, entry.fileName)
    if (!insideRoot(target)) throw new Error(`${file} holds an entry outside its folder: ${entry.fileName}`)
    if (entry.fileName.endsWith('/')) {
      await mkdir(target, { recursive: true })
      continue
    }
    await mkdir(dirname(target), { recursive: true })
    const content = await archive.openReadStreamPromise(entry)
    const mode = modeOf(entry)
    if ((mode & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
      const destination = await text(content)
      if (!insideRoot(resolve(join(target, '..'), destination))) {
        throw new Error(`${file} holds a link outside its folder: ${entry.fileName}`)
      }
      await symlink(destination, target)
      continue
    }
    await pipeline(content, createWriteStream(target))
    const permissions = mode & PERMISSION_MASK
    if (permissions !== 0) await chmod(target, permissions)
  }
}
