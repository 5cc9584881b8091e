/** What an operation answers when failure is expected and shown: a value, or the reason there is none. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; failure: Failure }

/** Wraps a value as a success. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** Wraps the reason of a failure. */
export function fail<Failure>(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure }
}

/** Throws with what was expected and what was found: for states that only a mistake of ours can cause. */
export function assert(condition: unknown, expected: string, found?: unknown): asserts condition {
  if (condition) return
  throw new Error(
    found === undefined ? `Expected ${expected}` : `Expected ${expected}, found ${String(found)}`,
  )
}

/** Refuses at compile time to forget a case of a union; throws when data from outside slipped past its parser. */
export function assertNever(value: never): never {
  throw new Error(`Expected no further case, found ${JSON.stringify(value)}`)
}
