import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { seconds } from './runtime/progress.ts'
import { projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'
import {
  addCounts,
  guardCounts,
  playwrightCounts,
  readCounts,
  type TestCounts,
  tortureCounts,
  vitestCounts,
} from './runtime/test-counts.ts'

interface Stage {
  title: string
  /** The script of package.json, and its further arguments. */
  command: [string, ...string[]]
  /** The report that this stage leaves, if it runs tests. */
  report?: { file: string; counts: (report: unknown) => TestCounts }
}

const UNIT_REPORT = join('test-results', 'unit.json')
const E2E_REPORT = join('test-results', 'e2e.json')
const TORTURE_REPORT = join('test-results', 'torture.json')
const BENCH_REPORT = join('test-results', 'bench.json')

const STAGES: readonly Stage[] = [
  { title: 'Type check', command: ['typecheck'] },
  { title: 'Lint', command: ['lint'] },
  {
    title: 'Unit tests',
    command: ['unit', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
    report: { file: UNIT_REPORT, counts: vitestCounts },
  },
  { title: 'End-to-end tests', command: ['e2e'], report: { file: E2E_REPORT, counts: playwrightCounts } },
  {
    title: 'Torture, in its brief form',
    command: ['torture', '--brief'],
    report: { file: TORTURE_REPORT, counts: tortureCounts },
  },
  {
    title: 'Benchmarks beside the recorded ones',
    command: ['bench:guard'],
    report: { file: BENCH_REPORT, counts: guardCounts },
  },
]

async function runStage({ command: [name, ...further] }: Stage): Promise<number> {
  return run(process.execPath, ['--run', name, ...(further.length > 0 ? ['--', ...further] : [])], {
    cwd: projectRoot,
  })
}

await script(async () => {
  // A report of an earlier run must never be counted for this one.
  for (const { report } of STAGES) if (report) await rm(join(projectRoot, report.file), { force: true })
  let total: TestCounts = { passed: 0, failed: 0, skipped: 0 }
  let code = 0
  for (const [index, stage] of STAGES.entries()) {
    const heading = `[${index + 1}/${STAGES.length}] ${stage.title}`
    console.log(`\n${heading}`)
    const started = performance.now()
    code = await runStage(stage)
    const counts = stage.report
      ? await readCounts(join(projectRoot, stage.report.file), stage.report.counts)
      : null
    if (counts) total = addCounts(total, counts)
    const elapsed = seconds(performance.now() - started)
    if (stage.report && code === 0 && counts === null) {
      console.error(`${heading}: it left no report in ${stage.report.file}`)
      code = 1
    }
    console.log(
      code === 0
        ? `${heading}: passed in ${elapsed}`
        : `${heading}: FAILED after ${elapsed} (exit code ${code})`,
    )
    if (code !== 0) {
      // A stage that fails without a failing test, such as the type check, still counts as one failure.
      if (!counts || counts.failed === 0) total = addCounts(total, { passed: 0, failed: 1, skipped: 0 })
      break
    }
  }
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return code
})
