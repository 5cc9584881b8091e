import { buildApp } from './build-app.ts'
import { hasDisplay, startVirtualDisplay } from './display.ts'
import { type PreparedRuntime, prepareRuntime } from './prepare-runtime.ts'

/** What a script that drives the built app works with. */
export interface AppSession extends PreparedRuntime {
  /** As in PreparedRuntime, with the display on which windows are to be opened. */
  environment: Record<string, string>
}

/**
 * Prepares Electron, builds the app, and runs `work` with a display: the person's own, or on a machine without any
 * a virtual one, which is stopped when the work ends, however it ends. Rejects as the preparation and the work do.
 */
export async function withApp<T>(work: (session: AppSession) => Promise<T>): Promise<T> {
  const virtual = !hasDisplay()
  const prepared = await prepareRuntime(virtual ? ['Xvfb'] : [])
  await buildApp(prepared.environment)
  if (!virtual) return work(prepared)
  const display = await startVirtualDisplay()
  try {
    return await work({ ...prepared, environment: { ...prepared.environment, DISPLAY: display.name } })
  } finally {
    display.stop()
  }
}
