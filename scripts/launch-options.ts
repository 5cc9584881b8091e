import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { executableIn, takesAppArgument } from './runtime/electron-dist.ts'
import { packagedExecutable } from './runtime/package-app.ts'
import { projectRoot } from './runtime/project.ts'
import { mustRunWithoutSandbox } from './runtime/sandbox.ts'

function preparedDist(): string {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!dist)
    throw new Error('No Electron has been prepared for this process. Start the tests with: npm run e2e')
  return dist
}

/** The Electron executable that the script above this process has prepared. Throws if there is none. */
export function electronExecutable(): string {
  const executable = executableIn(preparedDist())
  if (!existsSync(executable)) throw new Error(`There is no Electron at ${executable}`)
  return executable
}

/** What Chromium needs on this machine whatever it runs: as root on Linux, to be told to leave its sandbox out. */
export function chromiumArguments(): string[] {
  return mustRunWithoutSandbox() ? ['--no-sandbox'] : []
}

/**
 * Playwright's option `chromiumSandbox`: it leaves the sandbox out unless it is told not to, and the app must be
 * tested as people run it wherever that can be done.
 */
export function chromiumSandbox(): boolean {
  return !mustRunWithoutSandbox()
}

/** The arguments that make the prepared Electron run this checkout; the caller's own come after them. */
export function launchArguments(): string[] {
  const app = takesAppArgument(preparedDist()) ? [projectRoot] : []
  return [...app, ...chromiumArguments()]
}

/** The executable of the packaged app that tests may attach to. Throws if it has not been packaged. */
export function packagedAppExecutable(): string {
  const executable = packagedExecutable('testable')
  if (executable === null)
    throw new Error('There is no packaged app to test. Make it with: npm run package -- --testable')
  return executable
}

/** The launcher of the command line in that package. Throws as `packagedAppExecutable`. */
export function packagedLauncher(): string {
  const beside = dirname(packagedAppExecutable())
  const resources =
    process.platform === 'darwin' ? join(beside, '..', 'Resources') : join(beside, 'resources')
  return join(resources, 'bin', process.platform === 'win32' ? 'postil.cmd' : 'postil')
}
