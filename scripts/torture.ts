import { appClose } from '../bench/torture/app-close.ts'
import { appKill } from '../bench/torture/app-kill.ts'
import { clocks } from '../bench/torture/clocks.ts'
import { diskFull } from '../bench/torture/disk-full.ts'
import { fileDamage } from '../bench/torture/file-damage.ts'
import { ipcFuzz } from '../bench/torture/ipc-fuzz.ts'
import { fullDisk } from '../bench/torture/full-disk.ts'
import { folderKill } from '../bench/torture/folder-kill.ts'
import { instances } from '../bench/torture/instances.ts'
import { kill } from '../bench/torture/kill.ts'
import { logDamage } from '../bench/torture/log-damage.ts'
import { migrations } from '../bench/torture/migrations.ts'
import type { Outcome, Part, Scale } from '../bench/torture/part.ts'
import { places } from '../bench/torture/places.ts'
import { scripts } from '../bench/torture/scripts.ts'
import { takenOut } from '../bench/torture/taken-out.ts'
import { urls } from '../bench/torture/urls.ts'
import { strings } from '../bench/torture/strings.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { script } from './runtime/script.ts'
import type { TortureRow } from './runtime/test-counts.ts'

const PARTS: readonly Part[] = [
  kill,
  folderKill,
  appKill,
  appClose,
  migrations,
  logDamage,
  diskFull,
  fullDisk,
  places,
  fileDamage,
  clocks,
  instances,
  strings,
  takenOut,
  scripts,
  urls,
  ipcFuzz,
]

/** Shown of a part's failures: enough to look at the first ones again. */
const SHOWN = 5

/** `--brief` is a quick look, `--full` the long form. */
function scaleOf(options: readonly string[]): Scale {
  if (options.includes('--full')) return 'full'
  return options.includes('--brief') ? 'brief' : 'short'
}

async function runParts(parts: readonly Part[], scale: Scale): Promise<TortureRow[]> {
  const table: TortureRow[] = []
  for (const part of parts) {
    const started = performance.now()
    const broken = await attempt(() => part.broken())
    if (broken.cannot !== undefined) {
      console.log(`${part.name}: not run on this machine: ${broken.cannot}`)
      table.push({ test: part.name, cases: 0, failures: 0, goal: part.goal, canFail: null, seconds: 0 })
      continue
    }
    const { cases, failures } = await attempt(() => part.run(scale))
    // A variant that did not even run has shown nothing.
    const canFail = broken.cases > 0 && broken.failures.length > 0
    const seconds = Math.round((performance.now() - started) / 1_000)
    table.push({ test: part.name, cases, failures: failures.length, goal: part.goal, canFail, seconds })
    console.log(`${part.name}: ${cases} cases, ${failures.length} failures, ${seconds} s`)
    for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`)
    if (!canFail)
      console.log(
        `  The variant that must fail did not: this part shows nothing. ${broken.failures[0] ?? ''}`,
      )
  }
  return table
}

/** A part that throws has failed, and stops none of the others. */
async function attempt(run: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    return {
      cases: 0,
      failures: [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
    }
  }
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
        return runParts(parts, scale)
      })
    : await runParts(parts, scale)
  printTable(rows)
  const report = join(projectRoot, 'test-results', 'torture.json')
  await mkdir(dirname(report), { recursive: true })
  await writeFile(report, JSON.stringify({ scale, rows }, null, 2))
  return rows.every(({ failures, canFail }) => failures === 0 && canFail !== false) ? 0 : 1
})
