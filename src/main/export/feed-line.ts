import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import type { FeedBatch, FeedRequest } from './feed.ts'

/**
 * The line between the library, which one thread alone may read, and a thread that writes it out: that one asks for
 * batches and waits for each, so that its code reads like any other loop; the first one never waits.
 */
export type FeedLine = {
  port: MessagePort
  /** Two numbers: how many messages were sent to the writer, and whether it is to stop. */
  signal: SharedArrayBuffer
}

type FromWriter = { kind: 'read'; request: FeedRequest } | { kind: 'next' } | { kind: 'leave' }
type ToWriter = { kind: 'batch'; batch: FeedBatch } | { kind: 'end' } | { kind: 'failed'; message: string }

const SENT = 0
const STOPPED = 1

/** The memory that the two sides of a line share. */
export function newSignal(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
}

/** Thrown on the writer's side when it is to stop. */
export class Stopped extends Error {
  constructor() {
    super('Stopped')
    this.name = 'Stopped'
  }
}

/** Tells the writer to stop at the next document. */
export function stopWriter(signal: SharedArrayBuffer): void {
  const numbers = new Int32Array(signal)
  Atomics.store(numbers, STOPPED, 1)
  wake(numbers)
}

/** Whether the writer was told to stop. */
export function isStopped(signal: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(signal), STOPPED) === 1
}

/**
 * Answers a writer from the library's side. `read` begins a list of batches; each is read when the writer has taken the one
 * before, in a turn of its own, so that calls of the window come in between.
 */
export function answerWriter(
  { port, signal }: FeedLine,
  read: (request: FeedRequest) => Iterator<FeedBatch>,
): void {
  const numbers = new Int32Array(signal)
  let batches: Iterator<FeedBatch> | null = null
  const send = (message: ToWriter) => {
    port.postMessage(message)
    wake(numbers)
  }
  const sendNext = () => {
    if (batches === null) return
    try {
      const next = batches.next()
      if (next.done === true) batches = null
      send(next.done === true ? { kind: 'end' } : { kind: 'batch', batch: next.value })
    } catch (error) {
      batches = null
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
  port.on('message', (message: FromWriter) => {
    if (message.kind === 'leave') batches = null
    if (message.kind === 'read') {
      try {
        batches = read(message.request)
      } catch (error) {
        send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      }
    }
    if (message.kind !== 'leave') setImmediate(sendNext)
  })
}

/** The writer's side: the batches of a request, each waited for. Throws `Stopped`, and what reading the library threw. */
export function* readBatches({ port, signal }: FeedLine, request: FeedRequest): Generator<FeedBatch, void> {
  const say = (message: FromWriter) => port.postMessage(message)
  let isAtEnd = false
  say({ kind: 'read', request })
  try {
    for (;;) {
      const message = receive(port, signal)
      if (message.kind === 'failed') throw new Error(message.message)
      if (message.kind === 'end') {
        isAtEnd = true
        return
      }
      // The next one is read while this one is written.
      say({ kind: 'next' })
      yield message.batch
    }
  } finally {
    if (!isAtEnd) say({ kind: 'leave' })
  }
}

function receive(port: MessagePort, signal: SharedArrayBuffer): ToWriter {
  const numbers = new Int32Array(signal)
  for (;;) {
    if (isStopped(signal)) throw new Stopped()
    const sent = Atomics.load(numbers, SENT)
    const received = receiveMessageOnPort(port) as { message: ToWriter } | undefined
    if (received !== undefined) return received.message
    Atomics.wait(numbers, SENT, sent)
  }
}

function wake(numbers: Int32Array): void {
  Atomics.add(numbers, SENT, 1)
  Atomics.notify(numbers, SENT)
}
