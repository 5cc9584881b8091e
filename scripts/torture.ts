import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runLane } from '../bench/torture/lane.ts'
import type { Part, Scale } from '../bench/torture/part.ts'
import { PARTS } from '../bench/torture/programme.ts'
import { runParts } from '../bench/torture/run-parts.ts'
import { withApp } from './runtime/app-session.ts'
import { seconds } from './runtime/progress.ts'
import { projectRoot } from './runtime/project.ts'
import { script } from './runtime/script.ts'
import type { TortureRow } from './runtime/test-counts.ts'

/** `--brief` is what `npm test` runs, `--full` the long form. */
function scaleOf(options: readonly string[]): Scale {
  if (options.includes('--full')) return 'full'
  return options.includes('--brief') ? 'brief' : 'short'
}

/** Those that drive the app and those that don't run side by side; in the full form nothing disturbs a part. */
async function runAll(parts: readonly Part[], scale: Scale): Promise<TortureRow[]> {
  const inApp = parts.filter(({ needsApp }) => needsApp === true)
  const others = parts.filter(({ needsApp }) => needsApp !== true)
  if (scale === 'full' || inApp.length === 0 || others.length === 0) return runParts(parts, scale)
  const rows = await Promise.all([
    runParts(inApp, scale),
    runLane(
      others.map(({ name }) => name),
      scale,
    ),
  ])
  const byName = new Map(rows.flat().map((row) => [row.test, row]))
  return parts.flatMap(({ name }) => byName.get(name) ?? [])
}

const HEADINGS = ['test', 'cases', 'failures', 'goal', 'can fail', 'seconds'] as const

/** Prints what came of each part, under one another. */
function printTable(rows: readonly TortureRow[]): void {
  const lines = rows.map(({ test, cases, failures, goal, canFail, seconds }) => [
    test,
    String(cases),
    String(failures),
    goal,
    canFail === null ? 'not run' : canFail ? 'shown' : 'NO',
    String(seconds),
  ])
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  const print = (cells: readonly string[]) =>
    console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '))
  console.log('')
  print(HEADINGS)
  print(widths.map((width) => '-'.repeat(width)))
  lines.forEach(print)
}

await script(async () => {
  const started = performance.now()
  const options = process.argv.slice(2)
  const wanted = options.filter((option) => !option.startsWith('--')).map((word) => word.toLowerCase())
  const parts = PARTS.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word)),
  )
  if (parts.length === 0) throw new Error(`There is no part called ${wanted.join(', ')}.`)
  const scale = scaleOf(options)
  const rows = parts.some(({ needsApp }) => needsApp === true)
    ? await withApp(({ environment }) => {
        Object.assign(process.env, environment)
        return runAll(parts, scale)
      })
    : await runAll(parts, scale)
  printTable(rows)
  console.log(`\n${scale} form, ${seconds(performance.now() - started)}`)
  const report = join(projectRoot, 'test-results', 'torture.json')
  await mkdir(dirname(report), { recursive: true })
  await writeFile(report, JSON.stringify({ scale, rows }, null, 2))
  return rows.every(({ failures, canFail }) => failures === 0 && canFail !== false) ? 0 : 1
})
