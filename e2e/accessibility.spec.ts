import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { violations } from './axe.ts'

for (const theme of ['light', 'sepia', 'dark'] as const) {
  test(`axe finds nothing in any view of the ${theme} theme`, async ({ start }) => {
    const { reader, page } = await start()
    await reader.ready()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate((wanted) => window.api.settings.update({ theme: wanted }), theme)
    await page.reload()
    await reader.ready()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    expect(await violations(page)).toEqual([])

    for (const [index, quote] of ['foreign adversaries', 'Western allies', 'Beijing government'].entries()) {
      await reader.dragOver(quote)
      expect(await violations(page)).toEqual([])
      await page.keyboard.press(String(index + 1))
      await expect(reader.notes).toHaveCount(index + 1)
      await reader.leaveFields()
    }
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('n')
    await page.keyboard.type('A *note* with a [link](https://example.org/)')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(reader.selectedNote.getByRole('link')).toBeVisible()
    expect(await violations(page)).toEqual([])

    for (const key of ['?', 'a', 'Control+Shift+P']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await reader.leaveFields()
    }
  })
}

test('axe finds nothing where the library can’t be opened', async ({ start, libraryFolder }) => {
  await writeFile(join(libraryFolder, 'library.postil'), 'not a library')
  const { page } = await start()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no library any more')
  expect(await violations(page)).toEqual([])
})
