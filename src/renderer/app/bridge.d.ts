import type { Bridge } from '../../shared/ipc.ts'

declare global {
  interface Window {
    /** What the preload exposes; see `shared/ipc.ts`. */
    readonly api: Bridge
  }
}
