import { violationsInThemes } from './axe.ts'
import AxeBuilder from '@axe-core/playwright'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, launch, test } from './app.ts'

const ARTICLES = {
  'steel.txt':
    'The price of steel\n\nThe ministry of São Paulo raised the tariff on steel. “We will answer,” said Ann Lee.',
  'harbour.md':
    '# The harbour strike\n\nWorkers of the harbour have stopped work. The union spoke of a fight to the end.',
  'china.txt': '中国商务部\n\n中国商务部发言人高峰表示，中方将采取一切必要措施。',
  'long.txt': `The long report\n\n${'Nothing happens in this paragraph at all.\n\n'.repeat(120)}Here stands the needle of the report.\n\n${'And nothing after it.\n\n'.repeat(60)}`,
}

const shelf = (page: Page) => page.getByRole('navigation', { name: 'Library' })
const list = (page: Page) => shelf(page).getByRole('listbox', { name: 'Articles' })
const row = (page: Page, title: string | RegExp) => shelf(page).getByRole('option', { name: title })
const heading = (page: Page, title: string | RegExp) => page.getByRole('heading', { level: 1, name: title })

/** Fills the library with a few articles. */
async function addArticles(page: Page, electronApp: ElectronApplication): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-files-'))
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(folder, name), text)
  await electronApp.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    },
    [folder],
  )
  await page.keyboard.press('Control+Shift+O')
  await expect(page.getByRole('region', { name: 'Adding articles' })).toContainText('4 read, 4 added')
  await page.getByRole('button', { name: 'Close the report' }).click()
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await shelf(page).getByRole('button', { name: menu }).click()
  await page.getByRole('menuitemcheckbox', { name: item }).click()
}

test('the shelf is put in order with the keyboard alone, and everything comes back', async ({
  start,
  libraryFolder,
}) => {
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await addArticles(page, electronApp)
  await page.keyboard.press('Control+Shift+L')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('toolbar', { name: 'Selected articles' })).toContainText('2 selected')
  await page.keyboard.press('*')
  await expect(shelf(page).getByRole('img', { name: 'Starred' })).toHaveCount(2)

  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Selected articles' })).toContainText('5 selected')
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Add a tag' })).toBeFocused()
  await page.keyboard.type('trade/asia')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(shelf(page).getByText('trade/asia')).toHaveCount(5)
  await page.screenshot({ path: 'test-results/library-shelf.png' })

  await row(page, /price of steel/).click()
  await expect(heading(page, /price of steel/)).toBeVisible()
  await list(page).focus()
  await page.keyboard.press('Delete')
  await expect(row(page, /price of steel/)).toHaveCount(0)
  await choose(page, 'All articles', 'Trash')
  await expect(row(page, /price of steel/)).toBeVisible()
  await list(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('r')
  await expect(shelf(page).getByText('The trash is empty')).toBeVisible()
  await electronApp.close()

  const again = await launch(libraryFolder)
  try {
    await again.reader.ready()
    await expect(shelf(again.page).getByText('trade/asia')).toHaveCount(5)
    await expect(shelf(again.page).getByRole('img', { name: 'Starred' })).toHaveCount(2)
    await expect(row(again.page, /price of steel/)).toBeVisible()
  } finally {
    await again.electronApp.close()
  }
})

test('the shelf is sorted and filtered, and an article’s details are corrected', async ({ start }) => {
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await addArticles(page, electronApp)
  await choose(page, 'Sort', 'Title')
  await expect(shelf(page).getByRole('option').first()).toHaveAccessibleName(/China hits back/)
  await shelf(page).getByRole('searchbox').fill('strike')
  await expect(shelf(page).getByRole('option')).toHaveCount(1)

  // The view is kept under a name, and shown by it; so is a search.
  const kept = page.getByRole('dialog', { name: 'Saved searches' })
  await page.keyboard.press('Control+Shift+F')
  await kept.getByRole('textbox').fill('Strikes')
  await page.keyboard.press('Enter')
  await kept.getByRole('textbox', { name: 'Name of Strikes' }).fill('About strikes')
  await page.keyboard.press('Enter')
  await expect(kept.getByRole('button', { name: 'Show About strikes' })).toBeVisible()
  await kept.getByRole('button', { name: 'Forget About strikes' }).click()
  await expect(kept).toContainText('What you keep stands')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(kept.getByRole('button', { name: 'Show About strikes' })).toBeVisible()
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await shelf(page).getByRole('searchbox').fill('')
  await expect(shelf(page).getByRole('option')).not.toHaveCount(1)
  await shelf(page).locator('.shelf-part').click()
  await page.getByRole('menuitem', { name: 'About strikes' }).click()
  await expect(shelf(page).getByRole('option')).toHaveCount(1)

  await row(page, /harbour strike/).click()
  await reader.leaveFields()
  await page.keyboard.press('i')
  await page.getByRole('textbox', { name: 'Author' }).fill('Ann Lee')
  await page.getByRole('textbox', { name: 'Published' }).fill('yesterday')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('2019-05-30')
  await page.getByRole('textbox', { name: 'Published' }).fill('2020-01-31')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, /harbour strike.*2020/)).toBeVisible()
  await expect(page.getByRole('main').getByText('Ann Lee')).toBeVisible()
})

test('search finds text, highlights and notes as one types, and Enter goes to the passage', async ({
  start,
}) => {
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await reader.dragOver('had widely been')
  await page.keyboard.press('1')
  await expect(reader.note('Claim', 'had widely been')).toBeVisible()
  await reader.leaveFields()
  await page.keyboard.press('n')
  await page.keyboard.type('Compare with the needle.')
  await page.keyboard.press('Escape')
  await addArticles(page, electronApp)
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Search everything' })
  await box.fill('needle')
  const hits = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  await expect(hits).toHaveCount(2)
  await expect(hits.locator('mark').first()).toHaveText('needle')
  await page.screenshot({ path: 'test-results/library-search.png' })
  await box.fill('needle is:article')
  await expect(hits).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(heading(page, /long report/)).toBeVisible()
  await expect.poll(() => reader.isInSight('the needle of the report')).toBe(true)

  await page.keyboard.press('/')
  await box.fill('has:note comp')
  await expect(hits).toHaveAccessibleName(/Compare/)
  await page.keyboard.press('Enter')
  await expect(heading(page, /China hits back/)).toBeVisible()
  await expect(reader.note('Claim', 'had widely been')).toHaveAttribute('data-selected', 'true')

  await page.keyboard.press('Control+k')
  for (const [query, title] of [
    ['高峰', /中国/],
    ['sao paulo', /steel/],
    ['"fight to the end"', /harbour/],
  ] as const) {
    await box.fill(query)
    await expect(hits.first()).toHaveAccessibleName(title)
  }
  await box.fill('ki')
  await page.keyboard.press('Tab')
  await expect(box).toHaveValue('kind:')
})

test('the library, its dialogs and search are accessible in every theme', async ({ start }) => {
  test.setTimeout(120_000)
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await addArticles(page, electronApp)
  await row(page, /price of steel/).click({ modifiers: ['Control'] })
  const check = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
  for (const theme of ['light', 'sepia', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await check(`${theme} shelf`)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search everything' }).fill('the')
    await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible()
    await check(`${theme} search`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+l')
    await check(`${theme} web page`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+T')
    await check(`${theme} tags`)
    await page.keyboard.press('Escape')
    await page.screenshot({ path: `test-results/library-${theme}.png` })
  }
})
