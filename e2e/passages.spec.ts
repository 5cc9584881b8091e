import { expect, launch, test } from './app.ts'

const OUTER = 'the concept of national security should not be abused'
const INNER = 'national security should not be abused, and that it should not be used'

test('highlights upon each other are all offered, to the pointer and to the keyboard', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  await reader.dragOver(OUTER)
  await page.keyboard.press('5')
  await reader.leaveFields()
  await page.keyboard.press('Escape')
  await reader.dragOver(INNER)
  await page.keyboard.press('4')
  await expect(reader.notes).toHaveCount(2)
  await reader.leaveFields()
  await page.keyboard.press('Escape')

  // The map beside the scrollbar tells of both.
  await expect(page.getByRole('img', { name: 'Where in the article: 2 highlights' })).toBeVisible()

  const here = page.getByRole('listbox', { name: 'Highlights here' })
  await reader.clickOn('national security should')
  await expect(here.getByRole('option')).toHaveText([
    /Background\s*the concept/,
    /Question\s*national security/,
  ])
  await expect(here.getByRole('option', { selected: true })).toContainText('Background')
  await here.getByRole('option', { name: /Question/ }).click()
  await expect(reader.selectedNote).toHaveAccessibleName(/^Question: national security/)
  await expect(here).toBeHidden()

  await page.keyboard.press('Escape')
  await reader.clickOn('security should not be abused, and')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F7')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(here).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(here).toBeHidden()
  await expect(reader.selectedNote).toHaveAccessibleName(/^Question: national security/)
})

test('the ends of a highlight are moved by keys and by their handles, undone, and kept over a restart', async ({
  start,
  libraryFolder,
}) => {
  const first = await start()
  const { reader, page, electronApp } = first
  const press = (key: string) => page.keyboard.press(key)
  await reader.ready()
  await reader.dragOver('national security should')
  await press('2')
  await expect(reader.note('Quote', 'national security should')).toBeVisible()
  await reader.leaveFields()

  await press('e')
  await expect(page.getByRole('note', { name: 'Moving the ends of the highlight' })).toBeVisible()
  await press('ControlOrMeta+ArrowRight')
  await press('ControlOrMeta+ArrowRight')
  const layer = async () => (await reader.painted())['kind-blue-dotted']
  expect(await layer()).toEqual(['national security should not be'])
  await expect(page.getByRole('status').filter({ hasText: 'Ends:' })).toContainText('should not be')
  await press('Tab')
  await press('ArrowRight')
  await press('Enter')
  await expect(reader.note('Quote', 'ational security should not be')).toBeVisible()
  expect(await layer()).toEqual(['ational security should not be'])

  // Left again, nothing has changed.
  await press('e')
  await press('Alt+ArrowRight')
  await press('Escape')
  expect(await layer()).toEqual(['ational security should not be'])

  const handle = page.locator('.end-handle[data-side="end"]')
  const box = await handle.boundingBox()
  if (box === null) throw new Error('There is no handle')
  const to = await reader.endOf('national security should not be abused')
  await page.mouse.move(box.x + 1, box.y + box.height + 4)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  expect(await layer()).toEqual(['ational security should not be abused'])
  await page.mouse.up()
  await expect(reader.note('Quote', 'ational security should not be abused')).toBeVisible()
  const label = await electronApp.evaluate(
    ({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap((item) => item.submenu?.items ?? [])
        .find((item) => item.label.startsWith('Undo'))?.label,
  )
  expect(label).toBe('Undo move of highlight ends')
  await press('ControlOrMeta+z')
  await expect(reader.note('Quote', 'ational security should not be')).toBeVisible()
  await electronApp.close()

  const second = await launch(libraryFolder)
  try {
    await second.reader.ready()
    await expect(second.reader.note('Quote', 'ational security should not be')).toBeVisible()
    await second.page.keyboard.press('ControlOrMeta+z')
    await expect(second.reader.note('Quote', 'national security should')).toBeVisible()
  } finally {
    await second.electronApp.close()
  }
})
