import type { TortureRow } from '../../scripts/runtime/test-counts.ts'
import type { Outcome, Part, Scale } from './part.ts'

/** Shown of a part's failures: enough to look at the first ones again. */
const SHOWN = 5

/** Runs parts one after the other, each after its broken variant, and says of each what came of it. */
export async function runParts(parts: readonly Part[], scale: Scale): Promise<TortureRow[]> {
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
