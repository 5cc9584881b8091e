import { scriptAddress } from '../import/trusted-html.ts'

type Pending<Answer> = { resolve: (answer: Answer) => void; reject: (reason: unknown) => void }

/** A question as it travels to a worker; its answer carries the same number. */
export type Numbered<Content> = { number: number; content: Content }

/**
 * Makes a function that asks a worker of the app's own, which is started with the first question and answers each
 * `Numbered` message with one. It rejects when there are no workers (in tests), or when the worker broke; it is started anew then.
 */
export function offThread<Question, Answer>(
  address: string,
  name: string,
): (question: Question) => Promise<Answer> {
  let worker: Worker | null = null
  let asked = 0
  const pending = new Map<number, Pending<Answer>>()

  const start = (): Worker => {
    // Trusted Types let a script's address through that is the app's own; DOM's types know of strings and URLs only.
    const started = new Worker(scriptAddress(address), { type: 'module', name })
    started.addEventListener('message', ({ data }: MessageEvent<Numbered<Answer>>) => {
      pending.get(data.number)?.resolve(data.content)
      pending.delete(data.number)
    })
    started.addEventListener('error', (event) => {
      event.preventDefault()
      started.terminate()
      worker = null
      for (const { reject } of pending.values()) reject(new Error(`${name} failed: ${event.message}`))
      pending.clear()
    })
    return started
  }

  return (question) =>
    new Promise((resolve, reject) => {
      if (typeof Worker === 'undefined') return reject(new Error('There are no workers here'))
      const number = (asked += 1)
      pending.set(number, { resolve, reject })
      worker ??= start()
      worker.postMessage({ number, content: question } satisfies Numbered<Question>)
    })
}
