import type { Page } from '@playwright/test'
import { quantile, recordFigure } from '../figures.ts'
import { frameWork, scrollArticle } from '../window/frames.ts'
import { openPostil, paintedAfter } from '../window/windows.ts'

const STARTS = 7
/** How many words are typed into the search box, letter by letter. */
const WORDS_TYPED = 40

/** The app's start on a large library beside one with a single article like its own. */
export async function measureStart(large: string, one: string, size: string): Promise<void> {
  const timeOf = async (folder: string) => {
    const postil = await openPostil(folder)
    const painted = await paintedAfter(postil)
    await postil.page.locator('.shelf-item').first().waitFor()
    const shelf = await postil.page.evaluate(() => performance.timeOrigin + performance.now())
    await postil.app.close()
    return { painted, shelf: shelf - postil.startedAt }
  }
  // The first start fills the system's cache.
  await timeOf(one)
  await timeOf(large)
  const ratios: number[] = []
  for (let round = 0; round < STARTS; round += 1) {
    const few = await timeOf(one)
    const many = await timeOf(large)
    ratios.push(many.painted / few.painted)
    console.log(
      `start ${round + 1}: painted after ${many.painted.toFixed(0)} ms, with one article ${few.painted.toFixed(0)} ms; ` +
        `shelf after ${many.shelf.toFixed(0)} ms, with one ${few.shelf.toFixed(0)} ms`,
    )
  }
  recordFigure({
    id: 'library.start',
    what: `Cold start to a painted article, library of ${size}`,
    against: 'a library with one article',
    value: quantile(ratios, 0.5),
    unit: '×',
    goal: { is: 'at most', value: 1.2 },
  })
}

/** Scrolling the shelf, a screen's height in six frames and then the other way. */
export async function measureShelf(large: string, size: string): Promise<void> {
  const { app, page } = await openPostil(large)
  await page.locator('.shelf-item').first().waitFor()
  // What is put off until after the start goes on for a few seconds more: the reader scrolls when it has ended.
  await page.waitForTimeout(8_000)
  const frames = [
    ...(await frameWork(page, () => scrollArticle(page, '.shelf-scroller', 240, 120))),
    ...(await frameWork(page, () => scrollArticle(page, '.shelf-scroller', 240, -70))),
    // As if the scrollbar were dragged: every frame shows other articles.
    ...(await frameWork(page, () => scrollArticle(page, '.shelf-scroller', 120, 2_500))),
  ]
  await app.close()
  console.log(
    `shelf: ${frames.length} frames, median ${quantile(frames, 0.5).toFixed(1)} ms, p95 ${quantile(frames, 0.95).toFixed(1)} ms, ` +
      `worst ${quantile(frames, 1).toFixed(1)} ms, over 16.7 ms: ${frames.filter((time) => time > 16.7).length}`,
  )
  recordFigure({
    id: 'library.shelf',
    what: `Scrolling the shelf of ${size}, work of a frame at p95`,
    against: '',
    value: quantile(frames, 0.95),
    unit: 'ms',
    goal: { is: 'at most', value: 16.7 },
  })
}

/** From each key press in the search box to the frame that shows what was found for all that is typed. */
export async function measureSearchBox(
  large: string,
  words: readonly string[],
  random: () => number,
  size: string,
): Promise<void> {
  const { app, page } = await openPostil(large)
  await page.locator('.shelf-item').first().waitFor()
  await page.waitForTimeout(8_000)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search everything' })
  await field.waitFor()
  const times: number[] = []
  const frames: number[] = []
  for (let round = 0; round < WORDS_TYPED; round += 1) {
    const word = words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? 'the'
    await field.fill('')
    for (const letter of word) {
      const { found, frame } = await typeLetter(page, letter)
      times.push(found)
      frames.push(frame)
    }
  }
  await app.close()
  console.log(
    `search box: ${times.length} keys, median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, worst ${quantile(times, 1).toFixed(1)} ms; ` +
      `the letter itself on the screen: median ${quantile(frames, 0.5).toFixed(1)} ms, p95 ${quantile(frames, 0.95).toFixed(1)} ms`,
  )
  recordFigure({
    id: 'library.search-box',
    what: `From a key press in the search box to what was found, painted, over ${size}, p95`,
    against: '',
    value: quantile(times, 0.95),
    unit: 'ms',
    goal: { is: 'at most', value: 50 },
  })
}

/** Milliseconds from the key press to the frame that shows the letter, and to the one that shows what was found. */
async function typeLetter(page: Page, letter: string): Promise<{ found: number; frame: number }> {
  await page.evaluate(() => {
    const afterFrame = (done: () => void) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', done)
      port1.start()
      port2.postMessage(null)
    }
    Object.assign(window, {
      benchFound: new Promise((resolve) => {
        addEventListener(
          'keydown',
          (event) => {
            let frame = 0
            requestAnimationFrame(() => afterFrame(() => (frame = performance.now() - event.timeStamp)))
            const look = () => {
              // Empty while what is shown was found for less than what is typed.
              const foot = document.querySelector('.search-foot')?.textContent ?? ''
              if (foot === '') return requestAnimationFrame(look)
              afterFrame(() => resolve({ frame, found: performance.now() - event.timeStamp }))
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      }),
    })
  })
  await page.keyboard.press(letter)
  return page.evaluate<{ found: number; frame: number }>('window.benchFound')
}
