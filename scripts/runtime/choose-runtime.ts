/** An unpacked Electron that can be run. */
export interface Runtime {
  origin: 'override' | 'official' | 'npm'
  /** The folder that holds it. */
  dist: string
  version: string
}

/** What trying one route came to. `unavailable` goes on to the next route; `unusable` stops. */
export type RouteOutcome =
  | { kind: 'found'; runtime: Runtime }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'unusable'; reason: string }

export interface Route {
  /** What is tried, in words that an error message can use. */
  name: string
  attempt: () => Promise<RouteOutcome>
}

export interface FailedAttempt {
  route: string
  reason: string
}

export type RuntimeChoice =
  { kind: 'chosen'; runtime: Runtime; failed: FailedAttempt[] } | { kind: 'none'; failed: FailedAttempt[] }

/** Tries the routes in their order, and chooses the first Electron that is there; later routes are not touched. */
export async function chooseRuntime(routes: readonly Route[]): Promise<RuntimeChoice> {
  const failed: FailedAttempt[] = []
  for (const route of routes) {
    const outcome = await route.attempt()
    if (outcome.kind === 'found') return { kind: 'chosen', runtime: outcome.runtime, failed }
    failed.push({ route: route.name, reason: outcome.reason })
    if (outcome.kind === 'unusable') break
  }
  return { kind: 'none', failed }
}

/** The line that says which Electron was chosen in place of the official one, and why. */
export function choiceMessage(runtime: Runtime, failed: readonly FailedAttempt[]): string {
  if (runtime.origin === 'override') {
    return `Using Electron ${runtime.version} from ELECTRON_OVERRIDE_DIST_PATH (${runtime.dist})`
  }
  const why = failed.at(-1)?.reason ?? 'none was tried'
  return `Using Electron ${runtime.version} from the npm registry. The official one: ${why}`
}

/** The message for a machine on which no route led to an Electron: what was tried, and how each attempt failed. */
export function noRuntimeMessage(failed: readonly FailedAttempt[]): string {
  const lines = failed.map(({ route, reason }) => `  - ${route}: ${reason}`)
  return [
    'There is no Electron to run Postil on. What was tried:',
    ...lines,
    'If you have an unpacked Electron, set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  ].join('\n')
}
