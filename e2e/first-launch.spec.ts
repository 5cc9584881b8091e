import { expect, test } from './app.ts'

test('a new library opens on the bundled article', async ({ start }) => {
  const { page, reader } = await start()
  await reader.ready()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('China hits back at Trump’s Huawei ban')
  await expect(page.getByText('Data Driven Futures').first()).toBeVisible()
  await expect(page.getByText('Hannah McGrath')).toBeVisible()
  await page.screenshot({ path: 'test-results/first.png' })
  await reader.dragOver('had widely been')
  await page.screenshot({ path: 'test-results/sel.png' })
})
