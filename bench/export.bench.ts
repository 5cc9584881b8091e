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
import { fillReadingLibrary } from './reading-library.ts'

// Takes a whole library out, against writing the same bytes from memory; and how long the app's own thread is held meanwhile.
const SIZE = process.argv.includes('--small')
  ? { documents: 1_000, words: 300, annotations: 10_000 }
  : { documents: 10_000, words: 300, annotations: 100_000 }

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
  const formats: LibraryFormat[] = ['markdown', 'json', 'csv-annotations']
  for (const format of formats) {
    for (const shape of FORMAT_SHAPES[format]) {
      if (shape === 'file-each' && format !== 'markdown') continue
      const target = join(folder, `${format}-${shape}`)
      if (shape === 'file-each') mkdirSync(target)
      const scope = { kind: 'library' } as const
      await measured(`${format}, ${shape}`, target, async () => {
        const options = { format, shape, scope, template: null, withArticle: false }
        const outcome = await exportLibrary(store, target, options).outcome
        assert(outcome.kind === 'saved', 'an export', outcome.kind)
      })
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
  await measured('folder in step, first time', vault, async () => {
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
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measured(name: string, target: string, work: () => Promise<void>): Promise<void> {
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
  const numbers = [
    seconds.toFixed(1),
    plain.toFixed(1),
    (seconds / plain).toFixed(1),
    (bytes / 1e6).toFixed(0),
  ]
  const rest = [((most - before) / 1e6).toFixed(0), (delay.max / 1e6).toFixed(0)]
  console.log(`| ${[name, ...numbers, ...rest].join(' | ')} |`)
}

/** Writes the same bytes anew, as files of the same sizes. */
function writeSame(target: string): { bytes: number; plain: number } {
  const isFolder = statSync(target).isDirectory()
  const contents = (isFolder ? readdirSync(target).map((name) => join(target, name)) : [target]).map((path) =>
    readFileSync(path),
  )
  const copy = mkdtempSync(join(folder, 'same-'))
  const started = performance.now()
  contents.forEach((content, index) => writeFileSync(join(copy, `${index}`), content, { flush: true }))
  const plain = (performance.now() - started) / 1_000
  rmSync(copy, { recursive: true })
  return { bytes: contents.reduce((sum, { length }) => sum + length, 0), plain }
}
