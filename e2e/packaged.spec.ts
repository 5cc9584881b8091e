import { _electron } from '@playwright/test'
import { chromiumArguments, chromiumSandbox, packagedAppExecutable } from '../scripts/launch-options.ts'
import { expect, test } from './app.ts'
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
  } finally {
    await electronApp.close()
  }
})
