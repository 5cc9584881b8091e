/** A piece of canonical HTML: a tag, or words with the place at which they begin in the canonical text. */
export type HtmlToken =
  | { type: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string; start: number }

/** Elements that have no content. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'hr', 'img'])

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi
const attribute = /([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi

/**
 * Takes canonical HTML apart. Offsets are UTF-16 code units of its `textContent`.
 *
 * It reads what Postil's own serialiser writes, not HTML at large; what it can't read it takes for words, so
 * that whoever checks the words against the canonical text notices.
 */
export function* htmlTokens(html: string): Generator<HtmlToken, void> {
  let at = 0
  let offset = 0
  for (const match of html.matchAll(tag)) {
    const text = decodeHtml(html.slice(at, match.index))
    if (text !== '') yield { type: 'text', text, start: offset }
    offset += text.length
    at = match.index + match[0].length
    const name = (match[2] ?? '').toLowerCase()
    if (match[1] === '/') yield { type: 'close', name }
    else yield { type: 'open', name, attributes: readAttributes(match[3] ?? '') }
  }
  const text = decodeHtml(html.slice(at))
  if (text !== '') yield { type: 'text', text, start: offset }
}

function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    attributes.set(name.toLowerCase(), decodeHtml(double ?? single ?? bare ?? ''))
  }
  return attributes
}

const characters = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

function decodeHtml(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return characters.get(name.toLowerCase()) ?? String(whole)
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

/** Writes words, or the value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll('\0', '\ufffd')
      .replace(/[&<>"]/g, (character) => escapes.get(character) ?? character)
      // A parser would take a bare one for a line feed.
      .replaceAll('\r', '&#13;')
  )
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
