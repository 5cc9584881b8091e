import { Inflate } from 'fflate'
import { ImportError } from './import-failure.ts'
import { packedBytes, readDirectory, type ZipEntry } from './zip-directory.ts'

/** The most entries that an archive may have. */
const MAX_ENTRIES = 10_000

/** The most that may be unpacked from one archive, in bytes. */
const MAX_UNPACKED = 500 * 1024 * 1024

/** How often its packed size an entry may unpack to, from `RATIO_MATTERS` bytes on; a few kilobytes of XML may be more. */
const MAX_RATIO = 100
const RATIO_MATTERS = 1024 * 1024

/** How much packed data is inflated before the sizes are looked at again, in bytes. */
const STEP = 16_384

/**
 * A ZIP archive (EPUB, DOCX), unpacked entry by entry as asked. Sizes are counted while inflating: what the archive
 * says about itself is not relied on.
 */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #name: string
  readonly #entries = new Map<string, ZipEntry>()
  #unpacked = 0

  /** Throws `ImportError` when it is no archive, or one that is not to be unpacked. `name` is for messages. */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes
    this.#name = name
    const entries = readDirectory(bytes)
    if (entries === null)
      throw new ImportError('damaged', `“${name}” is damaged: its list of contents can’t be read.`)
    if (entries.length > MAX_ENTRIES) {
      throw new ImportError(
        'too-large',
        `“${name}” holds more than 10,000 files, which is more than Postil takes in.`,
      )
    }
    for (const entry of entries) {
      if (entry.isSymbolicLink || leadsOutside(entry.name)) {
        throw new ImportError(
          'unsafe-archive',
          `“${name}” was not opened: it tries to reach files outside itself.`,
        )
      }
      if (!this.#entries.has(entry.name)) this.#entries.set(entry.name, entry)
    }
  }

  /** The paths of all entries. */
  get names(): string[] {
    return [...this.#entries.keys()]
  }

  /** Unpacks an entry; null when there is none of that path. Throws `ImportError` on damage or a bomb. */
  read(path: string): Uint8Array | null {
    const entry = this.#entries.get(path) ?? this.#entries.get(decoded(path))
    if (entry === undefined) return null
    if (entry.isEncrypted) {
      throw new ImportError(
        'encrypted',
        `“${this.#name}” is protected, and can’t be read without its password.`,
      )
    }
    const packed = packedBytes(this.#bytes, entry)
    if (packed === null || (entry.method !== 0 && entry.method !== 8)) throw this.#damaged(path)
    if (entry.method === 0) {
      this.#count(packed.length, packed.length, 0)
      return packed
    }
    return this.#inflate(packed, path)
  }

  #inflate(packed: Uint8Array, path: string): Uint8Array {
    const chunks: Uint8Array[] = []
    let size = 0
    const inflate = new Inflate((chunk) => {
      chunks.push(chunk)
      this.#count(chunk.length, packed.length, size)
      size += chunk.length
    })
    try {
      for (let at = 0; at < packed.length; at += STEP) {
        inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
      }
    } catch (error) {
      if (error instanceof ImportError) throw error
      throw this.#damaged(path)
    }
    const whole = new Uint8Array(size)
    let at = 0
    for (const chunk of chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }

  #count(more: number, packed: number, before: number): void {
    this.#unpacked += more
    const size = before + more
    if (this.#unpacked > MAX_UNPACKED || (size > RATIO_MATTERS && size > packed * MAX_RATIO)) {
      throw new ImportError(
        'unsafe-archive',
        `“${this.#name}” was not opened: it unpacks to far more than it should.`,
      )
    }
  }

  #damaged(path: string): ImportError {
    return new ImportError('damaged', `“${this.#name}” is damaged: “${path}” in it can’t be unpacked.`)
  }
}

/** Whether a path, taken literally by somebody, would end up outside the folder that it is unpacked in. */
function leadsOutside(path: string): boolean {
  return /^[/\\]|^[a-z]:|\0/i.test(path) || path.split(/[/\\]/).includes('..')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
