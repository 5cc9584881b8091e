import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import type { RouteOutcome } from './choose-runtime.ts'
import { executableIn, versionIn } from './electron-dist.ts'
import { forgetFailure, rememberedFailure, rememberFailure } from './failure-memory.ts'
import { withProgress } from './progress.ts'
import { packageFolder, packageVersion } from './project.ts'
import { capture, OUT_OF_TIME } from './run-command.ts'

const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000

/** The route to the binary that the electron package has already unpacked in node_modules. */
export async function installedRuntime(): Promise<RouteOutcome> {
  const dist = join(packageFolder('electron'), 'dist')
  const version = packageVersion('electron')
  if (existsSync(executableIn(dist)) && versionIn(dist) === version) {
    return { kind: 'found', runtime: { origin: 'official', dist, version } }
  }
  return { kind: 'unavailable', reason: `Electron ${version} is not in ${dist}` }
}

/** The first line that says something, of what a failed command wrote. */
function summaryOf(output: string): string {
  return /^\s*(?:\w*Error: )?(\S.*?)\s*$/m.exec(output)?.[1] ?? 'it failed without a message'
}

/** The route through the electron package's own download. A failure is remembered for a day. */
export async function downloadedRuntime(now: number = Date.now()): Promise<RouteOutcome> {
  const version = packageVersion('electron')
  const memory = join(
    cacheFolder(),
    `electron-${version}-${process.platform}-${process.arch}-download-failed.txt`,
  )
  const remembered = await rememberedFailure(memory, now)
  if (remembered !== null) {
    return {
      kind: 'unavailable',
      reason: `${remembered} (not tried again for a day, or until you delete ${memory})`,
    }
  }
  const installer = join(packageFolder('electron'), 'install.js')
  const result = await withProgress(
    `Downloading Electron ${version} (about 110 MB, once)`,
    () => capture(process.execPath, [installer], { timeout: DOWNLOAD_TIMEOUT_MS }),
    ({ code }) => code === 0,
  )
  const installed = await installedRuntime()
  if (installed.kind === 'found') {
    await forgetFailure(memory)
    return installed
  }
  const reason = result.code === OUT_OF_TIME ? 'it did not end in ten minutes' : summaryOf(result.output)
  await rememberFailure(memory, reason)
  return { kind: 'unavailable', reason }
}
