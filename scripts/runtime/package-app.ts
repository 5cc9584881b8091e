import { existsSync, globSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isFresh } from './build-app.ts'
import type { Runtime } from './choose-runtime.ts'
import { withProgress } from './progress.ts'
import { packageCommand, projectRoot } from './project.ts'
import { capture } from './run-command.ts'

/** The release is what people get; the testable one is the same, but a test may attach to it. */
export type Flavour = 'release' | 'testable'

const SOURCES = [
  'out/{main,preload,renderer}/**/*',
  'resources/**/*',
  'electron-builder.yml',
  'package.json',
  'node_modules/better-sqlite3/build/Release/*.node',
  'node_modules/better-sqlite3/prebuilds/*.node',
]
const PACKAGING_TIMEOUT_MS = 10 * 60 * 1000

const OUTPUT: Readonly<Record<Flavour, string>> = { release: 'dist/release', testable: 'dist/testable' }

/** The folder that the packaged app of a flavour is in. */
export function packagedFolder(flavour: Flavour): string {
  return join(projectRoot, OUTPUT[flavour])
}

/** The executable of the packaged app, or null if it has not been packaged. */
export function packagedExecutable(
  flavour: Flavour,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const patterns: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'mac*/Postil.app/Contents/MacOS/Postil',
    linux: 'linux*unpacked/postil',
    win32: 'win*unpacked/Postil.exe',
  }
  const pattern = patterns[platform]
  if (pattern === undefined) return null
  const found = globSync(pattern, { cwd: packagedFolder(flavour) })[0]
  return found === undefined ? null : join(packagedFolder(flavour), found)
}

/** The command line of electron-builder that puts the app into the given Electron, unpacked. */
export function builderArguments(runtime: Runtime, flavour: Flavour): string[] {
  const settings = [
    `directories.output=${OUTPUT[flavour]}`,
    `electronDist=${runtime.dist}`,
    `electronVersion=${runtime.version}`,
    `electronFuses.enableNodeCliInspectArguments=${flavour === 'testable'}`,
  ]
  return [
    '--dir',
    '--publish',
    'never',
    '--config',
    'electron-builder.yml',
    ...settings.map((text) => `-c.${text}`),
  ]
}

/**
 * Takes Chromium's set-user-id helper out of the app to be tested: only root could set it up there, and while one
 * lies beside the app, Chromium does not look at the one that the environment names (CHROME_DEVEL_SANDBOX).
 */
async function removeSandboxHelper(): Promise<void> {
  const executable = packagedExecutable('testable')
  if (executable !== null) await rm(join(dirname(executable), 'chrome-sandbox'), { force: true })
}

/** Packages the built app with the given Electron, unless that has been done. Rejects with the packager's output. */
export async function packageApp(runtime: Runtime, flavour: Flavour): Promise<void> {
  const stamp = join(OUTPUT[flavour], 'packaged-with.txt')
  const stampPath = join(projectRoot, stamp)
  const packagedWith = `Electron ${runtime.version} from ${runtime.dist}\n`
  const isSame = existsSync(stampPath) && readFileSync(stampPath, 'utf8') === packagedWith
  if (isSame && isFresh(stamp, SOURCES)) return
  await withProgress(`Packaging the app with Electron ${runtime.version}`, async () => {
    await rm(packagedFolder(flavour), { recursive: true, force: true })
    const result = await capture(
      process.execPath,
      [packageCommand('electron-builder'), ...builderArguments(runtime, flavour)],
      { cwd: projectRoot, timeout: PACKAGING_TIMEOUT_MS },
    )
    if (result.code !== 0)
      throw new Error(`Packaging failed (exit code ${result.code}):\n${result.output.trim()}`)
    if (flavour === 'testable') await removeSandboxHelper()
    await writeFile(stampPath, packagedWith)
  })
}
