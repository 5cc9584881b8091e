import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageCommand, packageFolder } from './project.ts'
import { capture } from './run-command.ts'

const DOWNLOAD_TIMEOUT_MS = 60_000

/** What node-gyp needs to know to find Node's headers; null lets it use those that it has downloaded. */
export type HeadersFolder = string | null

export interface HeaderProbes {
  /** The folder that npm is configured with (`nodedir`), if any. */
  configured: () => string | undefined
  holdsHeaders: (folder: string) => boolean
  /** Lets node-gyp download the headers into its own cache. */
  download: () => Promise<boolean>
  /** Lays out the headers of the package node-api-headers, and returns their folder. */
  fromPackage: () => string
}

/** Chooses Node's headers: those that npm is configured with, else node-gyp's download, else the npm package. */
export async function chooseHeaders(probes: HeaderProbes): Promise<HeadersFolder> {
  const configured = probes.configured()
  if (configured && probes.holdsHeaders(configured)) return configured
  if (await probes.download()) return null
  return probes.fromPackage()
}

// The build settings that come with Node's own headers, as far as an add-on that uses Node-API alone needs them.
const COMMON_GYPI = `{
  'target_defaults': {
    'default_configuration': 'Release',
    'configurations': {
      'Debug': { 'cflags': ['-g', '-O0'] },
      'Release': { 'cflags': ['-O3', '-fno-omit-frame-pointer'] },
    },
    'cflags': ['-fPIC', '-pthread', '-Wall', '-Wextra', '-Wno-unused-parameter'],
    'cflags_cc': ['-std=gnu++20', '-fno-rtti', '-fno-exceptions', '-fno-strict-aliasing'],
    'ldflags': ['-pthread'],
    'xcode_settings': {
      'CLANG_CXX_LANGUAGE_STANDARD': 'gnu++20',
      'CLANG_CXX_LIBRARY': 'libc++',
      'GCC_ENABLE_CPP_EXCEPTIONS': 'NO',
      'GCC_ENABLE_CPP_RTTI': 'NO',
      'MACOSX_DEPLOYMENT_TARGET': '11.0',
      'OTHER_LDFLAGS': ['-undefined dynamic_lookup'],
    },
  },
}
`

// The package leaves out what Node calls experimental; this much of it better-sqlite3 needs, so that its finalizers
// wait until the garbage collection is over. Declared as in Node's own header.
const POST_FINALIZER = `
#if defined(NAPI_EXPERIMENTAL) && !defined(NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER)
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(
    node_api_basic_env env, napi_finalize finalize_cb, void* finalize_data, void* finalize_hint);
EXTERN_C_END
#endif
`

/** Lays out the headers of the npm package node-api-headers as node-gyp expects them, inside the given folder. */
export function layOutPackageHeaders(folder: string): string {
  const include = join(folder, 'include', 'node')
  mkdirSync(include, { recursive: true })
  const source = join(packageFolder('node-api-headers'), 'include')
  for (const name of readdirSync(source)) copyFileSync(join(source, name), join(include, name))
  appendFileSync(join(include, 'js_native_api.h'), POST_FINALIZER)
  writeFileSync(join(include, 'common.gypi'), COMMON_GYPI)
  writeFileSync(join(include, 'config.gypi'), `{ 'target_defaults': {}, 'variables': {} }\n`)
  return folder
}

/** Finds headers on this machine; `folder` is used if they must be laid out. */
export function findHeaders(folder: string): Promise<HeadersFolder> {
  return chooseHeaders({
    configured: () => process.env['npm_config_nodedir'],
    holdsHeaders: (nodedir) =>
      existsSync(join(nodedir, 'include', 'node', 'node_api.h')) &&
      existsSync(join(nodedir, 'include', 'node', 'common.gypi')),
    download: async () => {
      const nodeGyp = packageCommand('node-gyp')
      const result = await capture(process.execPath, [nodeGyp, 'install'], { timeout: DOWNLOAD_TIMEOUT_MS })
      return result.code === 0
    },
    fromPackage: () => layOutPackageHeaders(folder),
  })
}
