import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Gathered and written at once: fewer calls than pieces, and little memory. In bytes. */
const BUFFER = 1 << 20

/** A UTF-16 code unit takes so many bytes in UTF-8, at most. */
const LONGEST_UNIT = 3

/** Who may read and write a file stays as it was. */
const PERMISSIONS = 0o777

/** How the names of files end that are not yet whole. Each begins with a dot, so that note apps don't list it. */
export const UNFINISHED = '.postil-unfinished'

/**
 * A file that is written piece by piece under another name, and takes its own only when it is whole: whoever looks
 * finds the old file or the new one. Everything throws what the file system throws.
 */
export class AtomicFile {
  readonly path: string
  readonly #unfinished: string
  readonly #file: number
  #waiting: Buffer | null = null
  #bytes = 0

  constructor(path: string) {
    this.path = path
    // A short name: the whole one may be as long as the file system allows.
    this.#unfinished = join(dirname(path), `.${basename(path).slice(0, 40)}.${process.pid}${UNFINISHED}`)
    rmSync(this.#unfinished, { force: true })
    this.#file = openSync(this.#unfinished, 'wx')
  }

  /** Adds a piece, which may wait until there are more. */
  write(piece: string): void {
    const most = piece.length * LONGEST_UNIT
    if (most > BUFFER - this.#bytes) this.#flush()
    if (most > BUFFER) return this.writeNow(piece)
    this.#waiting ??= Buffer.allocUnsafeSlow(BUFFER)
    this.#bytes += this.#waiting.write(piece, this.#bytes, 'utf8')
  }

  /** Adds what is large, or all that there is. */
  writeNow(content: string | Uint8Array): void {
    this.#flush()
    this.#put(typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
  }

  /**
   * Gives the file its name, when the disk has all of it, and `mayReplace`, asked last, does not throw. That the disk has the
   * name too is only sure after a `syncFolder`.
   */
  finish(mayReplace: () => void = () => {}): void {
    try {
      this.#flush()
      const mode = statSync(this.path, { throwIfNoEntry: false })?.mode
      if (mode !== undefined) fchmodSync(this.#file, mode & PERMISSIONS)
      fsyncSync(this.#file)
    } catch (error) {
      this.discard()
      throw error
    }
    closeSync(this.#file)
    try {
      mayReplace()
      renameSync(this.#unfinished, this.path)
    } catch (error) {
      rmSync(this.#unfinished, { force: true })
      throw error
    }
  }

  /** Leaves everything as it was. */
  discard(): void {
    closeSync(this.#file)
    rmSync(this.#unfinished, { force: true })
  }

  #flush(): void {
    if (this.#waiting === null || this.#bytes === 0) return
    const bytes = this.#waiting.subarray(0, this.#bytes)
    this.#bytes = 0
    this.#put(bytes)
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
  }
}

/** Writes a whole file atomically; what `mayReplace` throws keeps the old one in its place. */
export function writeAtomically(path: string, content: string | Uint8Array, mayReplace?: () => void): void {
  const file = new AtomicFile(path)
  try {
    file.writeNow(content)
  } catch (error) {
    file.discard()
    throw error
  }
  file.finish(mayReplace)
}
