/** What a part of the programme found: how many cases, and in words each one that failed. */
export type Outcome = {
  cases: number
  failures: string[]
  /** Why this machine can't run it: nothing was shown then, and nothing failed. */
  cannot?: string
}

/** How often each part runs: as a stage of the tests, as a programme of ten minutes, and as one of hours. */
export const scales = ['brief', 'short', 'full'] as const
export type Scale = (typeof scales)[number]

/** A part of the programme. */
export type Part = {
  name: string
  /** What must hold, in words. */
  goal: string
  /** Whether it drives the real app, which is then built, and given a display. */
  needsApp?: boolean
  /** Runs the real thing. */
  run: (scale: Scale) => Promise<Outcome> | Outcome
  /** Runs a variant that is deliberately wrong, and must fail: a check that can't is worth nothing. */
  broken: () => Promise<Outcome> | Outcome
}

/** Several variants that are wrong in different ways, as one: it fails only when each of them does. */
export function eachFails(outcomes: readonly Outcome[]): Outcome {
  const cases = outcomes.reduce((sum, outcome) => sum + outcome.cases, 0)
  return outcomes.every(({ failures }) => failures.length > 0)
    ? { cases, failures: outcomes.flatMap(({ failures }) => failures) }
    : { cases, failures: [] }
}

/** A number in [0, limit), from a sequence that is the same in every run: failures can be looked at again. */
export function randomSequence(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    // Mulberry32, after Tommy Ettinger, public domain.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
}
