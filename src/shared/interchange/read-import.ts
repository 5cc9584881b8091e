import { parseHypothesis } from './hypothesis.ts'
import type { ImportFormat } from './import-formats.ts'
import type { Imported } from './imported.ts'
import { isObject, readJson } from './json.ts'
import { parseKindleClippings } from './kindle.ts'
import { parsePostilMarkdown } from './markdown.ts'
import { type ImportFile, parseOmnivore } from './omnivore.ts'
import { parsePostilJson } from './postil-json.ts'
import { parseReadest, READEST_FORMAT } from './readest.ts'
import { parseReadwiseCsv } from './readwise.ts'
import { parseWebAnnotations } from './web-annotation.ts'
import { withoutUnstorable } from './storable.ts'
import { parseZoteroMarkdown } from './zotero.ts'

const parsers: Record<Exclude<ImportFormat, 'omnivore'>, (text: string) => Imported> = {
  'postil-json': parsePostilJson,
  'postil-markdown': parsePostilMarkdown,
  hypothesis: parseHypothesis,
  readwise: parseReadwiseCsv,
  kindle: parseKindleClippings,
  zotero: parseZoteroMarkdown,
  readest: parseReadest,
  'web-annotation': parseWebAnnotations,
}

/** What was read, and from which files. */
export type ReadImport = { format: ImportFormat; files: string[]; imported: Imported }

/** Reads files of any known format; those of none are named. An export of Omnivore is read as a whole. */
export function readImport(files: readonly ImportFile[]): { imports: ReadImport[]; unknown: string[] } {
  const imports: ReadImport[] = []
  const unknown: string[] = []
  const omnivore: ImportFile[] = []
  for (const file of files) {
    const format = importFormatOf(file)
    if (format === null) unknown.push(file.name)
    else if (format === 'omnivore') omnivore.push(file)
    else imports.push({ format, files: [file.name], imported: withoutUnstorable(parsers[format](file.text)) })
  }
  if (omnivore.length > 0) {
    imports.push({
      format: 'omnivore',
      files: omnivore.map(({ name }) => name),
      imported: withoutUnstorable(parseOmnivore(omnivore)),
    })
  }
  return { imports, unknown }
}

/** The format of a file by what is in it, and for Omnivore by where it lies; null when it is none of them. */
export function importFormatOf({ name, text }: ImportFile): ImportFormat | null {
  const start = text.slice(0, 2_000).replace(/^\ufeff/, '')
  if (/^\s*[[{]/.test(start)) return jsonFormatOf(start, text)
  if (/(?:^|\/)highlights\/[^/]+\.md$/i.test(name)) return 'omnivore'
  if (/^={8,}\s*$/m.test(text) && /^\s*- /m.test(start)) return 'kindle'
  if (/^(?:"?[A-Z][\w ]*"?,)*"?Highlight"?(?:,|\r?\n)/.test(start)) return 'readwise'
  if (/postil:\/\/(?:document|annotation)\/|^<!-- postil:/m.test(text)) return 'postil-markdown'
  if (/^\*\*Exported from Readest\*\*|^source: Readest$/m.test(text)) return 'readest'
  return /\]\(zotero:\/\//.test(text) ? 'zotero' : null
}

function jsonFormatOf(start: string, text: string): ImportFormat | null {
  // A damaged file of Postil's is no JSON, but its lines can still be read.
  if (start.startsWith('{"format":"postil/')) return 'postil-json'
  const json = readJson(text)
  const [first] = Array.isArray(json) ? json : []
  const one: unknown = Array.isArray(json) ? first : json
  if (!isObject(one)) return null
  if (one['format'] === 'postil/1') return 'postil-json'
  if (one['$format'] === READEST_FORMAT) return 'readest'
  if (typeof one['slug'] === 'string') return 'omnivore'
  if (typeof one['type'] === 'string' && one['type'].startsWith('Annotation')) return 'web-annotation'
  if (one['target'] !== undefined && one['uri'] === undefined) return 'web-annotation'
  return Array.isArray(one['annotations']) || Array.isArray(one['rows']) || typeof one['uri'] === 'string'
    ? 'hypothesis'
    : null
}
