import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outcome, Part } from './part.ts'

/** Many processes start at once where there is no library yet: one makes it and owns it, the others are told. */
export const instances: Part = {
  name: 'Many starts at once',
  goal: '1 owner',
  run: (scale) => startMany(scale === 'full' ? 10 : 1, scale === 'brief' ? 16 : 50, OWN),
  broken: () => startMany(1, 4, SHARE),
}

const open = new URL('../../src/main/store/open.ts', import.meta.url).href
const OWN = `
  import { openStore } from ${JSON.stringify(open)}
  const opened = openStore(process.argv[1])
  console.log(opened.ok ? 'owner' : opened.failure.kind)
  process.stdin.resume()`

/** Without the exclusive lock. */
const SHARE = `
  import Database from 'better-sqlite3'
  const store = new Database(process.argv[1])
  store.pragma('journal_mode = WAL')
  console.log('owner')
  process.stdin.resume()`

async function startMany(rounds: number, starts: number, program: string): Promise<Outcome> {
  const failures: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
    const path = join(folder, 'library.postil')
    const children = Array.from({ length: starts }, () =>
      spawn(process.execPath, ['--input-type=module-typescript', '-e', program, path], {
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    )
    const answers = await Promise.all(
      children.map(async (child) => {
        const first = await Promise.race([
          once(child.stdout, 'data'),
          once(child, 'exit').then(() => ['nothing']),
        ])
        return String(first[0]).trim()
      }),
    )
    const closed = Promise.all(
      children.map((child) => (child.exitCode === null ? once(child, 'exit') : null)),
    )
    for (const child of children) child.kill('SIGKILL')
    await closed
    const owners = answers.filter((answer) => answer === 'owner').length
    const others = answers.filter((answer) => answer !== 'owner' && answer !== 'locked')
    if (owners !== 1) failures.push(`${owners} owners`)
    if (others.length > 0) failures.push(`answers: ${[...new Set(others)].join(', ')}`)
    rmSync(folder, { recursive: true, force: true })
  }
  return { cases: rounds * starts, failures }
}
