import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { redo, undoState } from '../../src/main/store/journal.ts'
import { openLibrary } from '../../src/main/store/open-library.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { verify } from '../../src/main/store/verify.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

const WORK = fileURLToPath(new URL('mixed-work.ts', import.meta.url))

/** SIGKILL at a random moment of mixed work; then every row that was said to be saved must be there as it was said. */
export const kill: Part = {
  name: 'SIGKILL during mixed work',
  goal: '0 lost, 0 corrupt, 0 half-saved',
  run: (scale) => killOften({ brief: 5, short: 300, full: 3_000 }[scale], 'honest'),
  broken: () => killOften(3, 'early'),
}

async function killOften(kills: number, manner: 'honest' | 'early'): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const path = join(folder, 'library.postil')
  const random = randomSequence(7)
  const saved = new Map<string, string | null>()
  const failures: string[] = []
  for (let round = 1; round <= kills; round += 1) {
    const lines = await workUntilKilled(path, round, manner, random)
    for (const [id, note] of lines) if (id !== 'undo' && id !== 'redo') saved.set(id, note)
    const opened = openLibrary(path)
    if (!opened.ok) {
      failures.push(`kill ${round}: ${opened.failure.kind}`)
      break
    }
    const { store } = opened.value
    if (
      lines.findLast(([id]) => id === 'undo' || id === 'redo')?.[0] === 'undo' &&
      undoState(store).redo !== null
    )
      redo(store)
    const rows = store.prepare<[], { id: string; note: string; deleted_at: number | null }>(
      'SELECT id, note, deleted_at FROM annotation',
    )
    const stored = new Map(rows.all().map((row) => [row.id, row.deleted_at === null ? row.note : null]))
    const lastStep = Math.max(-1, ...lines.map(([, note]) => stepOf(note, round)))
    // One change may have been under way: saved, and not yet said. It is later than all that was said.
    const ahead = [...stored].filter(([id, note]) => saved.get(id) !== note)
    const lost = [...saved.keys()].filter((id) => !stored.has(id))
    const isUnderWay = ([, note]: [string, string | null]) => note === null || stepOf(note, round) > lastStep
    if (lost.length > 0) failures.push(`kill ${round}: ${lost.length} rows are lost`)
    if (ahead.length > 1 || !ahead.every(isUnderWay)) {
      failures.push(`kill ${round}: ${ahead.length} rows are not as they were said to be saved`)
    }
    for (const [id, note] of ahead) saved.set(id, note)
    if (round % 10 === 0 || round === kills)
      failures.push(...verify(store).damage.map((damage) => `kill ${round}: ${JSON.stringify(damage)}`))
    closeStore(store)
    if (failures.length > 0) break
  }
  rmSync(folder, { recursive: true, force: true })
  return { cases: kills, failures }
}

/** The step of a round in which a note was written; -1 when it is of another round, or none. */
function stepOf(note: string | null, round: number): number {
  const step = /^(\d+)\/(\d+) /.exec(note ?? '')
  return step !== null && Number(step[1]) === round ? Number(step[2]) : -1
}

async function workUntilKilled(
  path: string,
  round: number,
  manner: string,
  random: (limit: number) => number,
): Promise<[string, string | null][]> {
  const child = spawn(process.execPath, [WORK, path, String(round), manner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let timer: NodeJS.Timeout | null = null
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    timer ??= setTimeout(() => child.kill('SIGKILL'), random(250))
  })
  await once(child, 'close')
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as [string, string | null])
}
