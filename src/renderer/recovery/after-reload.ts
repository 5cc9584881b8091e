/** What the window does once, after it was reloaded for it. Kept by the window alone, until it is closed. */
const NAME = 'postil.after-reload'

/** What was done just before the window reloads. */
export type Done = 'restored' | 'taken-back'

/** Reloads the window on another library, which then says what was done. */
export function reloadAfter(done: Done): void {
  sessionStorage.setItem(NAME, done)
  window.location.reload()
}

/** What was done before this window was reloaded, once; null when nothing was. */
export function takeDone(): Done | null {
  const done = sessionStorage.getItem(NAME)
  sessionStorage.removeItem(NAME)
  return done === 'restored' || done === 'taken-back' ? done : null
}
