import { missingLibraries, packageOfLibrary } from './linux-packages.ts'
import { capture, NO_SUCH_COMMAND } from './run-command.ts'

/** What this Linux lacks. */
export interface Needs {
  /** Sonames of libraries. */
  libraries: string[]
  /** Names of programs. */
  commands: string[]
}

const PACKAGE_OF_COMMAND: Readonly<Record<string, string>> = {
  Xvfb: 'xvfb',
  'g++': 'g++',
  make: 'make',
  python3: 'python3',
}

const VERSION_ARGUMENT: Readonly<Record<string, string>> = { Xvfb: '-help' }

async function isMissing(command: string): Promise<boolean> {
  const answer = await capture(command, [VERSION_ARGUMENT[command] ?? '--version'])
  return answer.code === NO_SUCH_COMMAND
}

/** Looks for what this Linux lacks to run an executable and the given commands. */
export async function findNeeds(executable: string, commands: readonly string[]): Promise<Needs> {
  const ldd = await capture('ldd', [executable], { environment: { LC_ALL: 'C' } })
  const missing = await Promise.all(
    commands.map(async (command) => ((await isMissing(command)) ? [command] : [])),
  )
  return { libraries: missingLibraries(ldd.output), commands: missing.flat() }
}

/** The Debian packages that hold what is lacking, each once, and the libraries of which no package is known. */
export function packagesFor(needs: Needs): { packages: string[]; unknown: string[] } {
  const packages = new Set<string>()
  const unknown: string[] = []
  for (const soname of needs.libraries) {
    const name = packageOfLibrary(soname)
    if (name === null) unknown.push(soname)
    else packages.add(name)
  }
  for (const command of needs.commands) packages.add(PACKAGE_OF_COMMAND[command] ?? command)
  return { packages: [...packages].sort(), unknown }
}
