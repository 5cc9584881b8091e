import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { cacheFolder } from './cache-folder.ts'
import type { RouteOutcome } from './choose-runtime.ts'
import { executableIn, versionIn } from './electron-dist.ts'
import { withProgress } from './progress.ts'
import { packageFolder, packageVersion } from './project.ts'
import { capture } from './run-command.ts'

const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000
/** How long a failed download is believed to fail again. A day: networks are changed by people, not by minutes. */
export const FAILURE_REMEMBERED_MS = 24 * 60 * 60 * 1000

const failureRecord = z.object({ at: z.number(), reason: z.string() })
type FailureRecord = z.infer<typeof failureRecord>

/** The file in the user's cache that remembers that this Electron could not be downloaded. */
export function failureFile(
  version: string,
  platform: string = process.platform,
  arch: string = process.arch,
) {
  return join(cacheFolder(), `official-electron-${version}-${platform}-${arch}.failed.json`)
}

function rememberedFailure(file: string, now: number): FailureRecord | null {
  if (!existsSync(file)) return null
  const record = failureRecord.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!record.success) return null
  const age = now - record.data.at
  // A clock that was set back must not make a failure last for ever.
  return age >= 0 && age < FAILURE_REMEMBERED_MS ? record.data : null
}

/** The route to the binary that the electron package has already unpacked in node_modules. */
export async function installedRuntime(): Promise<RouteOutcome> {
  const dist = join(packageFolder('electron'), 'dist')
  const version = packageVersion('electron')
  if (existsSync(executableIn(dist)) && versionIn(dist) === version) {
    return { kind: 'found', runtime: { origin: 'official', dist, version } }
  }
  return { kind: 'unavailable', reason: `${dist} does not hold Electron ${version}` }
}

/** The last line that says something, of what a command wrote; stack frames say nothing to a reader. */
function summaryOf(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.find((line) => line !== '' && !line.startsWith('at ')) ?? 'no message'
}

/** The route through the electron package's own download. A failure is remembered for a day. */
export async function downloadedRuntime(now: number = Date.now()): Promise<RouteOutcome> {
  const version = packageVersion('electron')
  const memory = failureFile(version)
  const remembered = rememberedFailure(memory, now)
  if (remembered) {
    const when = new Date(remembered.at).toISOString().slice(0, 16).replace('T', ' ')
    return {
      kind: 'unavailable',
      reason: `${remembered.reason} (at ${when} UTC; delete ${memory} to try again)`,
    }
  }
  const script = join(packageFolder('electron'), 'install.js')
  const result = await withProgress(`Downloading Electron ${version} (about 110 MB, once)`, () =>
    capture(process.execPath, [script], { timeout: DOWNLOAD_TIMEOUT_MS }),
  )
  const installed = await installedRuntime()
  if (installed.kind === 'found') {
    await rm(memory, { force: true })
    return installed
  }
  const reason = result.code === 124 ? 'it did not end in ten minutes' : summaryOf(result.output)
  await mkdir(dirname(memory), { recursive: true })
  await writeFile(memory, JSON.stringify({ at: now, reason } satisfies FailureRecord))
  return { kind: 'unavailable', reason }
}
