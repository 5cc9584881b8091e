import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where, inside an unpacked Electron, its executable lies. */
export function executableIn(dist: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron')
  return join(dist, platform === 'win32' ? 'electron.exe' : 'electron')
}

function resourcesIn(dist: string): string {
  return process.platform === 'darwin'
    ? join(dist, 'Electron.app', 'Contents', 'Resources')
    : join(dist, 'resources')
}

/** The version of an unpacked Electron, without a leading `v`, or null if the folder does not say. */
export function versionIn(dist: string): string | null {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

/**
 * Whether this Electron runs the app whose folder is its first argument. An Electron that was built to be
 * somebody's product has no default app, and runs what lies in its resources folder.
 */
export function takesAppArgument(dist: string): boolean {
  return existsSync(join(resourcesIn(dist), 'default_app.asar'))
}

/** The first part of a version, as a number. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}
