import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { TextSelectors } from '../../shared/model/selector.ts'
import { logError } from '../app/notices.ts'
import { scriptAddress } from '../import/trusted-html.ts'
// The address is made by the bundler, which the linter does not know.
// oxlint-disable-next-line import/default
import address from './anchoring-worker.ts?worker&url'

/** What the worker is asked: see `anchorAll`; the answer carries the same number. */
export type AnchoringRequest = {
  number: number
  text: string
  selectors: readonly TextSelectors[]
  earlierText: string | undefined
}
type AnchoringAnswer = { number: number; anchorings: Anchoring[] }
type Pending = { resolve: (anchorings: Anchoring[]) => void; reject: (reason: unknown) => void }

let worker: Worker | null = null
let asked = 0
const pending = new Map<number, Pending>()

/**
 * Finds passages as `anchorAll` does, in a worker. Where that can't run (in tests), or broke, it is done in place:
 * late is better than lost.
 */
export async function anchorOffThread(
  text: string,
  selectors: readonly TextSelectors[],
  earlierText: string | undefined,
): Promise<Anchoring[]> {
  if (typeof Worker !== 'undefined') {
    try {
      return await ask({ number: (asked += 1), text, selectors, earlierText })
    } catch (error) {
      logError(error)
    }
  }
  const { anchorAll } = await import('../../shared/anchoring/anchor.ts')
  return anchorAll(text, selectors, earlierText)
}

function ask(request: AnchoringRequest): Promise<Anchoring[]> {
  return new Promise((resolve, reject) => {
    pending.set(request.number, { resolve, reject })
    worker ??= startWorker()
    worker.postMessage(request)
  })
}

function startWorker(): Worker {
  // Trusted Types let a script's address through that is the app's own; DOM's types know of strings and URLs only.
  const started = new Worker(scriptAddress(address), { type: 'module', name: 'anchoring' })
  started.addEventListener('message', ({ data }: MessageEvent<AnchoringAnswer>) => {
    pending.get(data.number)?.resolve(data.anchorings)
    pending.delete(data.number)
  })
  started.addEventListener('error', (event) => {
    event.preventDefault()
    started.terminate()
    worker = null
    for (const { reject } of pending.values()) reject(new Error(`Anchoring failed: ${event.message}`))
    pending.clear()
  })
  return started
}
