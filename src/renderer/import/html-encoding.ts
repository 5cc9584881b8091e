import { charsetOf, decodeText } from './decode-text.ts'

/** How far into a page its declarations are looked for, in bytes. */
const HEAD_BYTES = 16_384

/** Decodes a page: byte order mark, header, `<meta>`, then what the bytes and the page's language suggest. */
export function decodeHtml(bytes: Uint8Array, mediaType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).replace(/<!--[^]*?-->/g, '')
  const language = /<html\b[^>]*?\b(?:xml:)?lang\s*=\s*["']?([a-z]{2,3}\b[a-z-]*)/i.exec(head)?.[1] ?? null
  return decodeText(bytes, { declared: [charsetOf(mediaType), metaCharset(head)], language })
}

/** The encoding that `<meta>` or an XML declaration names; one that it can't have, since it was readable, is UTF-8. */
function metaCharset(head: string): string | null {
  const label =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1] ??
    null
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label
}
