import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publishFolder } from './publish-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('is there whole when it is there, and is made only once', async () => {
  const target = join(temporaryFolder(), 'cache', 'thing')
  let filled = 0
  const fill = async (folder: string) => {
    filled += 1
    expect(existsSync(target)).toBe(false)
    writeFileSync(join(folder, 'file'), 'content')
  }
  await publishFolder(target, fill)
  await publishFolder(target, fill)
  expect(filled).toBe(1)
  expect(readdirSync(target)).toEqual(['file'])
})

it('leaves nothing behind when it fails, and says why', async () => {
  const parent = temporaryFolder()
  const failing = publishFolder(join(parent, 'thing'), async (folder) => {
    writeFileSync(join(folder, 'half'), '')
    throw new Error('the network went away')
  })
  await expect(failing).rejects.toThrow('the network went away')
  expect(readdirSync(parent)).toEqual([])
})

it('goes on with what another run has made in the meantime', async () => {
  const target = join(temporaryFolder(), 'thing')
  await publishFolder(target, async (folder) => {
    writeFileSync(join(folder, 'mine'), '')
    mkdirSync(target)
    writeFileSync(join(target, 'theirs'), '')
  })
  expect(readdirSync(target)).toEqual(['theirs'])
})

it('clears away what a run that was killed left long ago, but not what one may still be at', async () => {
  const parent = temporaryFolder()
  mkdirSync(join(parent, 'thing.1.partial'))
  mkdirSync(join(parent, 'thing.2.partial'))
  const twoHoursAgo = Date.now() / 1000 - 2 * 60 * 60
  utimesSync(join(parent, 'thing.1.partial'), twoHoursAgo, twoHoursAgo)
  await publishFolder(join(parent, 'thing'), async () => {})
  expect(readdirSync(parent)).toEqual(['thing', 'thing.2.partial'])
})
