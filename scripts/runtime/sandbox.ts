import { statSync } from 'node:fs'
import { join } from 'node:path'
import { capture, NO_SUCH_COMMAND } from './run-command.ts'

const OWNER_ROOT = 0
const SET_USER_ID_AND_EXECUTABLE = 0o4755
const MODE_MASK = 0o7777

/** Whether Chromium's sandbox can only be left out: as root on Linux it refuses to start with it. */
export function mustRunWithoutSandbox(
  platform: NodeJS.Platform = process.platform,
  user: number | undefined = process.getuid?.(),
): boolean {
  return platform === 'linux' && user === 0
}

function helperIsSetUp(helper: string): boolean {
  const { uid, mode } = statSync(helper)
  return uid === OWNER_ROOT && (mode & MODE_MASK) === SET_USER_ID_AND_EXECUTABLE
}

/**
 * Finds out how Chromium's sandbox can start for this user, and returns what that takes in the environment. A Linux
 * that keeps ordinary users from making namespaces (as Ubuntu 24.04 does) needs the set-user-id helper beside
 * Electron; rejects, with the command to type, where it has not been set up.
 */
export async function sandboxEnvironment(dist: string): Promise<Record<string, string>> {
  if (process.platform !== 'linux' || mustRunWithoutSandbox()) return {}
  const namespaces = await capture('unshare', ['--user', '--map-root-user', 'true'])
  if (namespaces.code === 0 || namespaces.code === NO_SUCH_COMMAND) return {}
  const helper = join(dist, 'chrome-sandbox')
  if (!helperIsSetUp(helper)) {
    throw new Error(
      `This system does not let Chromium's sandbox start. Type:\n` +
        `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    )
  }
  // For the packaged app, beside which there is none.
  return { CHROME_DEVEL_SANDBOX: helper }
}
