import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds in the window as it is, as "rule: element". */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** The same in each theme, as "theme rule: element". */
export async function violationsInThemes(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light')
  const found: string[] = []
  for (const theme of ['light', 'sepia', 'dark']) {
    await showTheme(page, theme)
    found.push(...(await violations(page)).map((one) => `${theme} ${one}`))
  }
  await showTheme(page, shown)
  return found
}

async function showTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted
  }, theme)
}
