import { _electron, type Page } from '@playwright/test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { chromiumSandbox, electronExecutable, launchArguments } from '../scripts/launch-options.ts'
import type { Measured, Way, measureLookUps } from './painting/page.ts'

// npm run bench -- painting [--small]
//
// Paints highlights over an article of 100,000 words in the real Electron: as Postil does, as wrapped text nodes,
// and with @recogito/text-annotator. Everything that is compared is measured in one run.
const isSmall = process.argv.includes('--small')
const WORDS = isSmall ? 10_000 : 100_000
const COUNTS = isSmall ? [100, 1_000] : [1_000, 10_000]
const ROUNDS = 3
const WAYS: readonly Way[] = ['postil', 'postil, content-visibility', 'wrapped text nodes', 'recogito, spans']

const folder = await mkdtemp(join(tmpdir(), 'postil-painting-'))
const electronApp = await _electron.launch({
  executablePath: electronExecutable(),
  args: [...launchArguments(), '--log-level=3', `--library-folder=${folder}`],
  chromiumSandbox: chromiumSandbox(),
})
try {
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      lib: { entry: join(import.meta.dirname, 'painting/page.ts'), formats: ['iife'], name: 'paintingPage' },
      outDir: join(folder, 'page'),
      rollupOptions: { output: { entryFileNames: 'page.js' } },
    },
  })
  const page = await electronApp.firstWindow()
  await page.locator('.article').waitFor()
  await page.evaluate(await readFile(join(folder, 'page/page.js'), 'utf8'))
  const chromium = await electronApp.evaluate(() => process.versions['chrome'])
  console.log(
    `Chromium ${chromium}, ${cpus()[0]?.model ?? 'unknown processor'}; ${WORDS.toLocaleString('en')} words\n`,
  )

  const print = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)
  const head = ['highlights', 'first frame', 'one more', 'a frame, median', 'a frame, 95 %', 'dropped']
  print(head)
  print(head.map(() => '---'))
  print(row('no highlights', await median(page, 'none', 0)))
  for (const count of COUNTS) {
    for (const way of WAYS) {
      // The dear ones take minutes: once is enough to tell.
      const rounds = way === 'recogito, spans' || way === 'wrapped text nodes' ? 1 : ROUNDS
      print(row(`${count.toLocaleString('en')}, ${way}`, await median(page, way, count, rounds)))
    }
  }
  const lookUps = await page.evaluate(
    ([words, count]) =>
      (
        globalThis as unknown as { painting: { measureLookUps: typeof measureLookUps } }
      ).painting.measureLookUps(words, count),
    [WORDS, COUNTS.at(-1) ?? 0] as const,
  )
  console.log(`\nhit test ${milliseconds(lookUps.hitTest)}, selectors ${milliseconds(lookUps.selectors)}`)
} finally {
  await electronApp.close()
  await rm(folder, { recursive: true, force: true })
}

/** The round with the median first frame; the first, which compiles everything, is not counted where there are several. */
async function median(page: Page, way: Way, count: number, rounds = ROUNDS): Promise<Measured> {
  const all: Measured[] = []
  for (let round = 0; round < (rounds === 1 ? 1 : rounds + 1); round++) {
    const measured = await page.evaluate(
      ([how, words, howMany]) =>
        (
          globalThis as unknown as {
            painting: { measure: (way: Way, words: number, count: number) => Promise<Measured> }
          }
        ).painting.measure(how, words, howMany),
      [way, WORDS, count] as const,
    )
    if (round > 0 || rounds === 1) all.push(measured)
  }
  const sorted = all.toSorted((a, b) => a.firstFrame - b.firstFrame)
  const middle = sorted[sorted.length >> 1]
  if (middle === undefined) throw new Error('Nothing was measured')
  return middle
}

function row(name: string, measured: Measured): string[] {
  const { firstFrame, addOne, frame, slowFrame, dropped, scrolled } = measured
  return [
    name,
    milliseconds(firstFrame),
    addOne === null ? '–' : milliseconds(addOne),
    milliseconds(frame),
    milliseconds(slowFrame),
    `${dropped} of ${scrolled}`,
  ]
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 1 ? 3 : time < 100 ? 1 : 0)} ms`
}
