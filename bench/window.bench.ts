import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../scripts/runtime/project.ts'
import { quantile, recordFigure } from './figures.ts'
import { frameAfter, frameWork, scrollArticle } from './window/frames.ts'
import { addShortArticle, LONG_ARTICLE, makeLongArticle } from './window/long-article.ts'
import {
  memoryOf,
  openBare,
  openPostil,
  paintedAfter,
  processesOf,
  type MeasuredWindow,
} from './window/windows.ts'

// The app's own window beside Electron's bare one: starting, opening, marking, typing, scrolling, memory, rest.
const STARTS = 7
const OPENINGS = 7
const MARKS = 30
const WORDS = 100_000
const SCROLLER = '.article-scroller'

const work = mkdtempSync(join(tmpdir(), 'postil-window-bench-'))
const only = process.argv[2]
try {
  for (const [name, part] of Object.entries({ size, start, opening, memory, marking, scrolling, rest })) {
    if (only === undefined || only === name) await part()
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Everything that the window loads before its first frame: the script of the page, and what that imports at once. */
function size(): void {
  const folder = join(projectRoot, 'out', 'renderer')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '')
  const all = new Set<string>()
  const add = (file: string): void => {
    if (all.has(file)) return
    all.add(file)
    const source = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of source.matchAll(/(?:^|;)import(?:[^"'();]*from)?["']\.\/([^"']+\.js)["']/g))
      add(join('assets', name ?? ''))
  }
  for (const file of first) add(file)
  const bytes = [...all].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  recordFigure({
    id: 'window.size',
    what: 'The window’s first script, gzip',
    against: '',
    value: bytes / 1024,
    unit: 'KB',
    goal: { is: 'at most', value: 250 },
  })
}

async function start(): Promise<void> {
  const folder = join(work, 'one')
  await close(await openPostil(folder))
  const ratios: number[] = []
  for (let round = 0; round < STARTS; round += 1) {
    const bare = await openBare()
    const bareTime = await paintedAfter(bare)
    await close(bare)
    const postil = await openPostil(folder)
    const time = await paintedAfter(postil)
    await close(postil)
    ratios.push(time / bareTime)
    console.log(`start ${round + 1}: Postil ${time.toFixed(0)} ms, bare window ${bareTime.toFixed(0)} ms`)
  }
  recordFigure({
    id: 'window.start',
    what: 'Cold start to a painted article, library with one document',
    against: 'an empty Electron window',
    value: quantile(ratios, 0.5),
    unit: '×',
    goal: { is: 'at most', value: 1.5 },
  })
}

/** From the click on a long article in the shelf to its first frame; and its HTML as a page, from the start of its loading. */
async function opening(): Promise<void> {
  const folder = join(work, 'opening')
  const html = makeLongArticle(folder, { words: WORDS, highlights: 1_000 })
  const short = 'A short article'
  addShortArticle(folder, short)
  const page = join(work, 'opening.html')
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><style>body{font:19px/1.6 serif;max-width:66ch;margin:auto}</style>${html}`,
  )
  const ratios: number[] = []
  const postil = await openPostil(folder)
  const bare = await openBare(page)
  for (let round = 0; round < OPENINGS; round += 1) {
    await bare.page.reload()
    const plain = await firstFrameOf(bare)
    const own = await openFromShelf(postil, LONG_ARTICLE)
    // What is put off until after the first frame is no part of the next one.
    await sleep(1_500)
    await openFromShelf(postil, short)
    await sleep(500)
    ratios.push(own / plain)
    console.log(`opening ${round + 1}: Postil ${own.toFixed(0)} ms, the HTML alone ${plain.toFixed(0)} ms`)
  }
  await close(bare)
  await close(postil)
  recordFigure({
    id: 'window.opening',
    what: `Opening an article of ${WORDS.toLocaleString('en')} words with 1,000 highlights, to its first frame`,
    against: 'the same HTML in a bare window',
    value: quantile(ratios, 0.5),
    unit: '×',
    goal: { is: 'at most', value: 1.3 },
  })
}

/** Clicks on an article in the shelf; answers how long it took until a frame with it was out, in milliseconds. */
async function openFromShelf({ page }: MeasuredWindow, title: string): Promise<number> {
  return frameAfter(
    page,
    'click',
    (wanted) => {
      const article = document.querySelector('.article')
      return article?.getAttribute('aria-label') === wanted && article.querySelector('p') !== null
    },
    title,
    () => page.locator('.shelf').getByText(title).first().click(),
  )
}

async function memory(): Promise<void> {
  const folder = join(work, 'memory')
  makeLongArticle(folder, { words: WORDS, highlights: 1_000 })
  const windows = { postil: await openPostil(folder), empty: await openBare() }
  await windows.postil.page.locator('.note-card').first().waitFor()
  await sleep(5_000)
  const own = (await memoryOf(windows.postil)) / 1024
  const empty = (await memoryOf(windows.empty)) / 1024
  await close(windows.postil)
  await close(windows.empty)
  console.log(`memory: Postil ${own.toFixed(0)} MB, empty window ${empty.toFixed(0)} MB`)
  recordFigure({
    id: 'window.memory',
    what: 'Memory with that article open, all processes',
    against: 'the empty window',
    value: own / empty,
    unit: '×',
    goal: { is: 'at most', value: 1.5 },
  })
}

/** When the page's text was first painted, in milliseconds after its navigation began. */
async function firstFrameOf({ page }: MeasuredWindow): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1)
          if (last !== undefined) resolve(last.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
}

/** From the key press to the painted highlight, which is on disk by then; and typing in a note beside them all. */
async function marking(): Promise<void> {
  const folder = join(work, 'marking')
  makeLongArticle(folder, { words: WORDS, highlights: 10_000 })
  const postil = await openPostil(folder)
  const { page } = postil
  await page.locator('.note-card').first().waitFor()
  const times: number[] = []
  for (let round = 0; round < MARKS; round += 1) times.push(await markOnce(postil, round))
  recordFigure({
    id: 'window.mark',
    what: 'From key press to painted highlight, safely on disk, at 10,000 highlights, p95',
    against: 'one frame and one fsync',
    value: quantile(times, 0.95),
    unit: 'ms',
    goal: { is: 'at most', value: 50 },
  })
  await page.keyboard.press('n')
  await page
    .locator('.note-card[data-selected="true"] :is(textarea, [contenteditable="true"])')
    .first()
    .waitFor()
  const frames = await frameWork(page, async () => {
    await page.keyboard.type('Who said this, and when? Compare the minutes of the committee. '.repeat(2), {
      delay: 30,
    })
  })
  recordFigure({
    id: 'window.typing',
    what: 'Typing in a note beside 10,000 highlights, work of a frame at p95',
    against: '',
    value: quantile(frames, 0.95),
    unit: 'ms',
    goal: { is: 'at most', value: 16.7 },
  })
  await close(postil)
}

/** Selects a passage in sight, presses `2`, and waits for it to be painted. */
async function markOnce({ page }: MeasuredWindow, round: number): Promise<number> {
  await page.evaluate((index) => {
    const scroller = document.querySelector('.article-scroller')
    const paragraph = document.querySelectorAll('.article p')[index * 7 + 3]
    if (scroller === null || paragraph === undefined) throw new Error('There is no paragraph to mark')
    paragraph.scrollIntoView({ block: 'center' })
    const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
    if (text === null) throw new Error('The paragraph has no text')
    document.getSelection()?.setBaseAndExtent(text, 4 + index, text, 60 + index)
  }, round)
  await page.locator('[role="toolbar"][aria-label="Annotate the selection"]').waitFor()
  return frameAfter(
    page,
    'keydown',
    (index) => {
      const paragraph = document.querySelectorAll('.article p')[index * 7 + 3]
      return [...CSS.highlights].some(
        ([name, highlight]) =>
          name.startsWith('kind-') &&
          [...highlight].some(
            (range) =>
              range.startOffset === 4 + index &&
              range.endOffset === 60 + index &&
              paragraph?.contains(range.startContainer) === true,
          ),
      )
    },
    round,
    () => page.keyboard.press('2'),
  )
}

async function scrolling(): Promise<void> {
  const folder = join(work, 'scrolling')
  makeLongArticle(folder, { words: WORDS, highlights: 1_000 })
  const alone = join(work, 'alone')
  makeLongArticle(alone, { words: WORDS, highlights: 0 })
  const p95: Record<'marked' | 'alone', number[]> = { marked: [], alone: [] }
  const windows = { marked: await openPostil(folder), alone: await openPostil(alone) }
  await windows.alone.page.keyboard.press('m')
  await windows.marked.page.locator('.note-card').first().waitFor()
  for (let round = 0; round < 3; round += 1) {
    for (const name of ['marked', 'alone'] as const) {
      const { page } = windows[name]
      await page.bringToFront()
      const frames = await frameWork(page, () => scrollArticle(page, SCROLLER, 240, 90))
      p95[name].push(quantile(frames, 0.95))
    }
  }
  console.log(
    `work of a frame at p95: with highlights and margin ${quantile(p95.marked, 0.5).toFixed(1)} ms, the article alone ${quantile(p95.alone, 0.5).toFixed(1)} ms`,
  )
  await close(windows.marked)
  await close(windows.alone)
  recordFigure({
    id: 'window.scroll',
    what: 'Scrolling that article with 1,000 highlights and the margin open, work of a frame at p95',
    against: 'the article alone',
    value: quantile(p95.marked, 0.5) / quantile(p95.alone, 0.5),
    unit: '×',
    goal: { is: 'at most', value: 1.2 },
  })
}

/** What all processes use of a processor while nothing happens, beyond what a bare window uses in the same seconds. */
async function rest(): Promise<void> {
  const SECONDS = 40
  const folder = join(work, 'rest')
  makeLongArticle(folder, { words: WORDS, highlights: 1_000 })
  const windows = { postil: await openPostil(folder), bare: await openBare() }
  await windows.postil.page.keyboard.press('F7')
  // What is put off until after the start, the first backup and what V8 tidies up after it too, is no rest yet.
  await sleep(120_000)
  const pids = { postil: await processesOf(windows.postil), bare: await processesOf(windows.bare) }
  const before = { postil: processorTime(pids.postil), bare: processorTime(pids.bare) }
  await sleep(SECONDS * 1_000)
  const share = (name: 'postil' | 'bare') =>
    ((processorTime(pids[name]) - before[name]) / (SECONDS * 1_000)) * 100
  const used = { postil: share('postil'), bare: share('bare') }
  await close(windows.postil)
  await close(windows.bare)
  console.log(`rest: Postil ${used.postil.toFixed(2)} %, bare window ${used.bare.toFixed(2)} %`)
  recordFigure({
    id: 'window.rest',
    what: `Processor time at rest, all processes, over ${SECONDS} s, reading caret on`,
    against: 'what a bare window uses, taken off',
    value: Math.max(0, used.postil - used.bare),
    unit: '%',
    goal: { is: 'at most', value: 0.5 },
  })
}

/** Milliseconds of processor time that processes have used, as Linux counts it (proc(5), in ticks of 10 ms). */
function processorTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return sum + (Number(fields[11]) + Number(fields[12])) * 10
  }, 0)
}

async function close({ app }: MeasuredWindow): Promise<void> {
  await app.close()
}
