import { monotonicFactory } from 'ulid'

/** Where the store takes time and ids from; handed in, so that tests can hold them still. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now: () => number
  /** A new ULID. */
  id: () => string
}

/** The system's clock. Ids ascend even when the clock is set back. */
export function systemClock(): Clock {
  const next = monotonicFactory()
  return { now: () => Date.now(), id: () => next() }
}

/** A new id of the kind that `schema` parses. */
export function newId<Id>(clock: Clock, schema: { parse: (value: string) => Id }): Id {
  return schema.parse(clock.id())
}
