/**
 * Keys as they are written in commands and settings: "Mod+Shift+E", "J", "?", "F7", "Backspace".
 * `Mod` is Command on macOS and Control elsewhere. Letters are written in upper case and need no Shift.
 */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const

/** Whether a key press is the one that `binding` names. */
export function matchesBinding(binding: string, press: KeyPress, isMac: boolean): boolean {
  const { key, modifiers } = parseBinding(binding)
  const ctrl = modifiers.has('Ctrl') || (modifiers.has('Mod') && !isMac)
  const meta = modifiers.has('Mod') && isMac
  if (press.ctrlKey !== ctrl || press.metaKey !== meta || press.altKey !== modifiers.has('Alt')) return false
  if (isDigit(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}` || press.key === key
  // Which punctuation needs Shift differs by keyboard: "?" is "?" however it is typed.
  const isPunctuation = key.length === 1 && !isLetter(key)
  if (!isPunctuation && press.shiftKey !== modifiers.has('Shift')) return false
  return press.key.toUpperCase() === key.toUpperCase()
}

/** The binding that a key press would be written as; null while only modifiers are down. */
export function bindingOf(press: KeyPress, isMac: boolean): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(press.key)) return null
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key
  const needsShift = press.shiftKey && (key.length > 1 || isLetter(key))
  const mod = isMac ? press.metaKey : press.ctrlKey
  const parts = [
    ...(mod ? ['Mod'] : []),
    ...(isMac && press.ctrlKey ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(needsShift ? ['Shift'] : []),
  ]
  return [...parts, key].join('+')
}

const MAC_NAMES: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↩',
}
const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** The keys of a binding as they are printed on the platform's keyboards, one string a key. */
export function keyNames(binding: string, isMac: boolean): string[] {
  const { key, modifiers } = parseBinding(binding)
  return [...MODIFIERS.filter((name) => modifiers.has(name)), key].map(
    (name) => (isMac ? MAC_NAMES[name] : undefined) ?? NAMES[name] ?? name,
  )
}

function parseBinding(binding: string): { key: string; modifiers: ReadonlySet<string> } {
  // "Mod++" is Mod and the plus key.
  const parts = binding.endsWith('+')
    ? [...binding.slice(0, -1).split('+').filter(Boolean), '+']
    : binding.split('+')
  const key = parts.at(-1) ?? ''
  return { key: key === 'Space' ? ' ' : key, modifiers: new Set(parts.slice(0, -1)) }
}

function isLetter(key: string): boolean {
  return key.toUpperCase() !== key.toLowerCase()
}

function isDigit(key: string): boolean {
  return key.length === 1 && key >= '0' && key <= '9'
}
