import type { Admitted, Drops } from '../../shared/ipc-library.ts'
import type { CallAnswer, CallFailure, CallParameters, Envelope, Method, Noun } from '../../shared/ipc.ts'

/** A call that was not carried out; `message` is a sentence for the reader. */
export class CallFailed extends Error {
  readonly kind: CallFailure['kind']

  constructor(failure: CallFailure) {
    super(failure.message)
    this.name = 'CallFailed'
    this.kind = failure.kind
  }
}

/** The calls of the main process as this window makes them: each answers, or throws `CallFailed`. */
export type Client = {
  [N in Exclude<Noun, 'drops'>]: {
    [M in Method<N>]: (...parameters: CallParameters<N, M>) => Promise<CallAnswer<N, M>>
  }
} & Drops<Admitted>

type BridgeMethod = (...parameters: unknown[]) => Promise<Envelope<unknown>>

/** Opens the envelope in which every answer of `window.api` travels. */
function unwrap(method: BridgeMethod) {
  return async (...parameters: unknown[]): Promise<unknown> => {
    const envelope = await method(...parameters)
    if (!envelope.ok) throw new CallFailed(envelope.failure)
    return envelope.value
  }
}

function makeClient(): Client {
  const nouns = Object.entries(window.api).filter(([noun]) => noun !== 'events')
  // The mapped type of the bridge and of the client are the same list; only the envelope differs.
  return Object.fromEntries(
    nouns.map(([noun, methods]) => [
      noun,
      Object.fromEntries(
        Object.entries(methods).map(([name, method]) => [name, unwrap(method as BridgeMethod)]),
      ),
    ]),
  ) as Client
}

export const api: Client = makeClient()

/** What the main process tells this window; each `on…` returns its unsubscribe. */
export const events = window.api.events
