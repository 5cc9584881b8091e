import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { docx, epub, pdf, pdfLines } from '../src/renderer/import/file-fixtures.ts'
import { expect, launch, test } from './app.ts'

const shelf = (page: Page) => page.getByRole('navigation', { name: 'Library' })
const row = (page: Page, title: string | RegExp) => shelf(page).getByRole('option', { name: title })
const report = (page: Page) => page.getByRole('region', { name: 'Adding articles' })

/** Cyrillic letters as windows-1251 has them, the rest as it is. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
    }),
  )
}

const RUSSIAN =
  'Министерство торговли объявило о новых пошлинах на ввоз стали, и они вырастут уже весной этого года.'
const SHIFT_JIS = Buffer.concat([
  Buffer.from('<html><head><meta charset="Shift_JIS"><title>x</title></head><body><p>'),
  // 日本の新聞の記事です。これは本文です。
  Buffer.from(
    '93fa967b82cc905695b782cc8b4c8e9682c582b781428db182ea82cd967b95b682c582b78142'.replace('8db1', '82b1'),
    'hex',
  ),
  Buffer.from('</p></body></html>'),
])
const MHTML = [
  'From: <Saved by Blink>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://news.example/saved',
  '',
  '<html><head><title>A saved page</title></head><body><article><h1>A saved page</h1><p>Saved words caf=C3=A9, and more of them, so that there is an article to be found in it.</p></article></body></html>',
  '--b--',
  '',
].join('\r\n')

const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
/** A book of 100,000 words, in 25 chapters. */
const book = () =>
  epub(
    Array.from(
      { length: 25 },
      (_, chapter) =>
        `<h1>Chapter ${chapter + 1}</h1>${`<p>${'Eight words of a long and winding story. '.repeat(50)}</p>`.repeat(10)}<p>So ended chapter ${chapter + 1}.</p>`,
    ),
  )
const BOMB = `<p>${'a'.repeat(8 * 1_048_576)}</p>`

/** What is read, with words that must be in it. */
const READABLE: readonly { name: string; bytes: Uint8Array | string; title: RegExp; says: string }[] = [
  { name: 'plain.txt', bytes: 'A plain text\n\nIts only paragraph.', title: /plain text/i, says: 'Its only paragraph.' },
  { name: 'marked.md', bytes: '# A marked text\n\nWith *stress*.', title: /marked text/, says: 'With stress.' },
  { name: 'japanese.html', bytes: SHIFT_JIS, title: /^x\b|japanese|日本/, says: '日本の新聞の記事です。' },
  {
    name: 'liar.html',
    bytes: Buffer.concat([
      Buffer.from('<html lang="ru"><head><meta charset="utf-8"><title>liar</title></head><body><p>'),
      windows1251(RUSSIAN),
      Buffer.from('</p></body></html>'),
    ]),
    title: /liar/,
    says: RUSSIAN,
  },
  { name: 'saved.mhtml', bytes: MHTML, title: /saved page/, says: 'Saved words café' },
  { name: 'book.epub', bytes: book(), title: /A book/, says: 'So ended chapter 25.' },
  { name: 'report.docx', bytes: docx(paragraph('A Word report') + paragraph('Its body.')), title: /report/i, says: 'Its body.' },
  {
    name: 'print.pdf',
    bytes: pdf([pdfLines(['A printed page', 'with two lines of words on it.'])]),
    title: /print/i,
    says: 'with two lines of words on it.',
  },
] // prettier-ignore

/** What is not, and what the reader is told. */
const REFUSED: readonly { name: string; bytes: Uint8Array | string; says: string }[] = [
  { name: 'empty.txt', bytes: '', says: '“empty.txt” is empty.' },
  { name: 'binary.txt', bytes: new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0, 7, 8]), says: 'binary.txt' },
  { name: 'bomb.epub', bytes: epub([BOMB]), says: '“bomb.epub” was not opened: it unpacks to far more' },
  { name: 'bomb.docx', bytes: docx(paragraph('a'.repeat(8 * 1_048_576))), says: '“bomb.docx” was not opened: it unpacks to far more' },
  { name: 'slip.epub', bytes: epub(['<p>a</p>'], { '../../evil.txt': 'x' }), says: '“slip.epub” was not opened: it tries to reach files outside itself' },
  { name: 'slip.docx', bytes: docx(paragraph('a'), { '../../evil.txt': 'x' }), says: '“slip.docx” was not opened: it tries to reach files outside itself' },
  { name: 'broken.pdf', bytes: `%PDF-1.4\n${'garbage '.repeat(50)}`, says: '“broken.pdf” is damaged' },
  { name: 'scan.pdf', bytes: pdf(['0 0 m 100 100 l S']), says: '“scan.pdf” is made of pictures of pages, without text' },
] // prettier-ignore

async function addFiles(
  page: Page,
  electronApp: ElectronApplication,
  files: readonly { name: string; bytes: Uint8Array | string }[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-files-'))
  const paths = files.map(({ name }) => join(folder, name))
  for (const [index, { bytes }] of files.entries()) await writeFile(paths[index] ?? '', bytes)
  await electronApp.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  }, paths)
  await page.keyboard.press('Control+o')
}

test('files of every format are read, and each that can’t be is named with what is wrong with it', async ({
  start,
}) => {
  test.setTimeout(120_000)
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await addFiles(page, electronApp, [...READABLE, ...REFUSED])
  await expect(report(page)).toContainText(
    `${READABLE.length + REFUSED.length} read, ${READABLE.length} added, ${REFUSED.length} failed.`,
    { timeout: 60_000 },
  )
  for (const { says } of REFUSED) await expect(report(page)).toContainText(says)
  await page.screenshot({ path: 'test-results/library-formats.png' })
  for (const { title, says } of READABLE) {
    await row(page, title).click()
    await expect(reader.article).toContainText(says, { timeout: 15_000 })
  }
})

test('a PDF is read on its own pages: highlights, notes, search and place are those of its text, with page numbers', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(120_000)
  const filler = (page: number) =>
    Array.from({ length: 34 }, (_, line) => `Line ${line + 1} of page ${page} says nothing of any weight.`)
  const bytes = pdf([
    `${pdfLines(['The harbour report'], 740, 24)} ${pdfLines(['The port was closed for eleven days, and its own-', 'ers lost more than they had earned in a year.', ...filler(1)])}`,
    pdfLines(filler(2)),
    pdfLines([...filler(3), 'The needle lies on the third page.']),
  ])
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await addFiles(page, electronApp, [{ name: 'harbour.pdf', bytes }])
  const drawn = page.locator('.page-ink[data-drawn]')
  await expect(drawn.first()).toBeAttached({ timeout: 30_000 })
  // The words lie where they are printed: there is ink under the first letters of a passage.
  const isPrinted = (words: string) =>
    page.evaluate((wanted) => {
      const article = document.querySelector('.article')
      const span = [...(article?.querySelectorAll('span') ?? [])].find((one) => one.textContent.includes(wanted))
      const canvas = document.querySelector<HTMLCanvasElement>('.page-ink[data-drawn]')
      if (span === undefined || canvas === null) return false
      const [box, sheet] = [span.getBoundingClientRect(), canvas.getBoundingClientRect()]
      const scale = canvas.width / sheet.width
      const context = canvas.getContext('2d')
      if (context === null) return false
      const { data } = context.getImageData((box.left - sheet.left) * scale, (box.top - sheet.top) * scale, box.width * scale, box.height * scale)
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 128) dark += 1
      return dark > data.length / 4 / 40
    }, words) // prettier-ignore
  expect(await isPrinted('The harbour report')).toBe(true)
  expect(await isPrinted('The port was closed')).toBe(true)

  await reader.dragOver('The port was closed')
  await page.keyboard.press('1')
  await reader.leaveFields()
  expect(await reader.painted()).toMatchObject({ 'kind-amber-solid': ['The port was closed'] })
  expect(
    Math.abs(
      await reader.levelDifference('The port was closed', reader.note('Claim', 'The port was closed')),
    ),
  ).toBeLessThan(12)
  await page.screenshot({ path: 'test-results/library-pdf.png' })

  // The same words in the reader's own type, without the printer's hyphens; and back.
  await page.keyboard.press('Shift+P')
  await expect(drawn).toHaveCount(0)
  await expect(reader.article).toContainText('and its owners lost more')
  expect(await reader.painted()).toMatchObject({ 'kind-amber-solid': ['The port was closed'] })
  await page.keyboard.press('Shift+P')
  await expect(drawn.first()).toBeAttached()

  await page.keyboard.press('Control+Alt+g')
  const goTo = page.getByRole('dialog', { name: 'Go to a page' })
  await goTo.getByRole('textbox', { name: 'Page, 1 to 3' }).fill('9')
  await page.keyboard.press('Enter')
  await expect(goTo.getByRole('alert')).toContainText('There is no page “9”')
  await goTo.getByRole('textbox').fill('2')
  await page.keyboard.press('Enter')
  await expect(goTo).toBeHidden()
  await expect.poll(() => reader.isInSight('Line 1 of page 2')).toBe(true)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search everything' }).fill('needle')
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.isInSight('The needle lies on the third page.')).toBe(true)
  await reader.dragOver('The needle lies on the third page.')
  await page.keyboard.press('2')
  await reader.leaveFields()
  const path = join(libraryFolder, 'out.md')
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.keyboard.press('Control+Shift+E')
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('- **Page:** 3')
  const placeOf = (on: Page) => on.evaluate(() => document.querySelector('.article-scroller')?.scrollTop ?? 0)
  const before = await placeOf(page)
  await electronApp.close()

  const again = await launch(libraryFolder)
  try {
    await expect(again.page.locator('.page-ink[data-drawn]').first()).toBeAttached({ timeout: 30_000 })
    await expect.poll(() => again.reader.isInSight('The needle lies on the third page.')).toBe(true)
    expect(Math.abs((await placeOf(again.page)) - before)).toBeLessThan(3)
    for (const theme of ['sepia', 'dark']) {
      await again.page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
      await again.page.screenshot({ path: `test-results/library-pdf-${theme}.png` })
    }
  } finally {
    await again.electronApp.close()
  }
})
