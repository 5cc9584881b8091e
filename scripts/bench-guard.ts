import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIGURES_FILE, figureSchema, lossAgainst, showValue, type Figure } from '../bench/figures.ts'
import { readRecorded } from '../bench/record.ts'
import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

// Holds what was reached: the quick benchmarks are run again, and a ratio that is more than 30 % worse than the
// recorded one twice in a row fails. Times alone are not compared: machines differ.
const GUARDED: readonly [file: string, ...parts: string[]][] = [['bench/window.bench.ts', 'size']]
const MOST_LOSS = 0.3
/** What the test command reads its counts from. */
const REPORT = join(projectRoot, 'test-results', 'bench.json')

type Outcome = { id: string; passed: boolean }

await script(() =>
  withApp(async ({ environment }) => {
    const recorded = new Map(readRecorded().map((figure) => [figure.id, figure]))
    const outcomes: Outcome[] = []
    for (const bench of GUARDED) {
      let worse = losses(await measure(bench, environment), recorded)
      if (worse.some(({ passed }) => !passed)) {
        console.log('Worse than recorded: measured once more')
        worse = losses(await measure(bench, environment), recorded)
      }
      outcomes.push(...worse)
    }
    mkdirSync(join(projectRoot, 'test-results'), { recursive: true })
    writeFileSync(REPORT, JSON.stringify(outcomes))
    return outcomes.every(({ passed }) => passed) ? 0 : 1
  }),
)

async function measure(
  [file, ...parts]: readonly [string, ...string[]],
  environment: Record<string, string>,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-guard-'))
  const gathered = join(folder, 'figures.jsonl')
  try {
    const code = await run(process.execPath, [join(projectRoot, file), ...parts], {
      cwd: projectRoot,
      environment: { ...environment, [FIGURES_FILE]: gathered },
    })
    if (code !== 0 || !existsSync(gathered)) throw new Error(`${file} ${parts.join(' ')} found no figure`)
    return readFileSync(gathered, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => figureSchema.parse(JSON.parse(line)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function losses(figures: readonly Figure[], recorded: ReadonlyMap<string, Figure>): Outcome[] {
  return figures.map((figure) => {
    const known = recorded.get(figure.id)
    const loss = known === undefined ? 0 : lossAgainst(known, figure)
    const before = known === undefined ? 'not recorded yet' : `recorded ${showValue(known.value, known.unit)}`
    console.log(`  ${figure.id}: ${showValue(figure.value, figure.unit)}, ${before}`)
    return { id: figure.id, passed: loss <= MOST_LOSS }
  })
}
