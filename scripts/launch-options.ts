import { existsSync } from 'node:fs'
import { executableIn, takesAppArgument } from './runtime/electron-dist.ts'
import { projectRoot } from './runtime/project.ts'

function electronDist(): string {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!dist) throw new Error('No Electron has been prepared. Run the tests with: npm run e2e')
  return dist
}

/** The Electron executable that the script which started this process has prepared. Throws if there is none. */
export function electronExecutable(): string {
  const executable = executableIn(electronDist())
  if (!existsSync(executable)) throw new Error(`There is no Electron at ${executable}`)
  return executable
}

/** Chromium's sandbox can't be set up by root; only there, and never in the app itself, it is switched off. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** The arguments that make the prepared Electron run this checkout; the caller's own come after them. */
export function launchArguments(): string[] {
  const app = takesAppArgument(electronDist()) ? [projectRoot] : []
  return [...app, ...sandboxArguments()]
}
