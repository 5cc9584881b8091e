import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { majorOf } from './electron-dist.ts'
import { findHeaders } from './node-headers.ts'
import { withProgress } from './progress.ts'
import { packageCommand, packageFolder, packageVersion } from './project.ts'
import { publishFolder } from './publish-folder.ts'
import { capture } from './run-command.ts'

const FIRST_ELECTRON_WITH_NODE_API_10 = 35
const BINARY = 'better_sqlite3.node'
const BUILD_TIMEOUT_MS = 20 * 60 * 1000

// The package's binding.gyp asks for Node-API 10. Older runtimes have what the source uses, but only for add-ons
// that call themselves experimental, which in headers has this number (NAPI_VERSION_EXPERIMENTAL).
const COMPILER_FLAGS = [
  '-UNAPI_VERSION',
  '-DNAPI_VERSION=2147483647',
  '-DNAPI_EXPERIMENTAL',
  '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
].join(' ')

/** Whether an Electron is too old for the binaries that better-sqlite3 ships, which ask for Node-API 10. */
export function needsSqliteBuild(electronVersion: string): boolean {
  return majorOf(electronVersion) < FIRST_ELECTRON_WITH_NODE_API_10
}

/** A name for a build that changes with everything that makes its result another one. */
export function sqliteBuildKey(version: string, platform: string, arch: string, flags: string): string {
  const hash = createHash('sha256').update(flags).digest('hex').slice(0, 8)
  return `better-sqlite3-${version}-${platform}-${arch}-${hash}`
}

function cachedBuild(): string {
  const key = sqliteBuildKey(packageVersion('better-sqlite3'), process.platform, process.arch, COMPILER_FLAGS)
  return join(cacheFolder(), key)
}

/** Whether better-sqlite3 must be compiled on this machine before this Electron can run Postil. */
export function mustCompileSqlite(electronVersion: string): boolean {
  return needsSqliteBuild(electronVersion) && !existsSync(join(cachedBuild(), BINARY))
}

/** Opens a database with a binary, in a process of its own, because a bad one ends the process. */
async function checkLoads(binary: string): Promise<void> {
  const program = `new (require(process.argv[1]))(':memory:', { nativeBinding: process.argv[2] }).prepare('SELECT 1').get()`
  const result = await capture(process.execPath, ['-e', program, packageFolder('better-sqlite3'), binary])
  if (result.code !== 0)
    throw new Error(`better-sqlite3 was compiled, but does not load:\n${result.output.trim()}`)
}

async function compileInto(folder: string): Promise<void> {
  const source = join(folder, 'source')
  await cp(packageFolder('better-sqlite3'), source, { recursive: true })
  await rm(join(source, 'build'), { recursive: true, force: true })
  const headers = await findHeaders(join(folder, 'headers'))
  const result = await capture(
    process.execPath,
    [packageCommand('node-gyp'), 'rebuild', '--release', '--force_build=1'],
    {
      cwd: source,
      environment: {
        CXXFLAGS: COMPILER_FLAGS,
        // The source is compiled outside node_modules, and asks Node where its one dependency is.
        NODE_PATH: join(packageFolder('better-sqlite3'), '..'),
        // By its environment variable, because node-gyp lets that win over an argument.
        npm_config_nodedir: headers ?? undefined,
      },
      timeout: BUILD_TIMEOUT_MS,
    },
  )
  if (result.code !== 0) {
    throw new Error(`Compiling better-sqlite3 failed (exit code ${result.code}):\n${result.output.trim()}`)
  }
  const built = join(source, 'build', 'Release', BINARY)
  await checkLoads(built)
  await copyFile(built, join(folder, BINARY))
  await rm(source, { recursive: true })
  await rm(join(folder, 'headers'), { recursive: true, force: true })
}

/**
 * Sees to it that better-sqlite3 loads in this Electron: puts a compiled binary where the package looks first if
 * this Electron needs one, and takes it away if not, so that the shipped one is used. It is compiled once per
 * user. Rejects with the compiler's output.
 */
export async function prepareSqlite(electronVersion: string): Promise<void> {
  const release = join(packageFolder('better-sqlite3'), 'build', 'Release')
  const binary = join(release, BINARY)
  if (!needsSqliteBuild(electronVersion)) {
    await rm(binary, { force: true })
    return
  }
  const cached = cachedBuild()
  if (!existsSync(cached)) {
    await withProgress(`Compiling SQLite for Electron ${electronVersion} (a minute or two, once)`, () =>
      publishFolder(cached, compileInto),
    )
  }
  const wanted = await readFile(join(cached, BINARY))
  // One that an older recipe left there must not stay.
  if (existsSync(binary) && wanted.equals(await readFile(binary))) return
  await mkdir(release, { recursive: true })
  // Renamed into place, because an app that runs has the old file mapped into its memory.
  await writeFile(`${binary}.new`, wanted)
  await rename(`${binary}.new`, binary)
}
