import AxeBuilder from '@axe-core/playwright'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './app.ts'

const QUOTE = 'foreign adversaries'

async function answerWith(electronApp: ElectronApplication, folder: string) {
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

test('a folder is kept in step, edits by hand are left alone and resolved, a renamed file is followed', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(150_000)
  const folder = join(libraryFolder, 'vault')
  await mkdir(folder)
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await answerWith(electronApp, folder)
  await reader.dragOver(QUOTE)
  await page.keyboard.press('2')
  await expect(reader.selectedNote).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('As I heard it.')
  await page.keyboard.press('Escape')
  await reader.leaveFields()

  await page.keyboard.press('ControlOrMeta+Alt+E')
  const dialog = page.getByRole('dialog', { name: 'Folder in step' })
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(dialog.getByText('In step: 1 file')).toBeVisible()
  const [name] = await readdir(folder)
  const path = join(folder, name ?? '')
  const read = () => readFile(path, 'utf8')
  expect(await read()).toContain(`> ${QUOTE}`)
  await expect.poll(read).toContain('As I heard it.')

  await writeFile(path, (await read()).replace('As I heard it.', 'As *they* wrote it.'))
  await page.evaluate(() => window.api.vault.syncNow())
  await expect(dialog.getByText('1 block edited by hand, left alone')).toBeVisible()
  for (const theme of ['light', 'sepia', 'dark'] as const) {
    await page.evaluate((wanted) => window.api.settings.update({ theme: wanted }), theme)
    expect(await violations(page)).toEqual([])
  }
  await dialog.getByRole('button', { name: 'Compare…' }).click()
  const block = page.getByRole('region', { name: new RegExp(QUOTE) })
  await expect(block.getByRole('heading', { name: 'Stands there' })).toBeVisible()
  await expect(block.locator('ins').filter({ hasText: 'they' }).first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await block.getByRole('button', { name: 'Take Postil’s' }).click()
  await expect(page.getByText('In step: 1 file')).toBeVisible()
  await expect.poll(read).toContain('As I heard it.')

  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expect(dialog.getByText('Paused')).toBeVisible()
  const moved = join(folder, 'sub', 'renamed.md')
  await mkdir(join(folder, 'sub'))
  await rename(path, moved)
  await page.keyboard.press('Escape')
  await reader.selectedNote.waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type(' And more.')
  await page.keyboard.press('Escape')
  await reader.leaveFields()
  await page.evaluate(() => window.api.vault.resume())
  await expect.poll(() => readFile(moved, 'utf8')).toContain('And more.')
  expect(await readdir(folder)).toEqual(['sub'])
  await electronApp.close()

  const again = await start()
  await again.reader.ready()
  await expect(again.page.getByRole('button', { name: 'Folder in step: In step: 1 file' })).toBeVisible()
})
