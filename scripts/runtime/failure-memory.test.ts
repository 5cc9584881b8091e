import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FAILURE_REMEMBERED_MS, forgetFailure, rememberedFailure, rememberFailure } from './failure-memory.ts'
import { temporaryFolder } from './temporary-folder.ts'

const MINUTE_MS = 60_000

it('remembers for a day that something failed, and why', async () => {
  const file = join(temporaryFolder(), 'cache', 'failed.txt')
  expect(await rememberedFailure(file, Date.now())).toBeNull()
  await rememberFailure(file, 'fetch failed')
  const now = Date.now()
  expect(await rememberedFailure(file, now)).toBe('fetch failed')
  expect(await rememberedFailure(file, now + FAILURE_REMEMBERED_MS - MINUTE_MS)).toBe('fetch failed')
  expect(await rememberedFailure(file, now + FAILURE_REMEMBERED_MS + MINUTE_MS)).toBeNull()
  expect(await rememberedFailure(file, now - FAILURE_REMEMBERED_MS - MINUTE_MS)).toBeNull()
})

it('forgets a failure once the thing has worked', async () => {
  const file = join(temporaryFolder(), 'failed.txt')
  await rememberFailure(file, 'fetch failed')
  await forgetFailure(file)
  expect(await rememberedFailure(file, Date.now())).toBeNull()
})
