import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import type { DocumentId } from '../src/shared/model/ids.ts'
import { expect, test } from './app.ts'

const QUOTE = 'the concept of national security should not be abused'
const SECOND = 'legitimate rights of Chinese firms'

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
  await reader.find(QUOTE)
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
    const written = (await readFile(file)).toString('latin1')
    expect(written).toContain(says)
    expect(written, value).toMatch(/postil:\/\/(?:document|annotation)\/01/)
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

  // A template of one's own is kept under its name, and offered again.
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+e')
  await dialog.getByRole('button', { name: 'Edit template' }).click()
  await dialog.getByRole('textbox', { name: 'Template text' }).fill('Desk: {{ document.title }}')
  await dialog.getByLabel('Name').fill('For the desk')
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+e')
  const template = dialog.getByLabel('Template', { exact: true })
  await expect(template).toHaveValue('own:For the desk')
  await expect(dialog.getByLabel('How it begins')).toContainText('Desk: China hits back')

  // One that is deleted is gone from the list, and comes back whole when it was not meant.
  await dialog.getByRole('button', { name: 'Edit template' }).press('Enter')
  const text = dialog.getByRole('textbox', { name: 'Template text' })
  await expect(text).toHaveValue('Desk: {{ document.title }}')
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(template).toHaveValue('postil')
  await expect(template.getByRole('option', { name: 'For the desk' })).toHaveCount(0)
  await expect(text).toBeFocused()
  await expect(page.getByText('Template “For the desk” deleted.').first()).toBeVisible()
  await page.screenshot({ path: 'test-results/export-template-deleted.png' })
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await expect(template).toHaveValue('own:For the desk')
  await expect(text).toHaveValue('Desk: {{ document.title }}')
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(template).toHaveValue('postil')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+e')
  await expect(template).toHaveValue('postil')
  await expect(template.getByRole('option', { name: 'For the desk' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // What is picked in the list of highlights is offered first, and goes to the clipboard too.
  await expect(dialog).toHaveCount(0)
  await reader.find(SECOND)
  await page.keyboard.press('2')
  await reader.leaveFields()
  await page.keyboard.press('Shift+M')
  await expect(page.locator('[data-notes-page="list"]')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+e')
  await dialog.getByLabel('What').selectOption({ label: '2 selected highlights' })
  await dialog.getByLabel('Where to').selectOption('rich-clipboard')
  await dialog.getByRole('button', { name: 'Copy' }).press('Enter')
  await expect(page.getByText('Copied as formatted text.').first()).toBeVisible()
  const copied = await electronApp.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(`> ${QUOTE}`)
  expect(copied).toContain(`> ${SECOND}`)
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

test('a link to something in the trash offers it back and goes there; a dropped file of highlights gets a dry run', async ({
  start,
}) => {
  const { electronApp, page, reader } = await start()
  await reader.ready()
  const follow = (link: string) =>
    electronApp.evaluate(({ app }, word) => app.emit('second-instance', {}, ['postil', word], '/', {}), link)
  await reader.find(QUOTE)
  await page.keyboard.press('1')
  await reader.leaveFields()
  const option = page.getByRole('navigation', { name: 'Library' }).getByRole('option').first()
  const article = (await option.getAttribute('id'))?.replace('shelf-', '') ?? ''
  const highlight = await page.evaluate(async (id) => {
    const answer = await window.api.annotations.list(id as DocumentId)
    if (!answer.ok || answer.value[0] === undefined) throw new Error('Expected the highlight')
    await window.api.annotations.remove([answer.value[0].id])
    return answer.value[0].id
  }, article)
  await expect(reader.notes).toHaveCount(0)
  await follow(`postil://annotation/${highlight}`)
  const message = page.getByText(/^This highlight in “China hits back.*” is in the trash\.$/).first()
  await expect(message).toBeVisible()
  const restore = page.getByRole('button', { name: 'Restore', exact: true })
  await expect(restore).toBeFocused()
  await page.screenshot({ path: 'test-results/link-in-trash.png' })
  await page.keyboard.press('Enter')
  await expect(message).toHaveCount(0)
  await expect(reader.notes).toHaveCount(1)
  await expect(page.getByText('Highlight restored.').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(reader.notes).toHaveCount(0)

  await page.evaluate((id) => window.api.shelf.remove([id as DocumentId]), article)
  await follow(`postil://document/${article}`)
  await expect(page.getByText(/^The article “China hits back.*” is in the trash\.$/).first()).toBeVisible()
  await restore.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /China hits back/ })).toBeVisible()
  await follow('postil://annotation/01HZ0000000000000000000000')
  await expect(page.getByText('The highlight of this link is not in this library.').first()).toBeVisible()

  const transfer = await page.evaluateHandle((quote) => {
    const data = new DataTransfer()
    const entry = `China hits back at Trump’s Huawei ban (Somebody)\r\n- Your Highlight on Location 10-11 | Added on Tuesday, January 6, 2026 10:00:00 AM\r\n\r\n${quote}\r\n==========\r\n`
    data.items.add(new File([entry], 'My Clippings.txt', { type: 'text/plain' }))
    return data
  }, QUOTE)
  await page.locator('.shelf').dispatchEvent('dragover', { dataTransfer: transfer })
  await page.locator('.shelf').dispatchEvent('drop', { dataTransfer: transfer })
  const dialog = page.getByRole('dialog', { name: 'Import highlights' })
  await expect(dialog.getByRole('tab', { name: '1 will be stored' })).toBeVisible()
  await expect(reader.notes).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter')
  await expect(reader.notes).toHaveCount(1)
})
