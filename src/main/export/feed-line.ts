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

/** A request has a number, so that what was still on its way for one that was left is not taken for the next one's. */
type FromWriter =
  | { kind: 'read'; number: number; request: FeedRequest }
  | { kind: 'taken'; number: number; bytes: number }
  | { kind: 'leave'; number: number }
type ToWriter =
  | { kind: 'batch'; number: number; batch: FeedBatch }
  | { kind: 'end'; number: number }
  | { kind: 'failed'; number: number; message: string }

const SENT = 0
const STOPPED = 1

/**
 * So much is read ahead of the writer, in bytes: neither thread then waits whenever the system lets the other one wait.
 * One batch more may be on its way, however large.
 */
const AHEAD = 2_000_000

/** What was taken is told when it has come to so much, in bytes: to tell it wakes the other thread. */
const TOLD_AT = AHEAD / 4

/** For so long batches are read in one turn, in milliseconds, before others have theirs. */
const TURN = 6

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

/** What is being read for a writer. */
type Reading = {
  number: number
  batches: Iterator<FeedBatch>
  /** How much it was sent and has not taken, in bytes. */
  ahead: number
  isDue: boolean
}

/**
 * Answers a writer from the library's side. `read` begins a list of batches; they are read in short turns, so that calls of
 * the window come in between, and a little ahead of the writer.
 */
export function answerWriter(
  { port, signal }: FeedLine,
  read: (request: FeedRequest) => Iterator<FeedBatch>,
): void {
  const numbers = new Int32Array(signal)
  let current: Reading | null = null
  const send = (message: ToWriter, transferred: ArrayBuffer[] = []) => {
    port.postMessage(message, transferred)
    wake(numbers)
  }
  const fail = (number: number, error: unknown) => {
    current = null
    send({ kind: 'failed', number, message: error instanceof Error ? error.message : String(error) })
  }
  const turn = (reading: Reading) => {
    reading.isDue = false
    const from = performance.now()
    const { number, batches } = reading
    try {
      while (current === reading && reading.ahead < AHEAD) {
        if (performance.now() - from > TURN) {
          soon(reading)
          return
        }
        const next = batches.next()
        if (next.done === true) {
          current = null
          send({ kind: 'end', number })
          return
        }
        if (next.value.kind === 'pause') continue
        const bytes = bytesOf(next.value)
        reading.ahead += bytes?.byteLength ?? 0
        send({ kind: 'batch', number, batch: next.value }, transferable(bytes))
      }
    } catch (error) {
      fail(number, error)
    }
  }
  const soon = (reading: Reading) => {
    if (!reading.isDue) setImmediate(turn, reading)
    reading.isDue = true
  }
  port.on('message', (message: FromWriter) => {
    if (message.kind === 'read') {
      try {
        current = { number: message.number, batches: read(message.request), ahead: 0, isDue: false }
      } catch (error) {
        fail(message.number, error)
      }
    } else if (current?.number === message.number) {
      if (message.kind === 'leave') current = null
      else current.ahead -= message.bytes
    }
    if (current !== null) soon(current)
  })
}

function bytesOf(batch: FeedBatch): Uint8Array | null {
  if (batch.kind === 'annotations' || batch.kind === 'documents') return batch.packed
  return batch.kind === 'image' ? batch.image.bytes : null
}

/** Memory is handed over where it holds nothing else; else it is copied. */
function transferable(bytes: Uint8Array | null): ArrayBuffer[] {
  const memory = bytes?.buffer
  return memory instanceof ArrayBuffer && memory.byteLength === bytes?.byteLength ? [memory] : []
}

let requests = 0

/** The writer's side: the batches of a request, each waited for. Throws `Stopped`, and what reading the library threw. */
export function* readBatches({ port, signal }: FeedLine, request: FeedRequest): Generator<FeedBatch, void> {
  const number = ++requests
  const say = (message: FromWriter) => port.postMessage(message)
  let isAtEnd = false
  let taken = 0
  say({ kind: 'read', number, request })
  try {
    for (;;) {
      const message = receive(port, signal)
      if (message.number !== number) continue
      if (message.kind === 'failed') throw new Error(message.message)
      if (message.kind === 'end') {
        isAtEnd = true
        return
      }
      taken += bytesOf(message.batch)?.byteLength ?? 0
      if (taken >= TOLD_AT) {
        say({ kind: 'taken', number, bytes: taken })
        taken = 0
      }
      yield message.batch
    }
  } finally {
    if (!isAtEnd) say({ kind: 'leave', number })
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
