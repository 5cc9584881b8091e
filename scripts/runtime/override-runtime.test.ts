import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { checkoutsFolder } from './checkout-tree.ts'
import { executableIn } from './electron-dist.ts'
import { overrideRuntime } from './override-runtime.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('uses the folder that a person has chosen', async () => {
  const dist = temporaryFolder()
  mkdirSync(dirname(executableIn(dist)), { recursive: true })
  writeFileSync(executableIn(dist), '')
  writeFileSync(join(dist, 'version'), 'v44.1.0\n')
  const runtime = { origin: 'override', dist, version: '44.1.0' }
  expect(await overrideRuntime(dist)).toEqual({ kind: 'found', runtime })
})

it('refuses a folder without an Electron, instead of running another one', async () => {
  expect(await overrideRuntime(temporaryFolder())).toMatchObject({ kind: 'unusable' })
})

it('is not there when nobody has chosen', async () => {
  expect(await overrideRuntime(undefined)).toMatchObject({ kind: 'unavailable' })
  expect(await overrideRuntime('')).toMatchObject({ kind: 'unavailable' })
})

it('does not take what another of these scripts has set for a choice', async () => {
  expect(await overrideRuntime(join(checkoutsFolder(), 'abc'))).toMatchObject({ kind: 'unavailable' })
})
