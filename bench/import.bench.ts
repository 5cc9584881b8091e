import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectRoot } from '../scripts/runtime/project.ts'
import { quantile, recordFigure } from './figures.ts'
import { savedPages } from './import/pages.ts'
import { openBare, openPostil } from './window/windows.ts'

// A folder of saved pages taken in by the app, beside Readability and DOMPurify alone on the same pages.
// `npm run bench -- import FOLDER` takes pages from a folder; without one they are made.
const COUNT = process.argv.includes('--small') ? 200 : 1_000
const folder = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? null
const pages = savedPages(folder, COUNT)

const work = mkdtempSync(join(tmpdir(), 'postil-import-bench-'))
try {
  const alone = await timeAlone()
  const own = await timeImport()
  console.log(
    `${COUNT} pages, ${(pages.reduce((sum, { length }) => sum + length, 0) / 2 ** 20).toFixed(0)} MB: taken in ${(own.time / 1_000).toFixed(1)} s, ` +
      `Readability and DOMPurify alone ${(alone.time / 1_000).toFixed(1)} s, of which the longest page ${alone.longest.toFixed(0)} ms`,
  )
  console.log(
    `tasks over 50 ms in the window: ${own.long.length}, p95 ${own.long.length === 0 ? 0 : quantile(own.long, 0.95).toFixed(0)} ms, ` +
      `longest ${Math.max(0, ...own.long).toFixed(0)} ms; progress was shown ${own.shown} times`,
  )
  const what = `Importing ${COUNT.toLocaleString('en')} ${folder === null ? 'made' : 'real'} pages`
  recordFigure({
    id: 'import.time',
    what,
    against: 'Readability and DOMPurify alone on them',
    value: own.time / alone.time,
    unit: '×',
    goal: { is: 'at most', value: 1.5 },
  })
  recordFigure({
    id: 'import.responsive',
    what: `${what}, longest task of the window meanwhile`,
    against: '',
    value: Math.max(0, ...own.long),
    unit: 'ms',
    goal: { is: 'at most', value: 50 },
  })
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function timeAlone(): Promise<{ time: number; longest: number }> {
  const modules = join(projectRoot, 'node_modules')
  const { app, page } = await openBare()
  await page.addScriptTag({ path: join(modules, '@mozilla/readability/Readability.js') })
  await page.addScriptTag({ path: join(modules, 'dompurify/dist/purify.min.js') })
  const times: number[] = []
  for (const markup of pages) times.push(await readAlone(page, markup))
  await app.close()
  return { time: times.reduce((sum, time) => sum + time, 0), longest: Math.max(...times) }
}

async function readAlone(page: Page, markup: string): Promise<number> {
  return page.evaluate((source) => {
    const { Readability, DOMPurify } = window as unknown as {
      Readability: new (page: Document) => { parse(): { content: string } | null }
      DOMPurify: { sanitize(markup: string): string }
    }
    const begun = performance.now()
    const found = new Readability(new DOMParser().parseFromString(source, 'text/html')).parse()
    DOMPurify.sanitize(found?.content ?? '')
    return performance.now() - begun
  }, markup)
}

async function timeImport(): Promise<{ time: number; long: number[]; shown: number }> {
  const inbox = join(work, 'pages')
  mkdirSync(inbox)
  for (const [index, markup] of pages.entries()) writeFileSync(join(inbox, `page-${index}.html`), markup)
  const { app, page } = await openPostil(join(work, 'library'))
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, inbox)
  await page.waitForTimeout(5_000)
  await page.evaluate(() => {
    const seen = { long: [] as number[], shown: 0, last: '', begun: performance.now(), time: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.long.push(duration)
    }).observe({ entryTypes: ['longtask'] })
    new MutationObserver(() => {
      const report = document.querySelector('.import-report')
      const progress = report?.querySelector('.import-count')?.textContent ?? ''
      if (progress !== seen.last) {
        seen.last = progress
        seen.shown += 1
      }
      if (
        seen.time === 0 &&
        /\b[1-9]\d* read/.test(report?.textContent ?? '') &&
        report?.querySelector('progress') === null
      )
        seen.time = performance.now() - seen.begun
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { benchImport: seen })
  })
  await page.keyboard.press('Control+Shift+O')
  await page.waitForFunction(
    () => Number(Reflect.get(Object(Reflect.get(window, 'benchImport')), 'time')) > 0,
    null,
    {
      timeout: 540_000,
      polling: 500,
    },
  )
  const seen = await page.evaluate<{ time: number; long: number[]; shown: number }>('window.benchImport')
  console.log(await page.locator('.import-report').innerText())
  await app.close()
  return seen
}
