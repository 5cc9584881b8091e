/** Longer than any save takes, in milliseconds: then something went wrong, and the keyboard is given back. */
const LONGEST = 2_000

let held: string | null = null
let keepsEnter = false
let listeners = new AbortController()

/**
 * Keeps what is typed from now on for the field that is about to appear: a reader who presses 1 and goes on typing
 * a name must not set off commands while the claim is being saved. Other keys than letters give the keyboard back; Enter
 * is kept too, as a line break, where the field is one that is typed into and confirmed.
 */
export function holdKeys({ withEnter = false } = {}): void {
  takeHeldKeys()
  held = ''
  keepsEnter = withEnter
  listeners = new AbortController()
  const { signal } = listeners
  window.addEventListener('keydown', hold, { capture: true, signal })
  const timer = setTimeout(takeHeldKeys, LONGEST)
  signal.addEventListener('abort', () => clearTimeout(timer))
}

/** What was typed since; gives the keyboard back. */
export function takeHeldKeys(): string {
  listeners.abort()
  const text = held ?? ''
  held = null
  return text
}

function hold(event: KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  const isEnter = keepsEnter && event.key === 'Enter' && held !== ''
  if (!isPlain || (!isEnter && [...event.key].length !== 1)) {
    if (!['Shift', 'CapsLock', 'AltGraph'].includes(event.key)) takeHeldKeys()
    return
  }
  held = (held ?? '') + (isEnter ? '\n' : event.key)
  event.preventDefault()
  event.stopImmediatePropagation()
}
