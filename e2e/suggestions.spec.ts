import AxeBuilder from '@axe-core/playwright'
import { expect, launch, test, type RunningApp } from './app.ts'

const ABUSED =
  'China has emphasised many times that the concept of national security should not be abused, and that it should not be used as a tool for trade protectionism.'
const MEASURES =
  'China will take all the necessary measures to resolutely safeguard the legitimate rights of Chinese firms.'
const DENIAL = 'involvements of its equipment in Chinese intelligence gathering'
const READY =
  'it was “ready and willing to engage with the US government” to come up with measures to ensure product security'

const card = ({ page }: RunningApp) => page.getByRole('region', { name: 'Suggested claim', exact: true })
const head = ({ page }: RunningApp) => page.getByRole('note', { name: 'Suggested claims' })

test('suggested claims are walked through, recorded and dismissed by keys alone, and it stays so', async ({
  start,
  libraryFolder,
}) => {
  const first = await start()
  const { page, reader } = first
  await reader.ready()
  await expect(head(first)).toContainText('6 suggested claims')
  await expect(head(first)).toContainText('dismisses it')
  // What only looks quoted is none.
  expect((await reader.painted())['suggestion']?.join()).not.toContain('foreign adversaries')
  await expect(reader.notes).toHaveCount(0)

  await page.keyboard.press(']')
  await expect(card(first)).toContainText('1 of 6')
  await expect(card(first)).toContainText('Gao Feng')
  await expect(card(first)).toContainText('relayed by Reuters')
  expect((await reader.painted())['suggestion-current']).toEqual([ABUSED])
  await page.keyboard.press('Enter')
  await expect(card(first)).toContainText('He → Gao Feng?')
  await page.keyboard.press('Enter')
  await expect(card(first)).toContainText('the Asian powerhouse → China?')
  await page.keyboard.press('Backspace')
  await expect(card(first)).toContainText('Huawei has vigorously denied')

  // Put right before it is recorded.
  await page.keyboard.press('e')
  await expect(page.getByRole('textbox', { name: /^The claim/ })).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(', it says')
  await page.keyboard.press('Enter')
  await expect(reader.note('Claim', DENIAL)).toContainText('Huawei')
  await page.keyboard.press('[')
  await page.keyboard.press('Escape')
  await expect(card(first)).toHaveCount(0)
  await expect(reader.notes).toHaveCount(3)
  await expect(head(first)).toContainText('2 suggested claims')
  await expect(head(first)).not.toContainText('dismisses it')

  // All of a speaker at once; one undo takes them back.
  await page.keyboard.press(']')
  await page.keyboard.press('Shift+Enter')
  await expect(reader.notes).toHaveCount(5)
  await expect(head(first)).toContainText('Every suggested claim is dealt with.')
  await page.keyboard.press('Control+z')
  await expect(reader.notes).toHaveCount(3)
  await expect(head(first)).toContainText('2 suggested claims')
  await page.keyboard.press('p')
  await expect(page.getByText('6 statements were found in the text; 3 are recorded.')).toBeVisible()
  await first.electronApp.close()

  const second = await launch(libraryFolder)
  try {
    await second.reader.ready()
    await expect(head(second)).toContainText('2 suggested claims')
    const painted = (await second.reader.painted())['suggestion'] ?? []
    expect(painted.join()).not.toContain('it would impose billions')
    expect(painted).toContain(READY)
    for (const quote of [ABUSED, MEASURES]) {
      await expect(second.reader.note('Claim', quote)).toContainText('Gao Feng')
    }
    await second.reader.note('Claim', DENIAL).click()
    await second.reader.leaveFields()
    await second.page.keyboard.press('d')
    const claim = second.reader.selectedNote.getByLabel('The claim, as a sentence that stands alone')
    await expect(claim).toHaveValue(/^Huawei has vigorously denied .* gathering, it says$/)
    await expect(second.reader.selectedNote.getByLabel('Cue')).toHaveValue('has vigorously denied')
  } finally {
    await second.electronApp.close()
  }
})

test('suggestions are turned off and on again, and follow no more than quotation marks in German', async ({
  start,
}) => {
  const app = await start()
  const { page, reader } = app
  await reader.ready()
  await page.getByRole('button', { name: 'Not in this article' }).click()
  await expect(page.locator('.suggestion-mark')).toHaveCount(0)
  await page.getByRole('button', { name: 'Suggest them' }).click()
  await expect(head(app)).toContainText('6 suggested claims')

  const text =
    'Der Minister sagte: „Wir werden das nicht hinnehmen.“ Die Opposition war mit dem Plan nicht einverstanden.'
  await page.evaluate(
    (words) =>
      window.api.documents.create({
        title: 'Ein Plan',
        byline: null,
        source: null,
        url: null,
        publishedAt: null,
        language: null,
        html: `<p>${words}</p>`,
        text: words,
      }),
    text,
  )
  await page.getByRole('option', { name: 'Ein Plan' }).click()
  await expect(head(app)).toContainText(
    'This looks like German: only quotation marks and colons are followed.',
  )
  expect((await reader.painted())['suggestion']).toEqual(['Wir werden das nicht hinnehmen.'])
})

for (const theme of ['light', 'sepia', 'dark']) {
  test(`axe finds nothing in suggested claims in the ${theme} theme`, async ({ start }) => {
    const app = await start()
    const { page, reader } = app
    await reader.ready()
    await expect(head(app)).toContainText('6 suggested claims')
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    const check = async (name: string) => {
      await page.screenshot({ path: `test-results/suggestions/${theme}-${name}.png` })
      // Chromium reads the page; a second one, in which axe would finish its work, can't be opened in Electron.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        name,
      ).toEqual([])
    }
    await check('head')
    await page.keyboard.press(']')
    await page.keyboard.press(']')
    await expect(card(app)).toContainText('He → Gao Feng?')
    await check('card')
    await page.keyboard.press('e')
    await check('form')
  })
}
