import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { documentIdOf } from '../../shared/export/vault-merge.ts'
import { REGION_OPENING } from '../../shared/export/vault-file.ts'

/** A file in a folder that holds a document of the library. */
export type KnownFile = {
  name: string
  /** Whether it is kept in step, which makes it no export's to overwrite. */
  isKept: boolean
}

/** What a folder has already: every name in it, and the files that hold documents, by the document's id. */
export type FolderContents = { names: Set<string>; files: Map<string, KnownFile> }

/** How much of a file is read to see whose it is, in bytes: front matter with a long title and a thousand tags. */
const HEAD = 65_536

/** Looks through the files of a folder that end alike, not in folders within it and not through links. */
export function knownFiles(folder: string, ending: string): FolderContents {
  const names = new Set<string>()
  const files = new Map<string, KnownFile>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    names.add(entry.name)
    if (!entry.isFile() || !entry.name.endsWith(ending)) continue
    const head = readHead(join(folder, entry.name))
    const id = ending === '.md' ? documentIdOf(head) : (linkToDocument.exec(head)?.[1] ?? null)
    if (id !== null && !files.has(id)) {
      files.set(id, { name: entry.name, isKept: head.includes(`\n${REGION_OPENING}`) })
    }
  }
  return { names, files }
}

const linkToDocument = /postil:\/\/document\/([0-7][0-9A-HJKMNP-TV-Z]{25})/

/** The beginning of a file as UTF-8. Throws what the file system throws. */
export function readHead(path: string): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(HEAD)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD, 0))
  } finally {
    closeSync(file)
  }
}
