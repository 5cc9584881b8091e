import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const ABANDONED_AFTER_MS = 60 * 60 * 1000
const PARTIAL = '.partial'

/** Removes what runs that were interrupted left beside this folder; one that still goes on is younger. */
async function removeAbandoned(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(`${basename(target)}.`) || !name.endsWith(PARTIAL)) continue
    const path = join(dirname(target), name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}

/**
 * Makes a folder whole or not at all: it is filled under another name, and renamed when it is complete. Does
 * nothing if the folder exists. Of two runs that fill it at once, the first one to end wins, and both go on.
 * Rejects with the error of `fill`, leaving nothing behind.
 */
export async function publishFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return
  await mkdir(dirname(target), { recursive: true })
  await removeAbandoned(target)
  const partial = `${target}.${process.pid}${PARTIAL}`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial)
  try {
    await fill(partial)
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}
