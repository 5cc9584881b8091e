import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chooseHeaders, layOutPackageHeaders } from './node-headers.ts'
import { temporaryFolder } from './temporary-folder.ts'

const nothing = {
  configured: () => undefined,
  holdsHeaders: () => true,
  download: async () => false,
  fromPackage: () => '/from/package',
}

it('takes the headers that npm is configured with', async () => {
  expect(await chooseHeaders({ ...nothing, configured: () => '/usr' })).toBe('/usr')
})

it('passes over a configured folder that holds no headers', async () => {
  const probes = { ...nothing, configured: () => '/gone', holdsHeaders: () => false }
  expect(await chooseHeaders({ ...probes, download: async () => true })).toBeNull()
  expect(await chooseHeaders(probes)).toBe('/from/package')
})

it('lets node-gyp download them where it can', async () => {
  expect(await chooseHeaders({ ...nothing, download: async () => true })).toBeNull()
})

it('takes those of the npm package where nothing can be downloaded', async () => {
  expect(await chooseHeaders(nothing)).toBe('/from/package')
})

it('lays the headers of the npm package out as node-gyp looks for them', () => {
  const include = join(layOutPackageHeaders(temporaryFolder()), 'include', 'node')
  for (const name of ['node_api.h', 'js_native_api_types.h', 'common.gypi', 'config.gypi']) {
    expect(existsSync(join(include, name)), name).toBe(true)
  }
  // Without it, a garbage collection in the app ends the process.
  expect(readFileSync(join(include, 'js_native_api.h'), 'utf8')).toContain('node_api_post_finalizer(')
})
