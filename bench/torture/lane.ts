import { fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { tortureRows, type TortureRow } from '../../scripts/runtime/test-counts.ts'
import type { Scale } from './part.ts'

const LANE = new URL('lane-process.ts', import.meta.url)

/**
 * Runs the parts of these names in a process of their own, so that those of this one are not held up by work that does not
 * pause. Rejects when that process ends without an answer.
 */
export function runLane(names: readonly string[], scale: Scale): Promise<TortureRow[]> {
  return new Promise((resolve, reject) => {
    const child = fork(LANE, [scale, ...names], {
      // Most of what a process takes that is killed at once is compiling.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'postil-torture-compiled') },
    })
    let rows: TortureRow[] | null = null
    child.on('message', (message) => (rows = z.object({ rows: tortureRows }).parse(message).rows))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (rows !== null) resolve(rows)
      else reject(new Error(`Parts of the programme ended with code ${code} and without an answer`))
    })
  })
}
