import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../../shared/export/fingerprint.ts'
import { documentToMarkdown, type DocumentExport } from '../../shared/export/markdown.ts'
import {
  mergeVaultFile,
  vaultContent,
  writtenInFile,
  type EditedBlock,
  type WrittenBlocks,
} from '../../shared/export/vault-merge.ts'
import { writeAtomically } from '../export/atomic-file.ts'
import type { KeptFile } from '../store/kept-files.ts'
import { liesInside, lookAt, type FileLook } from './scan-folder.ts'

/** One article and its file. */
export type Keeping = {
  /** Absolute, without links in it. */
  folder: string
  input: DocumentExport
  /** Where the article's file is; null when it has none. */
  found: FileLook | null
  /** Where a new one is to be; asked only when it is needed. */
  newPath: () => string
  /** What is remembered from the last time; null when there was none. */
  before: KeptFile | null
  /** Blocks that are to be written although they were edited, and those that are to stay so. */
  take: ReadonlySet<string>
  settle: ReadonlySet<string>
  /** Whether a file that a person deleted, or that has no markers, is to be written all the same. */
  isWanted: boolean
  /** Whether the disk is only looked at. */
  isDry: boolean
}

/** What became of it. */
export type Kept = { file: KeptFile | null; edited: EditedBlock[]; isWritten: boolean }

/** Brings an article's file up to date, or leaves it and says why. Throws what the file system throws. */
export function keepFile(keeping: Keeping): Kept {
  const { folder, input, found, before, isWanted } = keeping
  const { document } = input
  const left = (kind: NonNullable<KeptFile['issue']>['kind'], path: string): Kept => ({
    file: {
      ...remembered(keeping, path),
      ...(found === null ? {} : { modifiedAt: found.modifiedAt, size: found.size }),
      issue: { kind, blocks: 0 },
    },
    edited: [],
    isWritten: false,
  })
  if (found === null && before !== null && !isWanted) return left('file-deleted', before.path)
  const path = found?.path ?? keeping.newPath()
  if (!liesInside(folder, path)) return left('outside', path)
  const current = found === null ? null : readText(join(folder, path))
  if (current === undefined) return left('not-text', path)

  const next = vaultContent(input)
  const written = knownWritten(current, before)
  let merged = mergeVaultFile({ current, written, next, take: keeping.take })
  // What an export wrote and nobody edited may become a kept file.
  if (merged.kind === 'no-markers' && (isWanted || current === documentToMarkdown(input)))
    merged = mergeVaultFile({ current: null, written: {}, next })
  if (merged.kind === 'no-markers') return left('no-markers', path)

  const settled = settledNow(merged.edited, keeping)
  const edited = merged.edited.filter(({ key }) => !(key in settled))
  const mustWrite = merged.content !== current
  if (mustWrite && !keeping.isDry) write(folder, path, found, merged.content)
  const look = keeping.isDry ? found : lookAt(folder, path)
  return {
    file: {
      documentId: document.id,
      title: document.title,
      path,
      modifiedAt: look?.modifiedAt ?? 0,
      size: look?.size ?? 0,
      written: merged.written,
      settled,
      issue: edited.length === 0 ? null : { kind: 'edited', blocks: edited.length },
    },
    edited,
    isWritten: mustWrite && !keeping.isDry,
  }
}

/** Thrown when somebody saved the file while it was being merged: it is merged again the next time. */
export class FileChangedMeanwhile extends Error {
  constructor(path: string) {
    super(`${path} was saved by another program at the same moment`)
    this.name = 'FileChangedMeanwhile'
  }
}

function write(folder: string, path: string, found: FileLook | null, content: string): void {
  writeAtomically(join(folder, path), content, () => {
    const now = lookAt(folder, path)
    const isSame = now?.modifiedAt === found?.modifiedAt && now?.size === found?.size
    if (!isSame) throw new FileChangedMeanwhile(path)
  })
}

/**
 * What Postil wrote: by the file's own word, which was written in the same moment, however an app was killed; the texts, and
 * all of it where a person took that word out, as they are remembered.
 */
function knownWritten(current: string | null, before: KeptFile | null): WrittenBlocks {
  const inFile = writtenInFile(current)
  const known = before?.written ?? {}
  if (Object.keys(inFile).length === 0) return current === null ? {} : known
  return Object.fromEntries(
    Object.entries(inFile).map(([key, block]) => {
      const text = known[key]?.hash === block.hash ? (known[key]?.text ?? null) : null
      return [key, { hash: block.hash, text }]
    }),
  )
}

/** Blocks that stay as they are, as long as Postil has nothing new to say in them. */
function settledNow(edited: readonly EditedBlock[], { before, settle }: Keeping): Record<string, string> {
  return Object.fromEntries(
    edited.flatMap(({ key, ours }) => {
      const mark = fingerprint(ours ?? '')
      return settle.has(key) || before?.settled[key] === mark ? [[key, mark]] : []
    }),
  )
}

function remembered({ input, before }: Keeping, path: string): KeptFile {
  const { id, title } = input.document
  const nothing = { modifiedAt: 0, size: 0, written: {}, settled: {}, issue: null }
  return { ...nothing, ...before, documentId: id, title, path }
}

/** A file's text; undefined when it is not UTF-8, and would not survive being written. */
function readText(path: string): string | undefined {
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined
}
