import { existsSync } from 'node:fs'
import { checkoutsFolder } from './checkout-tree.ts'
import type { RouteOutcome } from './choose-runtime.ts'
import { executableIn, versionIn } from './electron-dist.ts'
import { capture } from './run-command.ts'

/** Asks an Electron for its version by running it as Node. Null if it does not answer. */
async function askVersion(executable: string): Promise<string | null> {
  const answer = await capture(executable, ['-p', 'process.versions.electron'], {
    environment: { ELECTRON_RUN_AS_NODE: '1' },
    timeout: 10_000,
  })
  const version = answer.stdout.trim()
  return answer.code === 0 && /^\d+\.\d+\.\d+/.test(version) ? version : null
}

/** The route that the person has chosen: the folder in ELECTRON_OVERRIDE_DIST_PATH, or none. */
export async function overrideRuntime(
  dist: string | undefined = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): Promise<RouteOutcome> {
  if (!dist) return { kind: 'unavailable', reason: 'it is not set' }
  // A script that was started by another one inherits what that one prepared; it is not a person's choice.
  if (dist.startsWith(checkoutsFolder()))
    return { kind: 'unavailable', reason: 'it was set by another script' }
  const executable = executableIn(dist)
  // A folder that somebody chose is used or refused; to run another Electron instead would hide the mistake.
  if (!existsSync(executable)) return { kind: 'unusable', reason: `there is no ${executable}` }
  const version = versionIn(dist) ?? (await askVersion(executable))
  if (version === null) return { kind: 'unusable', reason: `${executable} does not say its version` }
  return { kind: 'found', runtime: { origin: 'override', dist, version } }
}
