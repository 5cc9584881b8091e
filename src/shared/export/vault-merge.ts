import { fingerprint } from './fingerprint.ts'
import type { FrontMatter } from './front-matter.ts'
import { blocksLine, readBlocksLine } from './markdown-data.ts'
import {
  documentBlocks,
  documentData,
  documentFrontMatter,
  type DocumentExport,
  type MarkdownBlock,
  sectionHeading,
} from './markdown.ts'
import { readVaultFile, type VaultFile, type VaultSegment, writeVaultFile } from './vault-file.ts'
import { mergeFrontMatter } from './vault-front-matter.ts'

/**
 * What Postil wrote into a file the last time, by block: `title`, an annotation's id, a heading's whole line,
 * or `field` and the name of a field of the front matter.
 */
export type WrittenBlocks = Record<string, WrittenBlock>
export type WrittenBlock = {
  /** The `fingerprint` of the text. */
  hash: string
  /** Null when only the fingerprint was kept: there is no middle column for a three-way view then. */
  text: string | null
}

/** A block that a person has edited, or taken out, and that was left alone. */
export type EditedBlock = {
  key: string
  /** As Postil wrote it; null when that is not known. */
  base: string | null
  /** As it stands in the file; null when it was taken out. */
  theirs: string | null
  /** As Postil would write it now; null when it is no longer in the library. */
  ours: string | null
}

/** What is to be written into a kept file. */
export type VaultContent = { frontMatter: FrontMatter; blocks: readonly MarkdownBlock[]; data: string }

/** The outcome: the new content, or that the file is not one that Postil keeps. */
export type VaultMerge =
  | {
      kind: 'merged'
      content: string
      /** Whether `content` differs from what is in the file. */
      isChanged: boolean
      /** To be handed in the next time. */
      written: WrittenBlocks
      edited: EditedBlock[]
    }
  /** The file is there, but Postil's markers are not: a person's own file, or one they took the markers out of. */
  | { kind: 'no-markers' }

/** A document's content for a kept file. */
export function vaultContent(input: DocumentExport): VaultContent {
  return {
    frontMatter: documentFrontMatter(input),
    blocks: documentBlocks(input),
    data: documentData(input),
  }
}

/**
 * Brings a kept file up to date without touching what a person wrote in it.
 *
 * `current` is the file as it is, null when there is none. `written` is what the last merge returned; null takes
 * the fingerprints that the file itself holds. Only what stands between Postil's markers, and Postil's fields in
 * the front matter, are written; what differs there from what was written is a person's, stays, and is
 * reported. Blocks and fields in `take` are written all the same.
 */
export function mergeVaultFile(input: {
  current: string | null
  written: WrittenBlocks | null
  next: VaultContent
  take?: ReadonlySet<string>
}): VaultMerge {
  const { next, take = new Set() } = input
  const mark = input.current?.startsWith('\ufeff') === true ? '\ufeff' : ''
  const lineEnd = input.current?.includes('\r\n') === true ? '\r\n' : '\n'
  const current = input.current?.slice(mark.length).replaceAll('\r\n', '\n') ?? null
  const written = input.written ?? writtenInFile(current)
  const file = current === null ? emptyFile : readVaultFile(current, ownHeadings(written, next))
  if (file === null) return { kind: 'no-markers' }

  const fields = mergeFrontMatter(file.frontMatter, next.frontMatter, written, take)
  const merged = mergeBlocks(file.segments, next.blocks, written, take)
  const nowWritten = { ...fields.written, ...merged.written }
  const content = writeVaultFile({
    ...file,
    frontMatter: fields.yaml,
    blocks: merged.blocks,
    data: next.data.replace(/\n(?=[^\n]*$)/, `\n${blocksLine(hashesOf(nowWritten))}\n`),
  })
  const bytes = mark + content.replaceAll('\n', lineEnd)
  return {
    kind: 'merged',
    content: bytes,
    isChanged: bytes !== input.current,
    written: nowWritten,
    edited: [...fields.edited, ...merged.edited],
  }
}

const emptyFile: VaultFile = { frontMatter: null, above: '', segments: [], tail: '', data: [], below: '' }

/** The fingerprints that a kept file itself holds of what Postil wrote in it, without the texts. */
export function writtenInFile(current: string | null): WrittenBlocks {
  const hashes =
    (current === null ? null : readVaultFile(current, new Set()))?.data.flatMap(readBlocksLine) ?? []
  return Object.fromEntries(hashes.map(([key, hash]) => [key, { hash, text: null }]))
}

function hashesOf(written: WrittenBlocks): Record<string, string> {
  return Object.fromEntries(Object.entries(written).map(([key, { hash }]) => [key, hash]))
}

function ownHeadings(written: WrittenBlocks, next: VaultContent): ReadonlySet<string> {
  const lines = next.blocks.flatMap(({ heading }) => (heading === null ? [] : [sectionHeading(heading)]))
  return new Set([...lines, ...Object.keys(written).filter((key) => key.startsWith('## '))])
}

type MergedBlocks = { blocks: string[]; written: WrittenBlocks; edited: EditedBlock[] }

function mergeBlocks(
  segments: readonly VaultSegment[],
  next: readonly MarkdownBlock[],
  written: WrittenBlocks,
  take: ReadonlySet<string>,
): MergedBlocks {
  const merged: MergedBlocks = { blocks: [], written: {}, edited: [] }
  const first = new Map<string, VaultSegment>()
  for (const segment of segments) if (!first.has(segment.key)) first.set(segment.key, segment)
  const strays = straySegments(segments, first, next, written, merged)

  merged.blocks.push(...(strays.get(null) ?? []))
  let heading: string | null = null
  for (const block of next) {
    heading = block.heading ?? heading
    const text = mergeBlock(block, first.get(block.key), written, take, merged)
    if (text !== null) {
      if (heading !== null) {
        const line = sectionHeading(heading)
        merged.written[line] = { hash: fingerprint(line), text: null }
        merged.blocks.push(line)
        heading = null
      }
      merged.blocks.push(text)
    }
    merged.blocks.push(...(strays.get(block.key) ?? []))
  }
  return merged
}

/** The text of a block: ours, theirs when it was edited, null when it was taken out. */
function mergeBlock(
  { key, text: ours }: MarkdownBlock,
  segment: VaultSegment | undefined,
  written: WrittenBlocks,
  take: ReadonlySet<string>,
  merged: MergedBlocks,
): string | null {
  const base = written[key]
  const theirs = segment?.text ?? null
  const isEdited =
    theirs === null ? base !== undefined : theirs !== ours && base?.hash !== fingerprint(theirs)
  if (!isEdited || take.has(key)) {
    merged.written[key] = { hash: fingerprint(ours), text: ours }
    return ours
  }
  merged.edited.push({ key, base: base?.text ?? null, theirs, ours })
  if (base !== undefined) merged.written[key] = base
  return theirs
}

/**
 * What stays though it is not in the library: copies of a block, and edited blocks whose annotation is gone;
 * by the key of the block that they stand below. Those that nobody edited are dropped.
 */
function straySegments(
  segments: readonly VaultSegment[],
  first: ReadonlyMap<string, VaultSegment>,
  next: readonly MarkdownBlock[],
  written: WrittenBlocks,
  merged: MergedBlocks,
): Map<string | null, string[]> {
  const keys = new Set(next.map(({ key }) => key))
  const strays = new Map<string | null, string[]>()
  let above: string | null = null
  for (const segment of segments) {
    const { key, text } = segment
    const isCopy = first.get(key) !== segment
    if (keys.has(key) && !isCopy) {
      above = key
      continue
    }
    const base = written[key]
    if (!isCopy && base?.hash === fingerprint(text)) continue
    merged.edited.push({ key, base: base?.text ?? null, theirs: text, ours: null })
    if (base !== undefined && !isCopy) merged.written[key] = base
    strays.set(above, [...(strays.get(above) ?? []), text])
  }
  return strays
}

/** The id of the document that a kept or exported file holds, so that a renamed file is found; null when there is none. */
export function documentIdOf(content: string): string | null {
  const frontMatter = /^\ufeff?---\r?\n([^]*?)\r?\n---\r?(?:\n|$)/.exec(content)?.[1]
  return (
    /(?:^|\n)document: *["']?([0-7][0-9A-HJKMNP-TV-Z]{25})["']?[ \t]*\r?(?:\n|$)/.exec(
      frontMatter ?? '',
    )?.[1] ?? null
  )
}
