import { existsSync, lstatSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'
import { unzip } from './unzip.ts'

const UNIX = 3
const bytes = (text: string) => new TextEncoder().encode(text)

/** Writes a zip file as Unix would, with the given modes. */
function zipFile(folder: string, entries: Record<string, { content: string; mode: number }>): string {
  const zippable: Zippable = {}
  for (const [name, { content, mode }] of Object.entries(entries)) {
    zippable[name] = [bytes(content), { os: UNIX, attrs: mode << 16 }]
  }
  const file = join(folder, 'archive.zip')
  writeFileSync(file, zipSync(zippable))
  return file
}

it.runIf(process.platform !== 'win32')('keeps permissions and links', async () => {
  const folder = temporaryFolder()
  const file = zipFile(folder, {
    'app/run': { content: '#!', mode: 0o100755 },
    'app/data/text': { content: 'words', mode: 0o100644 },
    'app/link': { content: 'data/text', mode: 0o120777 },
  })
  await unzip(file, join(folder, 'out'))
  expect(lstatSync(join(folder, 'out/app/run')).mode & 0o777).toBe(0o755)
  expect(readFileSync(join(folder, 'out/app/data/text'), 'utf8')).toBe('words')
  expect(readlinkSync(join(folder, 'out/app/link'))).toBe('data/text')
})

it('refuses an entry that would be written outside its folder', async () => {
  const folder = temporaryFolder()
  const file = zipFile(folder, { '../escaped': { content: 'x', mode: 0o100644 } })
  await expect(unzip(file, join(folder, 'out'))).rejects.toThrow('..')
  expect(existsSync(join(folder, 'escaped'))).toBe(false)
})

it('refuses a link that leads outside its folder', async () => {
  const folder = temporaryFolder()
  const file = zipFile(folder, { link: { content: '../../etc', mode: 0o120777 } })
  await expect(unzip(file, join(folder, 'out'))).rejects.toThrow('outside')
  expect(existsSync(join(folder, 'out/link'))).toBe(false)
})

it('refuses a damaged file', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'archive.zip')
  writeFileSync(file, 'this is not a zip file')
  await expect(unzip(file, join(folder, 'out'))).rejects.toThrow()
})
