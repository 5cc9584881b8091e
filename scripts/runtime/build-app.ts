import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageCommand, projectRoot } from './project.ts'
import { run } from './run-command.ts'

/** What the app is built from. */
export const SOURCES = [
  'src/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'scripts/runtime/licences.ts',
  'package-lock.json',
  'tsconfig.base.json',
]
const OUTPUT = 'out/main/index.js'

/**
 * The last change, in milliseconds since 1970, to anything under the given patterns, which are relative to the
 * project's root; folders count too, because a file that was deleted changes its folder. 0 if nothing matches.
 */
export function lastChange(patterns: readonly string[]): number {
  const paths = globSync([...patterns], { cwd: projectRoot })
  return Math.max(0, ...paths.map((path) => statSync(join(projectRoot, path)).mtimeMs))
}

/** Whether an output exists and is at least as new as everything that it is made from. Paths as in `lastChange`. */
export function isFresh(output: string, sources: readonly string[]): boolean {
  const path = join(projectRoot, output)
  return existsSync(path) && statSync(path).mtimeMs >= lastChange(sources)
}

/** Builds the app if its sources are newer than the last build. Rejects if the builder fails, which has said why. */
export async function buildApp(environment: Record<string, string>): Promise<void> {
  if (isFresh(OUTPUT, SOURCES)) return
  const builder = packageCommand('electron-vite')
  const code = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    environment,
  })
  if (code !== 0) throw new Error(`The app could not be built (exit code ${code})`)
}
