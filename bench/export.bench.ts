import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { exportOptions } from '../src/main/export/export-fixture.ts'
import { exportLibrary } from '../src/main/export/export-library.ts'
import { openLibrary } from '../src/main/store/open-library.ts'
import { closeStore } from '../src/main/store/open.ts'
import { FolderInStep } from '../src/main/vault/folder-in-step.ts'
import { FORMAT_SHAPES, type LibraryFormat } from '../src/shared/model/library-export.ts'
import { assert } from '../src/shared/result.ts'
import { quantile, recordFigure } from './figures.ts'
import { fillReadingLibrary } from './reading-library.ts'

// Takes a whole library out, against writing the same bytes from memory; and how long the app's own thread is held meanwhile.
const isSmall = process.argv.includes('--small')
const SIZE = isSmall
  ? { documents: 1_000, words: 300, annotations: 10_000 }
  : { documents: 10_000, words: 300, annotations: 100_000 }

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** The same bytes are written so often; the median counts. */
const TIMES = 3

/** What an export took. */
type Measured = {
  /** By the clock; and the processor time of all threads together, and of the app's own. Seconds. */
  seconds: number
  processor: number
  ownProcessor: number
  /** How much longer it took by the clock than writing the same bytes. */
  times: number
  /** Bytes beyond what was in use before. */
  memory: number
  /** The longest time in which the app's own thread took no calls, in ms: by the clock, and what of it was work of its own. */
  hold: number
  ownHold: number
}

const folder = mkdtempSync(join(tmpdir(), 'postil-export-bench-'))
try {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a library')
  const { store } = opened.value
  store.pragma('synchronous = OFF')
  fillReadingLibrary(opened.value, SIZE, 5)
  console.log(
    '| what | s | processor, s | own thread, s | same bytes, s | times | MB | memory, MB | longest hold, ms | of it work, ms |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  )
  const formats: LibraryFormat[] = ['markdown', 'json', 'csv-annotations', 'web-annotation']
  const results = new Map<string, Measured>()
  for (const format of formats) {
    for (const shape of FORMAT_SHAPES[format]) {
      if (shape === 'file-each' && format !== 'markdown') continue
      const target = join(folder, `${format}-${shape}`)
      if (shape === 'file-each') mkdirSync(target)
      const options = exportOptions({ format, shape })
      const name = `${format}, ${shape}`
      results.set(
        name,
        await measured(name, target, async () => {
          const { kind } = await exportLibrary(store, target, options).outcome
          assert(kind === 'saved', 'an export that was saved', kind)
        }),
      )
    }
  }
  const vault = join(folder, 'vault')
  mkdirSync(vault)
  const inStep = new FolderInStep(opened.value, {
    memory: join(folder, 'folder-in-step.db'),
    version: '1',
    isReadOnly: false,
    onStatus: () => {},
  })
  const first = await measured('folder in step, first time', vault, async () => {
    await inStep.choose(vault)
    await inStep.settled()
  })
  await measured('folder in step, compared again', vault, async () => {
    inStep.syncNow()
    await inStep.settled()
  })
  await inStep.close()
  console.log(
    `\n${SIZE.documents} articles, ${SIZE.annotations} highlights. Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? ''}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}.`,
  )
  closeStore(store)
  const markdown = results.get('markdown, one-file')
  assert(markdown !== undefined, 'Markdown in one file')
  // Figures are of the whole library: a small one says nothing about it.
  if (!isSmall) record(markdown, first)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function record(markdown: Measured, first: Measured): void {
  const what = '100,000 highlights of 10,000 articles as Markdown in one file'
  const figure = (
    id: string,
    rest: { what: string; against?: string },
    value: number,
    unit: string,
    most: number,
  ) =>
    recordFigure({
      ...{ id: `export.${id}`, against: '', ...rest, value, unit, goal: { is: 'at most', value: most } },
    })
  figure('markdown', { what }, markdown.seconds, 's', 5)
  figure('markdown-ratio', { what, against: 'writing the same bytes' }, markdown.times, '×', 3)
  figure(
    'markdown-memory',
    { what: `${what}: memory of the app beyond before` },
    markdown.memory / 1e6,
    'MB',
    250,
  )
  const held = 'longest turn of the app’s own thread, in processor time'
  figure('markdown-hold', { what: `${what}: ${held}` }, markdown.ownHold, 'ms', 50)
  figure(
    'folder-hold',
    { what: `A folder of 10,000 files written for the first time: ${held}` },
    first.ownHold,
    'ms',
    50,
  )
}

async function measured(name: string, target: string, work: () => Promise<void>): Promise<Measured> {
  // What making the library left behind is no garbage of the work's.
  collectGarbage()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  const holds = watchHolds()
  const begun = process.cpuUsage()
  const ownBegun = process.threadCpuUsage()
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1_000
  const processor = sumOf(process.cpuUsage(begun))
  const ownProcessor = sumOf(process.threadCpuUsage(ownBegun))
  const held = holds.stop()
  clearInterval(watch)
  const { bytes, plain } = writeSame(target)
  const memory = most - before
  const result = { seconds, processor, ownProcessor, times: seconds / plain, memory, ...held }
  const times = [seconds, processor, ownProcessor].map((value) => value.toFixed(1))
  const numbers = [plain.toFixed(2), result.times.toFixed(1), (bytes / 1e6).toFixed(0)]
  const rest = [memory / 1e6, held.hold, held.ownHold].map((value) => value.toFixed(0))
  console.log(`| ${[name, ...times, ...numbers, ...rest].join(' | ')} |`)
  return result
}

/** Seconds. */
function sumOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}

/**
 * Watches how long the thread that calls it takes no calls at a stretch. What of that was work of its own is measured too: on a
 * busy machine a turn of milliseconds takes many times as long, whenever other programs have the processor.
 */
function watchHolds(): { stop: () => { hold: number; ownHold: number } } {
  let hold = 0
  let ownHold = 0
  let at = performance.now()
  let own = sumOf(process.threadCpuUsage())
  const timer = setInterval(() => {
    const now = performance.now()
    const ownNow = sumOf(process.threadCpuUsage())
    hold = Math.max(hold, now - at)
    ownHold = Math.max(ownHold, (ownNow - own) * 1_000)
    at = now
    own = ownNow
  }, 1)
  return {
    stop: () => {
      clearInterval(timer)
      return { hold, ownHold }
    },
  }
}

/** Writes the same bytes anew, as files of the same sizes, each onto the disk. */
function writeSame(target: string): { bytes: number; plain: number } {
  const isFolder = statSync(target).isDirectory()
  const contents = (isFolder ? readdirSync(target).map((name) => join(target, name)) : [target]).map((path) =>
    readFileSync(path),
  )
  const times = Array.from({ length: TIMES }, () => {
    const copy = mkdtempSync(join(folder, 'same-'))
    const started = performance.now()
    contents.forEach((content, index) => writeFileSync(join(copy, `${index}`), content, { flush: true }))
    const seconds = (performance.now() - started) / 1_000
    rmSync(copy, { recursive: true })
    return seconds
  })
  return { bytes: contents.reduce((sum, { length }) => sum + length, 0), plain: quantile(times, 0.5) }
}
