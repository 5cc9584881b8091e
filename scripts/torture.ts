import { diskFull } from '../bench/torture/disk-full.ts'
import { fileDamage } from '../bench/torture/file-damage.ts'
import { instances } from '../bench/torture/instances.ts'
import { kill } from '../bench/torture/kill.ts'
import { logDamage } from '../bench/torture/log-damage.ts'
import { migrations } from '../bench/torture/migrations.ts'
import type { Part } from '../bench/torture/part.ts'
import { strings } from '../bench/torture/strings.ts'
import { script } from './runtime/script.ts'

const PARTS: readonly Part[] = [kill, logDamage, diskFull, fileDamage, instances, migrations, strings]

/** Shown of a part's failures: enough to look at the first ones again. */
const SHOWN = 5

await script(async () => {
  const options = process.argv.slice(2)
  const scale = options.includes('--full') ? 'full' : 'short'
  const wanted = options.filter((option) => !option.startsWith('--'))
  const parts = PARTS.filter(
    ({ name }) =>
      wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word.toLowerCase())),
  )
  const table: Record<string, string | number>[] = []
  let failed = parts.length === 0
  for (const part of parts) {
    const started = performance.now()
    const broken = await part.broken()
    const canFail = broken.failures.length > 0
    const { cases, failures } = await part.run(scale)
    const seconds = ((performance.now() - started) / 1_000).toFixed(0)
    failed ||= !canFail || failures.length > 0
    table.push({
      test: part.name,
      cases,
      failures: failures.length,
      goal: part.goal,
      'can fail': canFail ? 'shown' : 'NO',
      seconds,
    })
    console.log(`${part.name}: ${cases} cases, ${failures.length} failures, ${seconds} s`)
    for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`)
    if (!canFail) console.log('  The variant that must fail did not: this part shows nothing.')
  }
  console.table(table)
  return failed ? 1 : 0
})
