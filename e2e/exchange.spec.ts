import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './app.ts'

const QUOTE = 'the concept of national security should not be abused'

async function saveAs(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}

async function openFiles(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths })
  }, filePaths)
}

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.exchange-dialog').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('an article goes out in every form, by keys, with what was chosen remembered; a faulty template loses nothing', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(90_000)
  const { electronApp, page, reader } = await start()
  await reader.ready()
  await reader.dragOver(QUOTE)
  await page.keyboard.press('1')
  await reader.leaveFields()
  await page.keyboard.press('Escape')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const format = dialog.getByLabel('Format')
  for (const [value, ending, says] of [
    ['web-annotation', 'jsonld', '"type": "AnnotationCollection"'],
    ['claim-review', 'jsonld', '"@type": "ClaimReview"'],
    ['csv-claims', 'csv', '"id","document"'],
    ['csv-annotations', 'csv', QUOTE],
    ['json', 'json', '{"format":"postil/1"'],
    ['bibtex', 'bib', '@online{'],
    ['csl-json', 'json', '"title"'],
    ['html', 'html', `<mark class="amber solid">${QUOTE}</mark>`],
    ['pdf', 'pdf', '%PDF-'],
    ['markdown', 'md', `> ${QUOTE}`],
  ] as const) {
    const file = join(libraryFolder, `${value}.${ending}`)
    await saveAs(electronApp, file)
    await page.keyboard.press('ControlOrMeta+e')
    await expect(format).toBeVisible()
    await format.selectOption(value)
    await expect(dialog.getByText('1 article · 1 highlight · 1 claim')).toBeVisible()
    await dialog.getByLabel('Where to').selectOption('file')
    await dialog.getByRole('button', { name: 'Export…' }).press('Enter')
    await expect(dialog).toHaveCount(0, { timeout: 20_000 })
    expect((await readFile(file)).toString('latin1')).toContain(says)
  }

  await page.keyboard.press('ControlOrMeta+e')
  await expect(format).toHaveValue('markdown')
  await dialog.getByLabel('Template', { exact: true }).selectOption('memo')
  await expect(dialog.getByLabel('How it begins')).toContainText('Claims by speaker')
  await page.screenshot({ path: 'test-results/export-dialog.png' })
  expect(await problems(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Edit template' }).click()
  await dialog.getByRole('textbox', { name: 'Template text' }).fill('# {{ document.title }}\n{% if x %}')
  await expect(dialog.getByRole('alert')).toContainText('Faulty in line 2')
  await expect(dialog.getByLabel('How it begins')).toContainText('# China hits back')
  await page.screenshot({ path: 'test-results/export-template.png' })
  const file = join(libraryFolder, 'faulty.md')
  await saveAs(electronApp, file)
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText(/template is faulty, so Postil’s own form was written/).first()).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain(`> ${QUOTE}`)
})

test('highlights come in after a dry run, twice changes nothing, and those without their article find it when it arrives', async ({
  start,
  libraryFolder,
}) => {
  const { electronApp, page, reader } = await start()
  await reader.ready()
  const clippings = join(libraryFolder, 'My Clippings.txt')
  const entry = (title: string, words: string, location: number) =>
    `${title} (Somebody)\r\n- Your Highlight on Location ${location}-${location + 1} | Added on Tuesday, January 6, 2026 10:00:00 AM\r\n\r\n${words}\r\n==========\r\n`
  await writeFile(
    clippings,
    entry(
      'China hits back at Trump’s Huawei ban',
      'the concept of national security should not be abused',
      10,
    ) + entry('The other article', 'Nobody had expected the tariffs to rise so very fast', 20),
  )
  await openFiles(electronApp, [clippings])
  const dialog = page.getByRole('dialog', { name: 'Import highlights' })
  const dryRun = async () => {
    await page.keyboard.press('ControlOrMeta+Shift+i')
    await dialog.getByRole('button', { name: 'Choose files…' }).press('Enter')
    await expect(dialog.getByText('2 read')).toBeVisible()
  }
  await dryRun()
  await expect(dialog.getByRole('tab', { name: '1 will be stored' })).toBeVisible()
  await expect(dialog.getByRole('tab', { name: '1 without their article' })).toBeVisible()
  await expect(dialog.getByText(QUOTE)).toBeVisible()
  await expect(reader.notes).toHaveCount(0)
  await page.screenshot({ path: 'test-results/import-dry-run.png' })
  expect(await problems(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter')
  await expect(page.getByText('1 highlight imported, 1 waiting for their article.').first()).toBeVisible()
  await expect(reader.notes).toHaveCount(1)

  await dryRun()
  await expect(dialog.getByRole('tab', { name: '2 already there' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')

  const article = join(libraryFolder, 'other.txt')
  await writeFile(
    article,
    'The other article\n\nNobody had expected the tariffs to rise so very fast, said the ministry.',
  )
  await openFiles(electronApp, [article])
  await page.keyboard.press('Control+o')
  await expect(page.getByText('A highlight that was waiting has found').first()).toBeVisible()
  await expect(reader.article).toContainText('Nobody had expected')
  await expect(reader.notes).toHaveCount(1)
})
