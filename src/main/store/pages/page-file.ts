import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Bytes in a page of a library: SQLite's own default, which no library was ever made with another of. */
export const PAGE_SIZE = 4_096

/** A database file as pages, which are counted from 1. Its write-ahead log is not looked at. */
export class PageFile {
  readonly #file: number
  readonly pages: number

  /** Throws what the file system throws. */
  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.pages = Math.floor(fstatSync(this.#file).size / PAGE_SIZE)
  }

  /** A page; null when the file has none of this number. */
  read(page: number): Buffer | null {
    if (page < 1 || page > this.pages) return null
    const bytes = Buffer.alloc(PAGE_SIZE)
    readSync(this.#file, bytes, 0, PAGE_SIZE, (page - 1) * PAGE_SIZE)
    return bytes
  }

  close(): void {
    closeSync(this.#file)
  }
}
