import type { ElectronApplication } from '@playwright/test'
import { expect, launch, test } from './app.ts'

const CLAIM =
  'China will take all the necessary measures to resolutely safeguard the legitimate rights of Chinese firms.'

test('highlight by mouse, tag, note, close, reopen: everything is where it was', async ({
  start,
  libraryFolder,
}) => {
  const first = await start()
  await first.reader.ready()
  await first.reader.dragOver(CLAIM)
  await first.reader.selectionBar.getByRole('button', { name: 'Claim' }).click()

  const note = first.reader.note('Claim', CLAIM)
  await expect(note).toHaveAttribute('data-selected', 'true')
  expect(await first.reader.painted()).toMatchObject({ 'kind-amber-solid': [CLAIM] })

  await first.reader.leaveFields()
  await first.page.keyboard.press('t')
  await first.page.keyboard.type('huawei')
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.type('trade/tariffs')
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.press('Escape')
  await first.page.keyboard.press('n')
  await first.page.keyboard.type('Ask for a **source**.')
  await first.page.keyboard.press('Escape')
  await expect(note.locator('strong')).toHaveText('source')

  const place = await first.reader.scrollTop()
  expect(place).toBeGreaterThan(0)
  await first.electronApp.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 700 })
  })
  await expect.poll(() => first.page.evaluate(() => window.innerWidth)).toBe(1100)
  const before = await first.reader.firstVisibleLine()
  await first.electronApp.close()

  const second = await launch(libraryFolder)
  try {
    await second.reader.ready()
    const again = second.reader.note('Claim', CLAIM)
    await expect(again).toBeVisible()
    await expect(again.getByText('huawei')).toBeVisible()
    await expect(again.getByText('trade/tariffs')).toBeVisible()
    await expect(again.locator('strong')).toHaveText('source')
    expect(await second.reader.painted()).toMatchObject({ 'kind-amber-solid': [CLAIM] })
    expect(await boundsOf(second.electronApp)).toMatchObject({ x: 40, y: 30, width: 1100, height: 700 })
    await expect.poll(() => second.reader.firstVisibleLine()).toBe(before)
  } finally {
    await second.electronApp.close()
  }
})

test('a passage across paragraphs, from the middle of a word, is stored exactly as selected', async ({
  start,
}) => {
  const { reader, page } = await start()
  await reader.ready()
  await reader.dragOver('ectionism.”\nHe added: “China wi')
  await page.keyboard.press('2')
  await expect(reader.note('Quote', 'ectionism.”\nHe added: “China wi')).toBeVisible()
  expect(await reader.painted()).toMatchObject({ 'kind-blue-dotted': ['ectionism.”\nHe added: “China wi'] })
})

test('two overlapping highlights keep both of their notes', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  await reader.dragOver('the concept of national security should not be abused')
  await page.keyboard.press('1')
  await reader.leaveFields()
  await page.keyboard.press('Escape')
  await reader.dragOver('national security should not be abused, and that it should not be used')
  await page.keyboard.press('4')
  await expect(reader.notes).toHaveCount(2)
  expect(await reader.painted()).toMatchObject({
    'kind-amber-solid': ['the concept of national security should not be abused'],
    'kind-purple-wavy': ['national security should not be abused, and that it should not be used'],
  })

  // Under the pointer both are offered, one click after the other, the innermost first.
  await page.keyboard.press('Escape')
  await reader.clickOn('national security should')
  await expect(reader.selectedNote).toHaveAccessibleName(/^Claim: the concept of/)
  await reader.clickOn('national security should')
  await expect(reader.selectedNote).toHaveAccessibleName(/^Question: national security/)
  await expect.poll(() => reader.notesOverlap()).toBe(false)
})

test('clicking a note scrolls to its words, clicking words selects their note', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  await reader.dragOver('ready and willing to engage')
  await page.keyboard.press('2')
  const note = reader.notes.first()
  await expect(note).toBeVisible()
  await reader.scrollTo(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(reader.selectedNote).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(note).toHaveAttribute('data-selected', 'true')
  await expect.poll(() => reader.isInSight('ready and willing to engage')).toBe(true)
  // The note stands level with its words.
  const level = await reader.levelDifference('ready and willing to engage', note)
  expect(Math.abs(level)).toBeLessThan(24)
})

test('delete and undo, redo, and undo after a restart', async ({ start, libraryFolder }) => {
  const first = await start()
  await first.reader.ready()
  await first.reader.dragOver('foreign adversaries')
  await first.page.keyboard.press('5')
  await expect(first.reader.notes).toHaveCount(1)
  await first.reader.leaveFields()
  await first.page.keyboard.press('Backspace')
  await expect(first.reader.notes).toHaveCount(0)
  expect(await first.reader.painted()).not.toHaveProperty('kind-slate-double')
  await first.page.keyboard.press('ControlOrMeta+z')
  await expect(first.reader.note('Background', 'foreign adversaries')).toBeVisible()
  await first.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(first.reader.notes).toHaveCount(0)
  await expect.poll(() => menuLabel(first.electronApp, 'Undo')).toBe('Undo delete highlight')
  await first.electronApp.close()

  const second = await launch(libraryFolder)
  try {
    await second.reader.ready()
    await expect(second.reader.notes).toHaveCount(0)
    await second.page.keyboard.press('ControlOrMeta+z')
    await expect(second.reader.note('Background', 'foreign adversaries')).toBeVisible()
  } finally {
    await second.electronApp.close()
  }
})

test('a highlight changes its kind by a digit, and its note is kept', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  await reader.dragOver('trade protectionism')
  await page.keyboard.press('2')
  await expect(reader.note('Quote', 'trade protectionism')).toBeVisible()
  await reader.leaveFields()
  await page.keyboard.press('3')
  await expect(reader.note('Evidence', 'trade protectionism')).toBeVisible()
  await expect(reader.notes).toHaveCount(1)
})

function boundsOf(electronApp: ElectronApplication) {
  return electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
}

function menuLabel(electronApp: ElectronApplication, beginning: string) {
  return electronApp.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    return items.find((item) => item.label.startsWith(wanted))?.label
  }, beginning)
}
