import { expect, launch, test } from './app.ts'
import { violationsInThemes } from './axe.ts'
import { addArticle, many, reviseArticle, SENTENCES } from './notes.ts'

test('many highlights are listed, sorted and filtered, changed at once and undone after a restart; what was deleted comes back', async ({
  start,
  libraryFolder,
}) => {
  test.slow()
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await many(page, 12)
  await expect(reader.notes.first()).toBeVisible()
  await page.keyboard.press('Shift+M')
  const list = page.getByRole('listbox', { name: 'Highlights' })
  const options = list.getByRole('option')
  await expect(list).toBeFocused()
  await expect(options).toHaveCount(12)
  await expect(options.first()).toHaveAccessibleName(
    /^! ?Claim: China has hit back|^Claim: China has hit back/,
  )

  // Shift and J pick three; a digit makes them background, as one step.
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(list.getByRole('option', { selected: true })).toHaveCount(3)
  await expect(page.getByRole('toolbar', { name: 'Picked highlights' })).toContainText('3 picked')
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('5')
  await expect.poll(() => undoLabel()).toBe('Undo change of 3 highlights to background')
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('to-check')
  await page.keyboard.press('Enter')
  await expect.poll(() => undoLabel()).toBe('Undo tagging of 3 highlights')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  // By kind and by words; what is filtered out is not picked any more.
  await page.getByRole('searchbox', { name: 'Filter the highlights' }).fill('to-check')
  await expect(options).toHaveCount(3)
  await page.getByRole('button', { name: 'Sort the highlights' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Newest first' }).click()
  // The menu gives the keyboard back to its button when it closes.
  await expect(page.getByRole('menu')).toBeHidden()
  await list.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('c')
  await expect(page.getByText('3 highlights copied as Markdown.')).toBeVisible()
  expect(await electronApp.evaluate(({ clipboard }) => clipboard.readText())).toContain('#to-check')
  await page.keyboard.press('Backspace')
  await expect(options).toHaveCount(0)
  await expect.poll(() => undoLabel()).toBe('Undo delete 3 highlights')
  await electronApp.close()

  const again = await launch(libraryFolder)
  try {
    // The list is remembered, and so is its order.
    const kept = again.page.getByRole('listbox', { name: 'Highlights' }).getByRole('option')
    await expect(kept).toHaveCount(9)
    await again.reader.leaveFields()
    await again.page.keyboard.press('Shift+D')
    const trash = again.page.getByRole('listbox', { name: 'Deleted highlights' })
    await expect(trash.getByRole('option')).toHaveCount(3)
    await expect(trash).toBeFocused()
    await expect(trash.getByRole('option').first()).toContainText('Deleted')
    expect(await violationsInThemes(again.page)).toEqual([])
    await again.page.keyboard.press('r')
    await expect(trash.getByRole('option')).toHaveCount(2)
    await again.page.keyboard.press('ControlOrMeta+z')
    await expect(trash.getByRole('option')).toHaveCount(3)
    await again.page.keyboard.press('ControlOrMeta+a')
    await again.page.keyboard.press('r')
    await expect(again.page.getByText('No highlight of this article was deleted.')).toBeVisible()
    await again.page.keyboard.press('Shift+M')
    await expect(kept).toHaveCount(12)
    // One step for each bulk change: restoring, deleting, tagging.
    for (let step = 0; step < 4; step += 1) await again.page.keyboard.press('ControlOrMeta+z')
    await again.page.getByRole('searchbox', { name: 'Filter the highlights' }).fill('to-check')
    await expect(kept).toHaveCount(0)
  } finally {
    await again.electronApp.close()
  }

  async function undoLabel() {
    return electronApp.evaluate(
      ({ Menu }) =>
        Menu.getApplicationMenu()
          ?.items.flatMap((item) => item.submenu?.items ?? [])
          .find(({ label }) => label.startsWith('Undo'))?.label,
    )
  }
})

test('highlights whose words are gone are listed everywhere, and are attached again by key', async ({
  start,
}) => {
  test.slow()
  const { reader, page } = await start()
  await reader.ready()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await addArticle(page)
  await reviseArticle(page)
  await page.keyboard.press('Shift+O')
  const lost = page.getByRole('listbox', { name: 'Highlights that were not found' })
  await expect(lost.getByRole('option')).toHaveCount(2)
  await expect(lost.getByRole('option').first()).toContainText('Exports in May')
  await expect(lost).toBeFocused()
  expect(await violationsInThemes(page)).toEqual([])

  // The one that has nearest words is attached to them by one key, without opening its article.
  await page.getByRole('option', { name: /Analysts had expected/ }).click()
  await expect(page.getByText('The nearest words there are')).toBeVisible()
  await page.keyboard.press('b')
  await expect(lost.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(lost.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(lost.getByRole('option')).toHaveCount(1)

  // The other one by hand: its article opens, words are selected, and a key attaches it.
  await lost.focus()
  await page.keyboard.press('Enter')
  await expect(reader.article).toContainText('talks would go on')
  await page.keyboard.press('m')
  const orphans = page.getByRole('region', { name: /Not found in this text/ })
  await expect(orphans.getByRole('article')).toHaveCount(1)
  await expect(orphans).toContainText(SENTENCES[4]?.slice(0, 40) ?? '')
  // A message on its way out is half transparent.
  await expect(page.getByText('Highlight attached.')).toHaveCount(0)
  expect(await violationsInThemes(page)).toEqual([])
  await reader.dragOver('handled more containers than ever before')
  await page.keyboard.press('Shift+R')
  await expect(orphans).toBeHidden()
  const note = reader.note('Quote', 'handled more containers than ever before')
  await expect(note).toHaveAttribute('data-selected', 'true')
  await expect(note).toContainText(`Earlier words: ${SENTENCES[4]}`)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(orphans.getByRole('article')).toHaveCount(1)
})

test('a thousand notes: few are in the window at a time, and J and K go through them in order', async ({
  start,
}) => {
  test.slow()
  const { reader, page } = await start()
  await reader.ready()
  await many(page, 1_000)
  await expect(page.getByRole('button', { name: '1,000 notes. Views' })).toBeVisible()
  const seen: string[] = []
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('j')
    await expect(reader.selectedNote).toHaveCount(1)
    seen.push((await reader.selectedNote.getAttribute('aria-label')) ?? '')
  }
  expect(new Set(seen).size).toBe(12)
  await page.keyboard.press('k')
  await expect(reader.selectedNote).toHaveAttribute('aria-label', seen[10] ?? '')
  expect(await reader.notes.count()).toBeLessThan(60)
  await expect.poll(() => reader.notesOverlap()).toBe(false)
  await page.keyboard.press('Shift+M')
  const list = page.getByRole('listbox', { name: 'Highlights' })
  const options = list.getByRole('option')
  await expect(list).toBeFocused()
  await page.keyboard.press('End')
  await expect(options.last()).toHaveAttribute('aria-posinset', '1000')
  expect(await options.count()).toBeLessThan(60)
})

test('in a narrow window notes and the shelf are drawers: they open by key, Escape closes them, and they hold nobody', async ({
  start,
}) => {
  test.slow()
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await many(page, 6)
  await electronApp.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width: 700, height: 800 })
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(700)
  await expect(reader.margin).toBeHidden()
  await page.keyboard.press('j')
  await expect(reader.selectedNote).toBeVisible()
  await expect(reader.margin).toContainText('1 of 6')
  // The words stay in sight above it.
  const quote = ((await reader.selectedNote.getAttribute('aria-label')) ?? '').replace(/^[^:]*: /, '')
  await expect.poll(() => reader.isInSight(quote)).toBe(true)
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('n')
  await page.keyboard.type('from the drawer')
  await page.keyboard.press('Escape')
  await expect(reader.selectedNote).toContainText('from the drawer')
  await page.keyboard.press('Tab')
  await expect(async () => {
    // Where Tab comes to a button whose tooltip shows, the first Escape closes that.
    await page.keyboard.press('Escape')
    await expect(reader.margin).toBeHidden({ timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
  await page.keyboard.press('m')
  await expect(reader.margin.getByRole('option')).toHaveCount(6)
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('m')
  await expect(reader.margin).toBeHidden()

  // Nor has the shelf room beside the article.
  const shelf = page.getByRole('navigation', { name: 'Library' })
  await expect(shelf).toBeHidden()
  expect(await reader.article.evaluate((root) => root.getBoundingClientRect().width)).toBeGreaterThan(500)
  await page.keyboard.press('l')
  await expect(shelf.getByRole('listbox')).toBeFocused()
  expect(await reader.article.evaluate((root) => root.getBoundingClientRect().width)).toBeGreaterThan(500)
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(shelf).toBeHidden()
  await expect(reader.article).toBeFocused()
  await page.keyboard.press('l')
  await page.keyboard.press('Enter')
  await expect(shelf).toBeHidden()
})

test('a note is written with lists, marks and links to what else is in the library, and reads as it was meant', async ({
  start,
}) => {
  test.slow()
  const { reader, page } = await start()
  await reader.ready()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const [first] = await many(page, 4)
  const field = reader.selectedNote.getByRole('textbox', { name: 'Note, in Markdown' })
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(async () => {
    // The first time, a plain field may stand in for the editor that is still being loaded.
    await page.keyboard.press('n')
    await expect(field).toBeFocused()
    const isEditor = (await page.locator('[data-editor]').count()) === 1
    if (!isEditor) await page.keyboard.press('Escape')
    expect(isEditor).toBe(true)
  }).toPass()
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two ')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.type('strong')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('see [[China has')
  const offered = page.getByRole('option', { name: /China has hit back a/ })
  await expect(offered).toBeVisible()
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect(offered).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.locator('.cm-note-link')).toContainText('China has hit back a')
  // The editor's own undo takes back typing, and not what was done in the library.
  await page.keyboard.type('gone')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).not.toContainText('gone')
  await expect(reader.notes).toHaveCount(4)
  await page.keyboard.press('Escape')
  const items = reader.selectedNote.locator('.note-text li')
  await expect(items).toHaveCount(3)
  await expect(reader.selectedNote.locator('strong')).toHaveText('strong')
  const link = reader.selectedNote.getByRole('link', { name: 'China has hit back a' })
  await expect(link).toHaveAttribute('href', `postil://annotation/${first}`)
  await link.click()
  await expect(reader.selectedNote).toHaveAccessibleName('Claim: China has hit back a')
  expect(await violationsInThemes(page)).toEqual([])

  // A save that fails is said at the note, which keeps what was typed; trying again saves it.
  await reader.electronApp.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('annotations.update')
    ipcMain.handle('annotations.update', () => ({
      ok: false,
      failure: { kind: 'disk-full', message: 'Not saved: the disk is full.' },
    }))
  })
  await page.keyboard.press('n')
  await page.keyboard.type('precious')
  await expect(reader.selectedNote.getByRole('alert')).toContainText('Not saved: the disk is full.')
  await expect(field).toContainText('precious')

  // The window does not close over it, unless the reader insists.
  const exited = new Promise((resolve) => reader.electronApp.process().once('exit', resolve))
  await reader.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const asked = page.getByRole('dialog', { name: 'Not everything could be saved' })
  await expect(asked).toContainText('precious')
  expect(await violationsInThemes(page)).toEqual([])
  // The window may be gone before the click has been reported as done; that the app ended is what counts.
  await asked
    .getByRole('button', { name: 'Close anyway' })
    .click()
    .catch(() => undefined)
  await exited
})
