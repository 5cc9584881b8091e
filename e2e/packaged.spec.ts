import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import {
  chromiumArguments,
  chromiumSandbox,
  packagedAppExecutable,
  packagedLauncher,
} from '../scripts/launch-options.ts'
import { expect, test } from './app.ts'
import { run } from './postil-command.ts'
import { Reader } from './reader.ts'

test('the packaged app does the job', async ({ libraryFolder }) => {
  const electronApp = await _electron.launch({
    executablePath: packagedAppExecutable(),
    args: [...chromiumArguments(), '--log-level=3', `--library-folder=${libraryFolder}`],
    chromiumSandbox: chromiumSandbox(),
  })
  try {
    expect(await electronApp.evaluate(({ app }) => app.isPackaged)).toBe(true)
    const page = await electronApp.firstWindow()
    const reader = new Reader(page, electronApp)
    await reader.ready()
    await reader.dragOver('foreign adversaries')
    await page.keyboard.press('2')
    await expect(reader.note('Quote', 'foreign adversaries')).toBeVisible()
    await page.reload()
    await reader.ready()
    await expect(reader.note('Quote', 'foreign adversaries')).toBeVisible()

    // Its launcher, beside the running app: what it is asked for is handed over.
    const beside = await postil(libraryFolder, 'search', '--json', 'foreign adversaries')
    expect(beside.code, beside.err).toBe(0)
    expect(JSON.parse(beside.out).hits).toMatchObject([
      { field: 'quote', kind: 'Quote', link: expect.stringMatching(/^postil:\/\/annotation\//) },
      { field: 'body' },
    ])
  } finally {
    await electronApp.close()
  }

  // And alone, through a link on the PATH.
  expect(await postil(libraryFolder, '--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage: postil'),
  })
  const exported = await postil(libraryFolder, 'export', '--json', 'out.md')
  expect(exported.code, exported.err).toBe(0)
  expect(JSON.parse(exported.out)).toMatchObject({ documents: 1, annotations: 1 })
  expect(await readFile(join(libraryFolder, 'out.md'), 'utf8')).toContain('> foreign adversaries')
  expect((await postil(libraryFolder, 'search', 'xyzzy')).code).toBe(1)
  expect((await postil(libraryFolder, 'exprot')).code).toBe(2)
})

/** Runs the package's launcher through a link, as where it was put on the PATH; on Windows itself. */
async function postil(libraryFolder: string, ...words: string[]) {
  const launcher = packagedLauncher()
  const link = join(libraryFolder, 'postil')
  const isLinked = process.platform !== 'win32'
  if (isLinked && !existsSync(link)) await symlink(launcher, link)
  const options = [...chromiumArguments(), `--library-folder=${libraryFolder}`]
  return run([isLinked ? link : launcher, ...options], words, { folder: libraryFolder })
}
