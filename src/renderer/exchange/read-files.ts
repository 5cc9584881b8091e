import '../import/zod-without-eval.ts'
import type { ImportFormat } from '../../shared/interchange/import-formats.ts'
import { emptyImport, type Imported } from '../../shared/interchange/imported.ts'
import type { ImportFile } from '../../shared/interchange/omnivore.ts'
import { importFormatOf, readImport } from '../../shared/interchange/read-import.ts'
import { api } from '../app/api.ts'
import { sanitizeCanonicalHtml } from '../import/sanitize.ts'

/** So many records go over at once. */
const PART = 400

/** Whether a file is one of those that highlights come in. */
export function isExchangeFile(name: string, bytes: Uint8Array): boolean {
  return importFormatOf({ name, text: decode(bytes) }) !== null
}

/** What was read of some files, in parts that are not too large to be handed over at once. */
export type ReadHighlights = { format: ImportFormat; files: string[]; parts: Imported[] }

/** Parses files, here in the sandbox; `unknown` are the names of those that are of no known format. */
export function readHighlights(files: readonly { name: string; bytes: Uint8Array }[]): {
  imports: ReadHighlights[]
  unknown: string[]
} {
  const texts = files.map(({ name, bytes }): ImportFile => ({ name, text: decode(bytes) }))
  const { imports, unknown } = readImport(texts)
  return {
    imports: imports.map(({ format, files: names, imported }) => ({
      ...{ format, files: names, parts: partsOf(checked(imported)) },
    })),
    unknown,
  }
}

/** Parses files, and hands what was read to the import. Answers the names of those that are of no known format. */
export async function handOver(files: readonly { name: string; bytes: Uint8Array }[]): Promise<string[]> {
  await api.annotationImports.begin()
  const { imports, unknown } = readHighlights(files)
  for (const { format, files: names, parts } of imports) {
    for (const part of parts) await api.annotationImports.add(format, names.join(', ').slice(0, 4_096), part)
  }
  return unknown
}

function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}

/** Articles in a file are somebody else's HTML: what is not exactly its own words, cleaned, does not come in. */
function checked(imported: Imported): Imported {
  const notUnderstood = [...imported.notUnderstood]
  const documents = imported.documents.map((document) => {
    const revisions = document.revisions.map((revision) => {
      const holder = window.document.createElement('div')
      holder.append(sanitizeCanonicalHtml(revision.html))
      return { ...revision, isTrue: holder.textContent === revision.text }
    })
    if (revisions.every(({ isTrue }) => isTrue)) return document
    notUnderstood.push({
      line: 1,
      why: `The words of “${document.title}” are not what the file says they are.`,
    })
    return { ...document, revisions: [] }
  })
  return { ...imported, documents, notUnderstood }
}

/** The first part has everything but the annotations that are too many for it. */
function partsOf(imported: Imported): Imported[] {
  const { annotations } = imported
  const parts: Imported[] = [{ ...imported, annotations: annotations.slice(0, PART) }]
  for (let from = PART; from < annotations.length; from += PART) {
    parts.push({ ...emptyImport(), annotations: annotations.slice(from, from + PART) })
  }
  return parts
}
