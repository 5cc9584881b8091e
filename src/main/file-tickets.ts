import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FileTicket, ReadFailure } from '../shared/ipc-library.ts'
import { fail, ok, type Result } from '../shared/result.ts'

/** The largest file that is read, in bytes; the importer looks at no larger one. */
const MAX_FILE_BYTES = 200 * 1_024 * 1_024

/** The most files that are taken from a folder. */
const MAX_FILES = 20_000

/** What a folder may hold beside its articles, and nobody means to read. */
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|mht|mhtml|epub|pdf|docx)$/i

/** What highlights of other programs come in besides; whether one does is seen by its words. */
const MAY_HOLD_HIGHLIGHTS = /\.(?:json|jsonld|annotation|csv)$/i

/**
 * The files that the window may read: those that the reader chose, or that the system handed over. The window knows
 * them by a ticket and a name, and no path: nothing in an article can make it read another one.
 */
export class FileTickets {
  readonly #files = new Map<string, FileTicket & { fullPath: string }>()
  /** What has no file on the disk, and is kept until it was read. */
  readonly #held = new Map<string, { name: string; mediaType: string | null; bytes: Uint8Array }>()
  #last = 0

  /** Gives a ticket to each path that is a file; a folder stands for the readable files in it, at any depth. */
  async issue(paths: readonly string[]): Promise<FileTicket[]> {
    const tickets: FileTicket[] = []
    for (const path of paths) {
      const info = await stat(path).catch(() => null)
      if (info === null) tickets.push(this.#ticket(path, 0, true))
      else if (info.isDirectory())
        tickets.push(...(await this.#issueFolder(path, MAX_FILES - tickets.length)))
      else tickets.push(this.#ticket(path, info.size, true))
    }
    return tickets
  }

  /** Gives a ticket to what has no file, and keeps it until it is released. */
  hold(name: string, mediaType: string | null, bytes: Uint8Array): FileTicket {
    const ticket = this.#next()
    this.#held.set(ticket, { name, mediaType, bytes })
    return { ticket, name, path: name, bytes: bytes.length, isChosen: true }
  }

  /** Lets go of what was kept under a ticket; a file can be read again. */
  release(ticket: string): void {
    this.#held.delete(ticket)
  }

  /** What is known of a file; null when nothing has this ticket. */
  get(ticket: string): FileTicket | null {
    const held = this.#held.get(ticket)
    if (held === undefined) return this.#files.get(ticket) ?? null
    return { ticket, name: held.name, path: held.name, bytes: held.bytes.length, isChosen: true }
  }

  /** The bytes of a file; why not, in a sentence for the reader. The media type is known of what has no file. */
  async read(
    ticket: string,
  ): Promise<Result<{ name: string; bytes: Uint8Array; mediaType: string | null }, ReadFailure>> {
    const held = this.#held.get(ticket)
    if (held !== undefined) return ok(held)
    const path = this.#files.get(ticket)?.fullPath
    if (path === undefined) return fail({ kind: 'gone', message: 'This file was not chosen.' })
    const name = basename(path)
    try {
      const file = await open(path, 'r')
      try {
        const info = await file.stat()
        if (!info.isFile()) return fail({ kind: 'unreadable', message: `“${name}” is not a file.` })
        if (info.size > MAX_FILE_BYTES) {
          const message = `“${name}” is larger than 200 MB, which is more than Postil takes in.`
          return fail({ kind: 'too-large', message })
        }
        return ok({ name, bytes: new Uint8Array(await file.readFile()), mediaType: null })
      } finally {
        await file.close()
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ENOENT') return fail({ kind: 'gone', message: `“${name}” is not there any more.` })
      if (code === 'EACCES' || code === 'EPERM') {
        return fail({ kind: 'unreadable', message: `You may not read “${name}”.` })
      }
      return fail({ kind: 'unreadable', message: `“${name}” could not be read (${String(code ?? error)}).` })
    }
  }

  #ticket(fullPath: string, bytes: number, isChosen: boolean): FileTicket {
    const ticket = this.#next()
    const name = basename(fullPath)
    const issued = { ticket, name, path: `${basename(dirname(fullPath))}/${name}`, bytes, isChosen }
    this.#files.set(ticket, { ...issued, fullPath })
    return issued
  }

  #next(): string {
    this.#last += 1
    return String(this.#last)
  }

  /** Links are not followed: a folder can't be made to stand for another. */
  async #issueFolder(folder: string, most: number): Promise<FileTicket[]> {
    const tickets: FileTicket[] = []
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && mayBeRead(entry.name))
    files.sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))
    for (const entry of files.slice(0, most)) {
      const path = join(entry.parentPath, entry.name)
      const info = await stat(path).catch(() => null)
      tickets.push(this.#ticket(path, info?.size ?? 0, false))
    }
    return tickets
  }
}

function mayBeRead(name: string): boolean {
  return !name.startsWith('.') && (READABLE.test(name) || MAY_HOLD_HIGHLIGHTS.test(name))
}
