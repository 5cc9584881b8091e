import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { assert, assertNever } from '../../shared/result.ts'
import { isStopped, readBatches, Stopped } from './feed-line.ts'
import { writeAtomically } from './atomic-file.ts'
import { readFeed } from './read-feed.ts'
import { renderText } from './render-text.ts'
import { syncFolder as sync } from '../store/durable-file.ts'
import { syncFolder } from '../vault/sync-folder.ts'
import { type WritingMeans } from './library-source.ts'
import { writeLibrary } from './write-library.ts'
import type { WriterMessage, WriterStart, WriterTask } from './writer-task.ts'

/** The thread in which the library is written out, so that the window waits neither for a text nor for a disk. */
assert(parentPort !== null, 'a thread of its own')
const parent = parentPort
// Handed over by `runWriter`, which is of the same build.
const { task, line } = workerData as WriterStart

/** Progress is told so often, in milliseconds. */
const INTERVAL = 100

const say = (message: WriterMessage) => parent.postMessage(message)
let toldAt = 0
const means: WritingMeans = {
  batches: (request) => readFeed(readBatches(line, request), request),
  check: () => {
    if (isStopped(line.signal)) throw new Stopped()
  },
  onProgress: (progress) => {
    const now = performance.now()
    if (now - toldAt < INTERVAL && progress.done < progress.total) return
    toldAt = now
    say({ kind: 'progress', progress })
  },
}

try {
  say({ kind: 'done', report: perform(task) })
} catch (error) {
  if (error instanceof Stopped) say({ kind: 'stopped' })
  else {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    say({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) })
  }
} finally {
  line.port.close()
}

function perform(wanted: WriterTask) {
  switch (wanted.name) {
    case 'folder':
      return syncFolder(wanted.input, means)
    case 'library':
      return writeLibrary(wanted.input, means)
    case 'text':
      return renderText(wanted.input, means)
    case 'file':
      writeAtomically(wanted.input.target, wanted.input.bytes, means.check)
      sync(dirname(wanted.input.target))
      return null
    default:
      return assertNever(wanted)
  }
}
