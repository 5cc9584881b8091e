import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { violations, violationsInThemes } from './axe.ts'

test('words are found as they are typed, and what was found becomes highlights with one key', async ({
  start,
}) => {
  const { reader, page } = await start()
  await reader.ready()
  const bar = page.getByRole('search', { name: 'Find in the article' })
  const field = bar.getByRole('textbox')
  const count = bar.getByRole('status')

  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await page.keyboard.type('huawei')
  await expect(count).toHaveText(/^1 of \d+$/)
  const hits = Number((await count.textContent())?.split(' of ')[1])
  expect(hits).toBeGreaterThan(2)
  expect((await reader.painted())['search-current']).toEqual(['Huawei'])
  expect(await violationsInThemes(page)).toEqual([])

  await page.keyboard.press('Enter')
  await page.keyboard.press('F3')
  await expect(count).toHaveText(`3 of ${hits}`)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Control+Shift+g')
  await page.keyboard.press('Shift+F3')
  await expect(count).toHaveText(`${hits} of ${hits}`)

  await page.keyboard.press('Alt+c')
  await expect(count).toHaveText('Not found')
  await page.keyboard.press('Alt+c')
  await field.fill('huawe')
  await page.keyboard.press('Alt+w')
  await expect(count).toHaveText('Not found')
  await page.keyboard.press('Alt+w')

  await field.fill('hüawei')
  await expect(count).toHaveText(/ of /)
  await page.keyboard.press('Alt+2')
  await expect(reader.notes).toHaveCount(1)
  await expect(field).toBeFocused()
  await page.keyboard.press('Alt+Shift+3')
  await expect(page.getByText(`${hits} highlights made.`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  expect(await reader.selectedText()).toBe('Huawei')
  await page.keyboard.press('1')
  await expect.poll(async () => Object.values(await reader.painted()).flat().length).toBeGreaterThan(hits)
  await page.keyboard.press('Escape')
  await reader.leaveFields()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(reader.notes).toHaveCount(1)
})

/** An article in chapters, long enough to scroll, in the library that is open. */
async function addReport(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const parts = Array.from({ length: 6 }, (_, chapter) => [
      `<h2>Chapter ${chapter + 1}</h2>`,
      ...Array.from({ length: 2 }, (__, section) => [
        `<h3>Section ${chapter + 1}.${section + 1}</h3>`,
        `<p>${'The minister said that tariffs would rise again. Nobody believed it at first. '.repeat(12)}</p>`,
      ]).flat(),
    ]).flat()
    const html = parts.join('\n')
    const text = html.replaceAll(/<[^>]+>/g, '')
    const about = { byline: null, source: 'The Paper', url: null, publishedAt: null, language: 'en' }
    await window.api.documents.create({ title: 'A report in chapters', ...about, html, text })
  })
}

test('a long article: contents, what is left of it, the way back, and nothing but the article', async ({
  start,
}) => {
  test.slow()
  const { reader, page, electronApp } = await start()
  await reader.ready()
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog', { name: 'Contents' })).toContainText('no headings')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await addReport(page)
  await page.getByRole('option', { name: /A report in chapters/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A report in chapters')
  await expect(page.locator('.reading-progress')).toContainText(/min left·?0 %/)

  await page.getByRole('button', { name: 'Contents' }).click()
  const contents = page.getByRole('dialog', { name: 'Contents' })
  await expect(contents.locator('[aria-current="location"]')).toHaveText('Chapter 1')
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('section 4.2')
  await page.keyboard.press('Enter')
  await expect(contents).toBeHidden()
  await expect.poll(() => reader.isInSight('Section 4.2')).toBe(true)
  await expect(page.locator('.reading-progress')).toContainText(/[4-8]\d %/)
  await page.keyboard.press('o')
  await expect(contents.locator('[aria-current="location"]')).toHaveText('Section 4.2')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => reader.scrollTop()).toBe(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('China hits back')
  await page.mouse.move(500, 400)
  await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 4 })))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A report in chapters')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => reader.isInSight('Section 4.2')).toBe(true)

  await page.keyboard.press('Shift+f')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeHidden()
  await expect(reader.margin).toBeHidden()
  await expect(page.locator('.veil')).toBeAttached()
  expect(await violationsInThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('banner')).toBeVisible()

  const isFullScreen = () =>
    electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen())
  await page.keyboard.press('F11')
  await expect.poll(isFullScreen).toBe(true)
  await page.keyboard.press('F11')
  await expect.poll(isFullScreen).toBe(false)

  await page.evaluate(() => window.api.settings.update({ markDoneAtEnd: true }))
  await page.reload()
  await reader.ready()
  await reader.scrollTo(100_000)
  await expect(page.locator('.reading-progress')).toHaveText('100 %')
  await expect(page.locator('.shelf-item[aria-current="page"]')).toHaveAttribute('data-status', 'done')
  // The way back outlives the window.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a book is shown where it was left before all of it has been laid out, and nothing moves when it is', async ({
  start,
}) => {
  const { reader, page } = await start()
  await reader.ready()
  await page.evaluate(async () => {
    const sentence = 'The committee heard that the figures had been revised, and by whom. '
    const paragraphs = Array.from(
      { length: 400 },
      (_, index) => `Paragraph ${index}. ${sentence.repeat(1 + (index % 7))}`,
    )
    const about = { byline: null, source: 'A press', url: null, publishedAt: null, language: 'en' }
    const html = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
    await window.api.documents.create({ title: 'A book', ...about, html, text: paragraphs.join('\n') })
  })
  await page.getByRole('option', { name: /A book/ }).click()
  const estimated = () =>
    reader.article
      .locator('p')
      .evaluateAll((all) => all.filter((node) => getComputedStyle(node).contentVisibility === 'auto').length)
  await expect(reader.article.locator('p')).toHaveCount(400)
  await expect.poll(estimated).toBe(0)

  const paragraph = reader.article.locator('p', { hasText: 'Paragraph 250.' })
  const top = () => paragraph.evaluate((node) => Math.round(node.getBoundingClientRect().top))
  await paragraph.evaluate((node) => node.scrollIntoView())
  const before = await top()
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const opened = await window.api.library.open()
        const position = opened.ok && opened.value.ok ? opened.value.value.readingPosition : null
        return position?.offset ?? 0
      }),
    )
    .toBeGreaterThan(10_000)
  // As it is at each paint: the text never moves under the reader's eyes.
  await page.addInitScript(() => {
    const tops = new Set<number>()
    const look = () => {
      const shown = [...document.querySelectorAll('.article > p')].find((node) =>
        node.textContent.startsWith('Paragraph 250.'),
      )
      if (shown !== undefined) tops.add(Math.round(shown.getBoundingClientRect().top))
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    Object.assign(window, { topsOfParagraph: tops })
  })
  await page.reload()
  await expect(reader.article.locator('p')).toHaveCount(400)
  await expect.poll(estimated).toBe(0)
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  const seen = await page.evaluate(() => [...Reflect.get(window, 'topsOfParagraph')])
  for (const at of seen) expect(Math.abs(at - before)).toBeLessThan(40)
})

test('the article looks as the reader likes, at once and after a restart, and prints with its notes', async ({
  start,
}) => {
  const { reader, page, electronApp } = await start()
  await reader.ready()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')

  await page.keyboard.press('a')
  const panel = page.getByRole('dialog', { name: 'Type and theme' })
  for (const theme of ['Sepia', 'Dark', 'Light']) {
    await panel.getByText(theme, { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
    expect(await violations(page)).toEqual([])
  }
  await panel.getByText('Dark', { exact: true }).click()
  await panel.getByText('OpenDyslexic').click()
  await panel.getByRole('slider', { name: 'Line length' }).fill('50')
  await panel.getByRole('checkbox', { name: 'Justify' }).check()
  await panel.getByRole('checkbox', { name: 'Hyphenate' }).check()
  const look = () =>
    reader.article.evaluate((root) => {
      const { textAlign, fontFamily, hyphens } = getComputedStyle(root)
      return {
        textAlign,
        hyphens,
        face: fontFamily.split(',')[0],
        isLoaded: document.fonts.check('19px OpenDyslexic'),
      }
    })
  const chosen = { textAlign: 'justify', hyphens: 'auto', face: 'OpenDyslexic', isLoaded: true }
  await expect.poll(look).toEqual(chosen)
  await page.reload()
  await expect(reader.article).toContainText('China has hit back')
  await expect.poll(look).toEqual(chosen)
  expect(await electronApp.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')

  await reader.dragOver('foreign adversaries')
  await page.keyboard.press('2')
  await page.keyboard.press('n')
  await page.keyboard.type('Who is meant?')
  await page.keyboard.press('Escape')
  await reader.leaveFields()
  await electronApp.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) throw new Error('No window')
    contents.print = (_options, done) => {
      void contents.printToPDF({}).then((pdf) => {
        Object.assign(globalThis, { printed: pdf.toString('base64') })
        done?.(true, '')
      })
    }
  })
  await page.keyboard.press('Control+p')
  await expect
    .poll(() => electronApp.evaluate(() => Reflect.get(globalThis, 'printed') as unknown))
    .toEqual(expect.any(String))
  const printed: unknown = await electronApp.evaluate(() => Reflect.get(globalThis, 'printed') as unknown)
  const pdf = Buffer.from(String(printed), 'base64')
  const words = await wordsOf(pdf)
  expect(words).toContain('China hits back')
  expect(words).toContain('resolutely safeguard')
  expect(words).toMatch(/Notes.*Quote: “foreign adversaries”.*Who is meant\?/s)
  expect(words).not.toContain('All articles')
  await expect(page.locator('.print-sheet')).not.toBeAttached()

  await page.keyboard.press('Control+Shift+P')
  await page
    .getByRole('dialog', { name: 'Command palette' })
    .getByRole('combobox')
    .fill('back to the defaults')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect.poll(look).toMatchObject({ textAlign: 'start', hyphens: 'manual' })
})

async function wordsOf(pdf: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true }).promise
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  })
  return (await Promise.all(pages)).join(' ').replaceAll(/\s+/g, ' ')
}

test('the article is read aloud sentence by sentence, and what is heard becomes a highlight', async ({
  start,
}) => {
  const { reader, page } = await start()
  await reader.ready()
  await page.evaluate(() => {
    // The machines on which this story runs have no voices: this one speaks when it is told to.
    const voices = [{ voiceURI: 'v', name: 'Stand-in', lang: 'en-GB', localService: true, default: true }]
    const said: { text: string; rate: number; target: SpeechSynthesisUtterance }[] = []
    class StandInUtterance extends EventTarget {
      rate = 1
      lang = ''
      voice = null
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: (target: SpeechSynthesisUtterance) =>
        said.push({ text: target.text, rate: target.rate, target }),
      cancel: () => {},
    })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: StandInUtterance })
    Object.assign(window, {
      said: () => said.map(({ text, rate }) => ({ text, rate })),
      finish: () => said.at(-1)?.target.dispatchEvent(new Event('end')),
    })
  })
  const said = () =>
    page.evaluate(() => (Reflect.get(window, 'said') as () => { text: string; rate: number }[])())
  const finish = () => page.evaluate(() => (Reflect.get(window, 'finish') as () => void)())
  const spoken = async () => (await reader.painted())['spoken']?.join('')

  await page.keyboard.press('Shift+r')
  const bar = page.getByRole('toolbar', { name: 'Read aloud' })
  await expect(bar).toBeVisible()
  await expect.poll(async () => (await said()).at(-1)?.text).toMatch(/^China has hit back .* escalate\.$/)
  expect(await spoken()).toBe((await said()).at(-1)?.text)
  expect(await violations(page)).toEqual([])
  await finish()
  await expect.poll(spoken).toMatch(/^The ratcheting up/)
  await page.keyboard.press('ArrowRight')
  await expect.poll(spoken).toMatch(/^The US has put pressure/)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(spoken).toMatch(/^The ratcheting up/)
  await page.keyboard.press('>')
  await expect.poll(async () => (await said()).at(-1)?.rate).toBe(1.1)

  await page.keyboard.press('Space')
  await expect(bar.getByRole('button', { name: 'Go on' })).toBeVisible()
  const before = (await said()).length
  await page.keyboard.press('ArrowRight')
  await expect.poll(spoken).toMatch(/^The US has put pressure/)
  expect(await said()).toHaveLength(before)
  await page.keyboard.press('2')
  await expect(reader.notes).toHaveCount(1)
  await expect(reader.notes.first()).toContainText('The US has put pressure on Western allies')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await said()).at(-1)?.text).toMatch(/^The US has put pressure/)
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  expect(await spoken()).toBeUndefined()

  await page.evaluate(() => {
    Object.defineProperty(window, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), { getVoices: () => [], cancel: () => {} }),
    })
  })
  await page.keyboard.press('Shift+r')
  await expect(page.getByText('This system has no voices to read with.')).toBeVisible()
})
