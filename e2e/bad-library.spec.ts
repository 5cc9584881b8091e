import AxeBuilder from '@axe-core/playwright'
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { libraryWithBackup, losePage, moveAway, RecoveryRoom, REPLACEMENTS } from './recovery-room.ts'

/** What the window must say of each file that is no library this Postil can open. */
const SAYS: Record<keyof typeof REPLACEMENTS, RegExp> = {
  'a text file': /not a Postil library/i,
  'an empty file': /empty/i,
  'the database of another application': /another application/i,
  'a library from a newer version': /version 999/i,
}

test('files that are no library are explained, left untouched, and a backup is the way back', async ({
  start,
  libraryFolder,
}) => {
  const path = await libraryWithBackup(libraryFolder)
  await REPLACEMENTS['a text file'](path)
  const { page } = await start()
  const room = new RecoveryRoom(page)
  for (const name of Object.keys(REPLACEMENTS) as (keyof typeof REPLACEMENTS)[]) {
    await REPLACEMENTS[name](path)
    const before = await readFile(path)
    await room.button('Try again').click()
    await expect(page.getByText(SAYS[name]).first()).toBeVisible()
    await expect(page.getByText(path).first()).toBeVisible()
    await expect(page.getByText('3 articles, 7 highlights, verified')).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await readFile(path)).toEqual(before)
  }
  await room
    .way(/Restore the backup of/)
    .getByRole('button', { name: 'Restore' })
    .click()
  await expect(page.getByRole('option', { name: /ministry/ })).toBeVisible()
  await expect(page.getByText('The backup was restored')).toBeVisible()
})

test('a damaged library is never exchanged for an empty one: it is looked at, repaired with a report, and that is taken back', async ({
  start,
  libraryFolder,
}) => {
  const path = await libraryWithBackup(libraryFolder)
  losePage(path)
  const { page, electronApp, reader } = await start()
  const room = new RecoveryRoom(page)
  await expect(room.headline).toHaveText('The library is damaged')
  await expect(page.getByText('Came in after the backup')).toBeVisible()
  expect(await violations(page)).toEqual([])

  await room.button('Repair').click()
  await expect(room.headline).toHaveText('What was saved')
  await expect(page.getByRole('row', { name: /Highlights and notes/ })).toContainText('8')
  const report = join(libraryFolder, 'report.md')
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, report)
  await room.button('Save the report…').click()
  await expect(page.getByText(`Saved as ${report}`)).toBeVisible()
  expect(await readFile(report, 'utf8')).toContain('Texts of articles')
  expect(await violations(page)).toEqual([])
  await room.button('Open the library').click()
  await reader.ready()
  await expect(page.getByRole('option', { name: /5G/ })).toBeVisible()
  expect(await readdir(join(dirname(path), 'damaged'))).toHaveLength(1)
})

test('a library that can’t be opened for writing is read and exported as a copy, in which nothing is kept', async ({
  start,
  libraryFolder,
}) => {
  const path = await libraryWithBackup(libraryFolder)
  const { page, electronApp, reader } = await start()
  await reader.ready()
  // As the store answers in a read-only folder; where the tests run as root there is none.
  await page.evaluate(() => window.api.recovery.openCopy())
  await page.reload()
  await reader.ready()
  await expect(page.getByText('A copy, for reading and exporting.')).toBeVisible()
  await page.keyboard.press('Shift+T')
  await reader.dragOver('about tariffs')
  await page.keyboard.press('2')
  await expect(page.getByText(/Not saved/).first()).toBeVisible()
  expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await reader.ready()
  await expect(page.getByText('A copy, for reading and exporting.')).toBeHidden()
  expect(existsSync(path)).toBe(true)
})

test('a library that is gone is found again where it was moved to, restored, or deliberately begun anew', async ({
  start,
  libraryFolder,
}) => {
  const path = await libraryWithBackup(libraryFolder)
  const elsewhere = await moveAway(path)
  const { page, electronApp, reader } = await start()
  const room = new RecoveryRoom(page)
  await expect(room.headline).toHaveText('The library is gone')
  expect(existsSync(path)).toBe(false)
  expect(await violations(page)).toEqual([])
  await electronApp.evaluate(({ dialog }, found) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [found] })
  }, elsewhere)
  await room.button('Find the library…').click()
  await reader.ready()
  await expect(page.getByRole('option', { name: /Came in after the backup/ })).toBeVisible()
  expect(existsSync(elsewhere)).toBe(true)
  await electronApp.close()

  await moveAway(path)
  const again = await start()
  const anew = new RecoveryRoom(again.page)
  await anew.button('Begin anew…').click()
  expect(existsSync(path)).toBe(false)
  await anew.button('Begin with an empty library').click()
  await again.reader.ready()
  await expect(again.page.getByRole('option', { name: /5G/ })).toHaveCount(0)
  // The backups are still the way back.
  await again.page.keyboard.press('ControlOrMeta+Shift+B')
  await again.page.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(again.page.getByRole('option', { name: /5G/ })).toBeVisible()
})

test('a library that another program holds is opened once it is let go', async ({ start, libraryFolder }) => {
  const path = await libraryWithBackup(libraryFolder)
  const holder = new Database(path)
  holder.pragma('locking_mode = EXCLUSIVE')
  holder.exec('BEGIN EXCLUSIVE')
  const { page, reader } = await start()
  await expect(page.getByText(/has the library open/)).toBeVisible()
  holder.close()
  await page.getByRole('button', { name: 'Try again' }).click()
  await reader.ready()
})

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
