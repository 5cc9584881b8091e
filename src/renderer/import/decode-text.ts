import { guessLegacyEncoding } from './legacy-encoding.ts'

/** What a document and its sender say about its encoding. */
export type EncodingHints = {
  /** Labels in order of trust, such as the `charset` of a Content-Type; unknown ones are passed over. */
  declared?: readonly (string | null)[]
  /** BCP 47 tag that the document gives itself. */
  language?: string | null
}

/**
 * Decodes text of unknown encoding: byte order mark, then what the sender or the document declares, then UTF-8 if
 * it is valid, then what the bytes look like, then windows-1252. A declaration that the bytes contradict is passed
 * over. Never fails: what can't be decoded becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, hints: EncodingHints = {}): string {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  // Almost nothing else is valid UTF-8 by chance, and pages with an old label on it are common.
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null && bytes.some((byte) => byte > 0x7f)) return utf8
  const language = hints.language ?? null
  for (const label of hints.declared ?? []) {
    const decoder = label === null ? null : decoderFor(label)
    if (decoder === null) continue
    const text = decoder.decode(bytes)
    if (decoder.encoding === 'utf-8' && !isMostlyWhole(text)) continue
    // The label of someone who never thought about it: a real one says something else.
    if (decoder.encoding === 'windows-1252' && guessLegacyEncoding(bytes, language) !== null) continue
    return text
  }
  if (utf8 !== null && !utf8.includes('\x1b$')) return utf8
  return (
    utf16WithoutMark(bytes) ??
    new TextDecoder(guessLegacyEncoding(bytes, language) ?? 'windows-1252').decode(bytes)
  )
}

/** The `charset` parameter of a media type; null when there is none. */
export function charsetOf(mediaType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType ?? '')?.[1] ?? null
}

/** Whether bytes are something else than text: one control character or more in a hundred of the first 8,192. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) !== null || utf16WithoutMark(bytes) !== null) return false
  const head = bytes.subarray(0, 8192)
  let controls = 0
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1
  }
  return controls > 0 && controls * 100 >= head.length
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Text in which a few bytes were broken is still UTF-8; text in which most accented letters are is not. */
function isMostlyWhole(text: string): boolean {
  let broken = 0
  let whole = 0
  for (const character of text) {
    if (character === '\ufffd') broken += 1
    else if (character > '\u007f') whole += 1
  }
  return broken <= whole
}

/** The text, if the bytes are valid UTF-8; else null. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Western text in UTF-16 has a NUL in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 512)
  if (head.length < 4) return null
  let even = 0
  let odd = 0
  for (const [at, byte] of head.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  }
  const many = head.length * 0.35
  if (odd > many && even === 0) return new TextDecoder('utf-16le').decode(bytes)
  if (even > many && odd === 0) return new TextDecoder('utf-16be').decode(bytes)
  return null
}
