import { charsetOf } from './decode-text.ts'
import { decodeHtml } from './html-encoding.ts'
import { readPage } from './html-page.ts'
import { base64Bytes } from './images.ts'
import { ImportError } from './import-failure.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'

/** One part of a multipart message. */
type Part = { headers: ReadonlyMap<string, string>; body: Uint8Array }

/** The most parts that are looked at. */
const MAX_PARTS = 10_000

/**
 * Reads a page that was saved with its pictures in one file (RFC 2557). Throws `ImportError` when there is no page
 * in it.
 */
export async function importMhtml(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  const message = splitHeaders(source.bytes)
  const parts = partsOf(message, 0)
  const page = parts.find(
    (part) => mediaType(part) === 'text/html' || mediaType(part) === 'application/xhtml+xml',
  )
  if (page === undefined) throw new ImportError('damaged', `There is no page in “${source.name}”.`)
  const byAddress = new Map<string, Part>()
  for (const part of parts) {
    const location = part.headers.get('content-location')
    const id = part.headers.get('content-id')
    if (location !== undefined) byAddress.set(location, part)
    if (id !== undefined) byAddress.set(`cid:${id.replace(/^<|>$/g, '')}`, part)
  }
  const address =
    message.headers.get('snapshot-content-location') ?? page.headers.get('content-location') ?? source.url
  const url = address !== null && /^https?:/i.test(address) ? address : null
  const markup = decodeHtml(
    decodedBody(page),
    `text/html; charset=${charsetOf(page.headers.get('content-type') ?? null) ?? ''}`,
  )
  const find = (wanted: string): Uint8Array | null => {
    const part = byAddress.get(wanted)
    return part === undefined ? null : decodedBody(part)
  }
  return readPage(markup, { ...source, url }, find, run)
}

/** The parts of a message, those of messages inside it included. */
function partsOf(part: Part, depth: number): Part[] {
  const type = part.headers.get('content-type') ?? ''
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  if (!/^multipart\//i.test(type) || boundary === null || depth > 8) return [part]
  return splitParts(part.body, boundary[1] ?? boundary[2] ?? '').flatMap((inner) => partsOf(inner, depth + 1))
}

function splitParts(body: Uint8Array, boundary: string): Part[] {
  // Latin-1 gives every byte a character of its own, so that offsets in the string are offsets in the bytes.
  const text = binaryString(body)
  const parts: Part[] = []
  const delimiter = `--${boundary}`
  let start = text.startsWith(delimiter) ? 0 : text.indexOf(`\n${delimiter}`) + 1
  while (start !== -1 && parts.length < MAX_PARTS) {
    if (!text.startsWith(delimiter, start) || text.startsWith('--', start + delimiter.length)) break
    const from = text.indexOf('\n', start) + 1
    const next = text.indexOf(`\n${delimiter}`, from - 1)
    const to = next === -1 ? text.length : next
    if (from > 0 && from <= to)
      parts.push(splitHeaders(body.subarray(from, text[to - 1] === '\r' ? to - 1 : to)))
    start = next === -1 ? -1 : next + 1
  }
  return parts
}

function splitHeaders(bytes: Uint8Array): Part {
  const text = binaryString(bytes.subarray(0, 65_536))
  const end = /\r?\n\r?\n/.exec(text)
  const head = (end === null ? text : text.slice(0, end.index)).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end === null ? new Uint8Array() : bytes.subarray(end.index + end[0].length) }
}

function mediaType(part: Part): string {
  return (part.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function decodedBody(part: Part): Uint8Array {
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase() ?? ''
  if (encoding === 'base64') return base64Bytes(binaryString(part.body)) ?? new Uint8Array()
  return encoding === 'quoted-printable' ? quotedPrintable(part.body) : part.body
}

/** RFC 2045, 6.7; what isn't a valid escape stays as it is. */
function quotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = binaryString(bytes)
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0))
}

/** One character per byte. (The label `latin1` of `TextDecoder` would decode windows-1252.) */
function binaryString(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return pieces.join('')
}
