import { existsSync, statSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { packageCommand, projectRoot } from './project.ts'
import { run } from './run-command.ts'

const INPUTS = [
  'src/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.base.json',
]
const OUTPUT = 'out/main/index.js'

function newest(patterns: readonly string[]): number {
  const times = globSync([...patterns], { cwd: projectRoot }).map(
    (path) => statSync(join(projectRoot, path)).mtimeMs,
  )
  return Math.max(0, ...times)
}

/** Whether the built app is at least as new as everything that it is built from. */
export function buildIsFresh(): boolean {
  const output = join(projectRoot, OUTPUT)
  return existsSync(output) && statSync(output).mtimeMs >= newest(INPUTS)
}

/** Builds the app if its sources are newer. Ends this process with the builder's exit code if that fails. */
export async function buildApp(environment: Record<string, string>): Promise<void> {
  if (buildIsFresh()) return
  const code = await run(process.execPath, [packageCommand('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    environment,
  })
  if (code !== 0) process.exit(code)
}
