import { JSDOM } from 'jsdom'

const GLOBALS = [
  'window',
  'document',
  'DOMParser',
  'Node',
  'Document',
  'DocumentFragment',
  'Element',
  'NodeFilter',
  'Comment',
  'ProcessingInstruction',
] as const

/**
 * Gives this process the globals of a page, as far as the import of articles asks for them. To be called before that is imported; once
 * there is a page, it stays the one.
 */
export function makePageWindow(): void {
  if ('document' in globalThis) return
  const window = new JSDOM('', { url: 'https://postil.invalid/' }).window
  for (const name of GLOBALS) {
    Object.defineProperty(globalThis, name, {
      value: name === 'window' ? window : window[name],
      configurable: true,
    })
  }
}
