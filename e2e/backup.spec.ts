import AxeBuilder from '@axe-core/playwright'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { libraryWithBackup } from './recovery-room.ts'

test('a backup is made, previewed and restored in its window, and the restoring is taken back', async ({
  start,
  libraryFolder,
}) => {
  await libraryWithBackup(libraryFolder)
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await page.keyboard.press('ControlOrMeta+Shift+B')
  const window = page.getByRole('dialog', { name: 'Backups' })
  await expect(window.getByRole('radio')).toHaveCount(1)
  const preview = window.getByRole('region', { name: 'What is in this backup' })
  await expect(preview).toContainText('Would be gone')
  await expect(preview).toContainText('Came in after the backup')
  expect(await violations(page)).toEqual([])

  await window.getByRole('button', { name: 'Back up now' }).click()
  await expect(window.getByRole('radio')).toHaveCount(2)
  await expect(page.getByText('Backed up and verified: 4 articles, 8 highlights.')).toBeVisible()
  expect(
    (await readdir(join(libraryFolder, 'backups'))).filter((name) => name.endsWith('.postil')),
  ).toHaveLength(2)
  await window.getByRole('radio').first().focus()
  await expect(preview).toContainText('Nothing differs')
  await page.keyboard.press('ArrowDown')
  await expect(preview).toContainText('Came in after the backup')

  await preview.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(page.getByText('The backup was restored')).toBeVisible()
  await expect(page.getByRole('option', { name: /Came in after/ })).toHaveCount(0)
  await expect(page.getByRole('option', { name: /5G/ })).toBeVisible()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('The restore was taken back')).toBeVisible()
  await expect(page.getByRole('option', { name: /Came in after/ })).toBeVisible()

  const elsewhere = join(libraryFolder, 'elsewhere')
  await mkdir(elsewhere)
  await electronApp.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, elsewhere)
  await page.keyboard.press('ControlOrMeta+Shift+B')
  await window.getByRole('button', { name: 'Other folder…' }).click()
  await expect(window).toContainText(elsewhere)
  await expect(window).toContainText('There is no backup yet')
  await window.getByRole('button', { name: 'Back up now' }).click()
  await expect(window.getByRole('radio')).toHaveCount(1)
  expect((await readdir(elsewhere)).length).toBe(2)
})

test('a library in a synchronised folder is spoken of once, and not again', async ({
  libraryFolder,
  start,
}) => {
  const folder = join(libraryFolder, 'Dropbox')
  await mkdir(folder)
  const first = await start(`--library-folder=${folder}`)
  await first.reader.ready()
  await first.page.getByRole('button', { name: 'What to do' }).click()
  await expect(first.page.getByText('The library lies in Dropbox').last()).toBeVisible()
  expect(await violations(first.page)).toEqual([])
  await first.page.reload()
  await first.reader.ready()
  const list = await first.page.evaluate(() => window.api.backups.list())
  expect(list).toMatchObject({ ok: true, value: { isRiskNew: false, risk: { service: 'Dropbox' } } })
})

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
