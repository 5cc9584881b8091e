import AxeBuilder from '@axe-core/playwright'
import { expect, launch, test, type RunningApp } from './app.ts'
import { ClaimsRoom } from './claims-room.ts'

const ABUSED =
  'China has emphasised many times that the concept of national security should not be abused, and that it should not be used as a tool for trade protectionism.'
const MEASURES =
  'China will take all the necessary measures to resolutely safeguard the legitimate rights of Chinese firms.'
const DENIAL = 'Huawei has vigorously denied involvements of its equipment in Chinese intelligence gathering'
const OFFER = 'offered to sign ‘no-spy agreements’'
const READY = 'ready and willing to engage with the US government'
const TARIFFS = 'it would impose billions of dollars of new tariffs on $60 billion of US imports from 1 June'

const SECOND_TITLE = 'Parliament hears of a second contract'
const SECOND =
  'A former manager told members of parliament that the equipment had been used to gather intelligence for two years.'
const CONTRADICTION = 'the equipment had been used to gather intelligence for two years'

/** The six claims of the bundled article, each by keys from the selection on. */
async function recordClaims({ reader, page }: RunningApp, room: ClaimsRoom): Promise<void> {
  await reader.ready()
  await room.record(reader, ABUSED, 'Gao Feng', 'Unch')
  await room.record(reader, MEASURES, 'Gao', 'Half')
  await room.record(reader, DENIAL, 'Huawei', 'Unch')
  await room.record(reader, OFFER, 'Huawei', 'True')
  await room.record(reader, READY, 'the company', 'Unch')
  await room.record(reader, TARIFFS, 'Data Driven Futures', 'Mostly t')
  await expect(page.locator('.note-card')).toHaveCount(6)
}

test('the claims of an article are recorded, merged, judged, linked, listed, undone and kept', async ({
  start,
  libraryFolder,
}) => {
  const first = await start()
  const { page, reader } = first
  const room = new ClaimsRoom(page)
  await recordClaims(first, room)

  // What the text calls "the company" is Huawei.
  await room.open()
  await expect(room.heading('Huawei')).toContainText('2 claims')
  await room.openSpeaker(READY)
  await expect(room.title).toHaveText('the company')
  await page.keyboard.press('Shift+Backspace')
  await room.openSpeaker(OFFER)
  await expect(room.title).toHaveText('Huawei')
  await room.merge('the company')
  await expect(room.row(READY)).toBeVisible()
  await page.keyboard.press('Shift+Backspace')
  await expect(room.heading('Huawei')).toContainText('3 claims')
  await expect(room.heading('the company')).toHaveCount(0)

  // A claim in a second article contradicts the denial.
  await page.evaluate(
    ([title, text]) =>
      window.api.documents.create({
        title,
        byline: null,
        source: null,
        url: null,
        publishedAt: '2019-06-03',
        language: 'en',
        html: `<p>${text}</p>`,
        text,
      }),
    [SECOND_TITLE, SECOND] as const,
  )
  await room.close()
  await page.getByRole('option', { name: SECOND_TITLE }).click()
  await expect(reader.article).toContainText('A former manager')
  await room.record(reader, CONTRADICTION, 'A former manager', 'Mostly t')
  await reader.note('Claim', CONTRADICTION).click()
  await reader.leaveFields()
  await page.keyboard.press('Shift+L')
  await room.link('Contradicted by', 'vigorously denied', DENIAL)
  await expect(reader.selectedNote.getByRole('region', { name: 'Evidence' })).toContainText('Contradicted by')

  // Both are in the ledger, and together on the speaker's page.
  await reader.leaveFields()
  await room.open()
  await room.search('intelligence')
  await expect(room.row(DENIAL)).toContainText('Contradiction')
  await expect(room.row(CONTRADICTION)).toContainText('Contradiction')
  await room.search('')
  await expect(room.total).toHaveText('7 claims')
  await expect(room.row(READY)).toBeVisible()
  await room.row(DENIAL).click()
  await expect(reader.selectedNote).toHaveAccessibleName(`Claim: ${DENIAL}`)
  await expect(room.grid).toBeFocused()
  await reader.leaveFields()
  await page.keyboard.press('Shift+S')
  await expect(room.contradictions).toContainText(CONTRADICTION)
  await expect(room.contradictions).toContainText(DENIAL)

  // Each step is taken back by itself, and done again.
  await reader.leaveFields()
  const labels = [
    'add link (contradicts)',
    'change of verdict',
    'change of speaker',
    'add claim',
    'add “',
    'merge of 2 speakers',
  ]
  for (const label of labels) {
    await page.keyboard.press('Control+z')
    await expect(page.getByText(`Undone: ${label}`).first()).toBeVisible()
  }
  await page.keyboard.press('Shift+G')
  await room.open()
  await expect(room.heading('the company')).toContainText('1 claim')
  for (const label of labels.toReversed()) {
    await page.keyboard.press('Control+Shift+z')
    await expect(page.getByText(`Done again: ${label}`).first()).toBeVisible()
  }
  await expect(room.heading('Huawei')).toContainText('3 claims')
  await first.electronApp.close()

  const second = await launch(libraryFolder)
  try {
    await second.reader.ready()
    const again = new ClaimsRoom(second.page)
    await again.open()
    await expect(again.total).toHaveText('7 claims')
    await expect(again.heading('Gao Feng')).toContainText('2 claims, 1 unchecked')
    await expect(again.heading('Huawei')).toContainText('3 claims, 2 unchecked')
    await expect(again.row(DENIAL)).toContainText('Contradiction')
    await expect(again.row(MEASURES)).toContainText('Half true')
  } finally {
    await second.electronApp.close()
  }
})

test('a name that is typed while the claim is being saved goes into its field, and sets off no command', async ({
  start,
}) => {
  const { page, reader } = await start()
  await reader.ready()
  await reader.dragOver(MEASURES)
  // "g" alone would open the ledger, "m" hide the margin.
  await page.keyboard.type('1gmg Gao Feng')
  const speaker = reader.selectedNote.getByRole('combobox', { name: 'Speaker' })
  await expect(speaker).toHaveValue('gmg Gao Feng')
  await page.keyboard.press('Enter')
  await expect(reader.article).toBeFocused()
  await expect(new ClaimsRoom(page).panel).toHaveCount(0)
})

test('in a series, speaker and tags stick', async ({ start }) => {
  const { page, reader } = await start()
  await reader.ready()
  const room = new ClaimsRoom(page)
  await room.record(reader, ABUSED, 'Gao Feng', 'Unch')
  await reader.note('Claim', ABUSED).click()
  await reader.leaveFields()
  await page.keyboard.press('t')
  await page.keyboard.type('trade')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(reader.selectedNote.getByText('trade', { exact: true })).toBeVisible()
  await page.keyboard.press('y')
  await expect(
    page.getByText('Series begun: new claims get speaker Gao Feng, new highlights get tags trade.').first(),
  ).toBeVisible()
  await reader.dragOver(MEASURES)
  await page.keyboard.press('1')
  const second = reader.note('Claim', MEASURES)
  await expect(second.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Gao Feng')
  await expect(second.getByText('trade', { exact: true })).toBeVisible()
})

test('many claims are chosen and changed by keys alone, and one undo brings them back', async ({ start }) => {
  const app = await start()
  const room = new ClaimsRoom(app.page)
  await recordClaims(app, room)
  await room.open()
  await room.grid.focus()
  await app.page.keyboard.press('Control+a')
  await expect(room.bulkBar).toContainText('6 chosen')
  await app.page.keyboard.press('6')
  await expect(room.grid.getByText('False', { exact: true })).toHaveCount(6)
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(room.grid.getByText('False', { exact: true })).toHaveCount(0)
  await expect(room.row(MEASURES)).toContainText('Half true')
})

test('a misquoted sentence is found, with the difference shown', async ({ start }) => {
  const { page, reader } = await start()
  await reader.ready()
  await page.keyboard.press('v')
  const room = new ClaimsRoom(page)
  await room.findQuote(
    'China will take some necessary measures to safeguard the legitimate interests of Chinese firms.',
  )
  const hit = room.panel.getByRole('listitem').filter({ hasText: 'Says something else' })
  await expect(hit.locator('del').first()).toHaveText(/some/)
  await expect(hit.locator('ins').last()).toHaveText(/rights/)
  await room.findQuote(MEASURES)
  await expect(room.panel.getByText('Says exactly that')).toBeVisible()
})

for (const theme of ['light', 'sepia', 'dark']) {
  test(`axe finds nothing in the views of claims in the ${theme} theme`, async ({ start }) => {
    const app = await start(`--theme=${theme}`)
    const { page, reader } = app
    const room = new ClaimsRoom(page)
    await recordClaims(app, room)
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    const check = async (name: string) => {
      await page.waitForTimeout(200)
      await page.screenshot({ path: `test-results/claims/${theme}-${name}.png` })
      // Chromium reads the page; a second one, in which axe would finish its work, can't be opened in Electron.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        name,
      ).toEqual([])
    }
    await reader.note('Claim', OFFER).click()
    await reader.leaveFields()
    await page.keyboard.press('d')
    await check('editor')
    await page.keyboard.press('Shift+S')
    await expect(room.title).toHaveText('Huawei')
    await check('speaker')
    await reader.leaveFields()
    await page.keyboard.press('p')
    await expect(room.title).toHaveText('Profile')
    await check('profile')
    await reader.leaveFields()
    await page.keyboard.press('g')
    await expect(room.total).toHaveText('6 claims')
    await page.getByRole('button', { name: 'Plots' }).click()
    await check('ledger')
    await page.getByRole('button', { name: 'Filter' }).click()
    await check('filter')
    await page.keyboard.press('Escape')
    await room.panel.getByRole('button', { name: 'Verdicts…' }).click()
    await check('verdicts')
    await reader.leaveFields()
    await page.keyboard.press('v')
    await room.panel.getByRole('button', { name: 'Check this article' }).click()
    await expect(room.panel.getByText('6 quotes: 6 exact.')).toBeVisible()
    await room.findQuote(
      'China will take some measures to safeguard the legitimate interests of Chinese firms.',
    )
    await check('quotes')
  })
}
