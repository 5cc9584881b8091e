import { Worker } from 'node:worker_threads'
import type { CopyCheck } from '../store/check-copy.ts'

/** Beside this module when it runs as source; beside the bundle, by the name that its build gives it, else. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.js',
  import.meta.url,
)

/** Runs `checkCopy` in a thread of its own. Rejects with what it throws. */
export function checkOffThread(path: string, annotationsPath: string | null): Promise<CopyCheck> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { path, annotationsPath } })
    worker.once('message', (check: CopyCheck) => resolve(check))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The check ended with ${code}, and without an answer`)))
  })
}
