import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
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

/** The same bytes are written so often; the median counts. */
const TIMES = 3

/** What an export took: seconds, times the same bytes, bytes of memory, and the longest hold of the app's thread in ms. */
type Measured = { seconds: number; times: number; memory: number; hold: number }

const folder = mkdtempSync(join(tmpdir(), 'postil-export-bench-'))
try {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a library')
  const { store } = opened.value
  store.pragma('synchronous = OFF')
  fillReadingLibrary(opened.value, SIZE, 5)
  console.log(
    '| what | s | same bytes, s | times | MB | memory, MB | longest hold, ms |\n|---|--:|--:|--:|--:|--:|--:|',
  )
  const formats: LibraryFormat[] = ['markdown', 'json', 'csv-annotations', 'web-annotation']
  const results = new Map<string, Measured>()
  for (const format of formats) {
    for (const shape of FORMAT_SHAPES[format]) {
      if (shape === 'file-each' && format !== 'markdown') continue
      const target = join(folder, `${format}-${shape}`)
      if (shape === 'file-each') mkdirSync(target)
      const scope = { kind: 'library' } as const
      const options = { format, shape, scope, withArticle: false, template: null }
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
  figure('markdown-hold', { what: `${what}: longest hold of the app’s own thread` }, markdown.hold, 'ms', 50)
  figure(
    'folder-hold',
    { what: 'A folder of 10,000 files written for the first time: longest hold of the app’s own thread' },
    first.hold,
    'ms',
    50,
  )
}

async function measured(name: string, target: string, work: () => Promise<void>): Promise<Measured> {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1_000
  delay.disable()
  clearInterval(watch)
  const { bytes, plain } = writeSame(target)
  const result = { seconds, times: seconds / plain, memory: most - before, hold: delay.max / 1e6 }
  const numbers = [seconds.toFixed(1), plain.toFixed(2), result.times.toFixed(1), (bytes / 1e6).toFixed(0)]
  const rest = [(result.memory / 1e6).toFixed(0), result.hold.toFixed(0)]
  console.log(`| ${[name, ...numbers, ...rest].join(' | ')} |`)
  return result
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
