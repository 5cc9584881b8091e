import { MessageChannel, Worker } from 'node:worker_threads'
import type { ExportProgress } from '../../shared/model/library-export.ts'
import type { Store } from '../store/open.ts'
import { feed } from './feed.ts'
import { answerWriter, newSignal, stopWriter } from './feed-line.ts'
import type { WriterMessage, WriterStart, WriterTasks } from './writer-task.ts'

/** Beside this module when it runs as source; beside the bundle, by the name that its build gives it, else. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './writer-worker.ts' : './writer-worker.js',
  import.meta.url,
)

/** How a thread's work ended. */
export type WriterOutcome<Report> =
  { kind: 'done'; report: Report } | { kind: 'stopped' } | { kind: 'failed'; code: string; message: string }

/** Work that is under way in a thread. */
export type Writer<Report> = {
  outcome: Promise<WriterOutcome<Report>>
  /** Asks it to stop at the next document. */
  stop: () => void
}

/** Starts a task in a thread of its own, and reads the library for it in between other work. */
export function runWriter<Name extends keyof WriterTasks>(
  store: Store,
  name: Name,
  input: WriterTasks[Name]['input'],
  onProgress: (progress: ExportProgress) => void = () => {},
): Writer<WriterTasks[Name]['report']> {
  const { port1, port2 } = new MessageChannel()
  const signal = newSignal()
  answerWriter({ port: port1, signal }, (request) => feed(store, request))
  const start = { task: { name, input }, line: { port: port2, signal } } as WriterStart
  const worker = new Worker(WORKER, { workerData: start, transferList: [port2] })
  const outcome = new Promise<WriterOutcome<WriterTasks[Name]['report']>>((resolve) => {
    worker.on('message', (message: WriterMessage) => {
      if (message.kind === 'progress') onProgress(message.progress)
      // The thread is of the same build, and reports what its task is declared to report.
      else resolve(message as WriterOutcome<WriterTasks[Name]['report']>)
    })
    worker.once('error', (error) => resolve({ kind: 'failed', code: '', message: error.message }))
    worker.once('exit', (code) =>
      resolve({ kind: 'failed', code: '', message: `The writing thread ended with ${code}` }),
    )
  }).finally(() => port1.close())
  return { outcome, stop: () => stopWriter(signal) }
}
