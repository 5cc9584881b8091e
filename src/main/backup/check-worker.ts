import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { assert } from '../../shared/result.ts'
import { checkCopy } from '../store/check-copy.ts'

/** The thread in which a copy is verified, so that the window never waits for it. Answers once, and ends. */
const task = z.object({ path: z.string(), annotationsPath: z.string().nullable() }).parse(workerData)
assert(parentPort !== null, 'a thread of its own')
parentPort.postMessage(checkCopy(task.path, task.annotationsPath))
