import { IMAGE_ADDRESS } from './vocabulary.ts'

/** A picture that came with a document, to be kept in the library. */
export type ImportedImage = {
  /** SHA-256 of `bytes` in lower-case hexadecimal: its name in the library. */
  name: string
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'
  bytes: Uint8Array
}

/** The largest picture that is kept, in bytes. */
const MAX_IMAGE_BYTES = 5 * 1024 * 1024

/** The most pictures that are kept of one document. */
const MAX_IMAGES = 200

/** The pictures of one document, each once. */
export class ImageCollection {
  readonly #images = new Map<string, ImportedImage>()

  /** Every picture kept so far, in the order in which they came. */
  get all(): ImportedImage[] {
    return [...this.#images.values()]
  }

  /**
   * Keeps a picture, and answers the address that the app serves it from; null when it is too large, one too many,
   * or of a format that isn't shown (SVG is a document with scripts, and no picture).
   */
  async keep(bytes: Uint8Array): Promise<string | null> {
    const mediaType = imageTypeOf(bytes)
    if (mediaType === null || bytes.length > MAX_IMAGE_BYTES) return null
    const own = new Uint8Array(bytes)
    const name = hexadecimal(await crypto.subtle.digest('SHA-256', own))
    if (!this.#images.has(name)) {
      if (this.#images.size >= MAX_IMAGES) return null
      this.#images.set(name, { name, mediaType, bytes: own })
    }
    return IMAGE_ADDRESS + name
  }
}

/** What the first bytes say that a picture is, whatever its name or sender says; null for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImportedImage['mediaType'] | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'image/webp'
  if (/^[^]{4}ftypavi[fs]/.test(head)) return 'image/avif'
  return null
}

/** The bytes of a `data:` URL; null when it isn't one or isn't well-formed. */
export function dataUrlBytes(url: string): Uint8Array | null {
  const match = /^data:[^,]{0,200}?(;base64)?,/i.exec(url)
  if (match === null) return null
  const data = url.slice(match[0].length)
  return match[1] === undefined ? percentBytes(data) : base64Bytes(data)
}

/** Decodes base64, white space and missing padding forgiven; null when it is none. */
export function base64Bytes(data: string): Uint8Array | null {
  try {
    const clean = (data.includes('%') ? decodeURIComponent(data) : data).replace(/[\s=]+/g, '')
    return Uint8Array.from(atob(clean), (character) => character.charCodeAt(0))
  } catch (error) {
    if (error instanceof DOMException || error instanceof URIError) return null
    throw error
  }
}

function percentBytes(data: string): Uint8Array {
  const text = data.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function hexadecimal(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
