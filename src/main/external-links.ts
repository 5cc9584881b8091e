import { shell } from 'electron'

const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/** Opens an address in the system's browser. False, and nothing happens, when its scheme is not on the list. */
export function openExternal(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || !ALLOWED_SCHEMES.has(url.protocol)) return false
  void shell.openExternal(url.href)
  return true
}
