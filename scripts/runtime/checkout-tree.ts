import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { executableIn } from './electron-dist.ts'
import { publishFolder } from './publish-folder.ts'

const HASH_CHARACTERS = 16

/** A name for a checkout that is the same on every run, and different for another path. */
export function checkoutKey(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, HASH_CHARACTERS)
}

/** The folder in the user's cache for the trees of all checkouts. */
export function checkoutsFolder(): string {
  return join(cacheFolder(), 'checkouts')
}

/** Removes the trees of checkouts that are no longer there. */
async function removeForsaken(trees: string): Promise<void> {
  if (!existsSync(trees)) return
  for (const name of await readdir(trees)) {
    const tree = join(trees, name)
    // existsSync follows the link, and so says whether the checkout itself is still there.
    if (!name.endsWith('.partial') && !existsSync(join(tree, 'resources', 'app', 'package.json'))) {
      await rm(tree, { recursive: true, force: true })
    }
  }
}

/**
 * Gives a checkout its own Electron that runs it, next to nothing in size: everything is a link into the shared
 * folder but `resources`, where the link `app` leads to the checkout. An Electron without a default app takes no
 * path, and looks for its app there. The version is part of the name, so that another Electron makes another tree.
 * Returns the folder of the tree.
 */
export async function makeCheckoutTree(
  dist: string,
  version: string,
  root: string,
  trees: string = checkoutsFolder(),
): Promise<string> {
  await removeForsaken(trees)
  const tree = join(trees, `${checkoutKey(root)}-electron-${version}`)
  const executable = executableIn(dist)
  await publishFolder(tree, async (folder) => {
    for (const name of await readdir(dist)) {
      const source = join(dist, name)
      if (name === 'resources') continue
      // Chromium looks for its files beside the executable's real path, so that this one must not be a symbolic link.
      if (source === executable)
        await link(source, join(folder, name)).catch(() => copyFile(source, join(folder, name)))
      else await symlink(source, join(folder, name))
    }
    await mkdir(join(folder, 'resources'))
    await symlink(root, join(folder, 'resources', 'app'))
  })
  return tree
}
