import type { ImportOptions, ImportSource } from './import-source.ts'
import { importDocument } from './import-document.ts'
import type { ImportedDocument } from './imported-document.ts'

// There are no workers in jsdom: pdf.js finds its other half here, and runs it in place. It has no types, and one
// effect: to be loaded.
const otherHalf: string = 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
await import(otherHalf)

/** A picture of one pixel. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A source as a file on disk is one. */
export function file(
  name: string,
  content: string | Uint8Array,
  more: Partial<ImportSource> = {},
): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, bytes, mediaType: null, url: null, ...more }
}

/** Imports, and throws when that fails. */
export async function imported(source: ImportSource, options: ImportOptions = {}): Promise<ImportedDocument> {
  const result = await importDocument(source, options)
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value
}

/** The kind of failure that an import ends in; null when it succeeds. */
export async function failureOf(source: ImportSource, options: ImportOptions = {}): Promise<string | null> {
  const result = await importDocument(source, options)
  return result.ok ? null : result.failure.kind
}
