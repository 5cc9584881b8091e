import { z } from 'zod'
import { DATA_CLOSING, DATA_OPENING } from '../export/markdown-data.ts'
import { unescapeInline, unescapeQuote } from '../export/markdown-escape.ts'
import { ORPHANS_HEADING } from '../export/markdown.ts'
import { type AnnotationId, annotationId, documentId } from '../model/ids.ts'
import { textPositionSelector } from '../model/selector.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedDocument,
  type ImportedDocument,
} from './imported.ts'
import { type FrontMatterFields, readFrontMatter, withFrontMatter } from './markdown-front-matter.ts'
import { type DataRecord, readRecord, type VisibleRecord } from './markdown-record.ts'
import { referenceIndex } from './postil-claim.ts'
import {
  annotationRecord,
  documentRecord,
  type KindRecord,
  kindRecord,
  type SpeakerRecord,
  speakerRecord,
  type VerdictRecord,
  verdictRecord,
} from './postil-schema.ts'

/** One line of the data at the end of a file; see `export/markdown-data.ts`. */
const dataLine = z.union([
  z.object({ document: documentRecord }),
  z.object({ kind: kindRecord }),
  z.object({ speaker: speakerRecord }),
  z.object({ verdict: verdictRecord }),
  /** Fingerprints of a kept file; see `export/vault-merge.ts`. */
  z.object({ blocks: z.record(z.string(), z.string()) }),
  z.object({
    annotation: annotationRecord.omit({ selectors: true, note: true }).extend({
      prefix: z.string(),
      suffix: z.string(),
      position: textPositionSelector.nullable(),
      exact: z.string().min(1).optional(),
      note: annotationRecord.shape.note.optional(),
    }),
  }),
])

/**
 * Reads Markdown that Postil wrote, edited by a person or not, whole or a single copied record.
 *
 * Exact while nothing was edited; an edited note, tag, claim, verdict or field of the front matter counts as
 * edited; a record whose data is missing is read as far as it shows.
 */
export function parsePostilMarkdown(text: string): Imported {
  const imported = emptyImport()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/)
  const frontMatter = readFrontMatter(lines, imported)
  const data = readData(lines, imported)
  const { records, headers } = scan(lines)
  addDocuments(imported, headers, frontMatter)
  const addDocument = documentAdder(imported)
  const references = referenceIndex(imported)
  for (const record of records) {
    const annotation = readRecord(record, data.get(record.id) ?? null, imported, references)
    if (annotation === null) continue
    addDocument(importedDocument(annotation.document, record.title ?? ''))
    imported.annotations.push(annotation)
  }
  return imported
}

/** Reads every comment of data: a file of several documents has one for each. */
function readData(lines: readonly string[], imported: Imported): Map<AnnotationId, DataRecord> {
  const annotations = new Map<AnnotationId, DataRecord>()
  const documents = new Map<string, ImportedDocument>()
  const kinds = new Map<string, KindRecord>()
  const speakers = new Map<string, SpeakerRecord>()
  const verdicts = new Map<string, VerdictRecord>()
  let isData = false
  lines.forEach((line, index) => {
    if (line === DATA_OPENING || line === DATA_CLOSING) isData = line === DATA_OPENING
    else if (isData) {
      const parsed = parseDataLine(line)
      if (typeof parsed === 'string') imported.notUnderstood.push({ line: index + 1, why: parsed })
      else if ('annotation' in parsed)
        annotations.set(parsed.annotation.id, { ...parsed.annotation, line: index + 1 })
      else if ('kind' in parsed) kinds.set(parsed.kind.id, parsed.kind)
      else if ('speaker' in parsed) speakers.set(parsed.speaker.id, parsed.speaker)
      else if ('verdict' in parsed) verdicts.set(parsed.verdict.id, parsed.verdict)
      else if ('document' in parsed)
        documents.set(parsed.document.id, { ...parsed.document, key: parsed.document.id })
    }
  })
  imported.kinds = Array.from(kinds.values())
  imported.speakers = Array.from(speakers.values())
  imported.verdicts = Array.from(verdicts.values())
  imported.documents = Array.from(documents.values())
  return annotations
}

function parseDataLine(line: string): z.infer<typeof dataLine> | string {
  try {
    const parsed = dataLine.safeParse(JSON.parse(line))
    return parsed.success
      ? parsed.data
      : `This line of Postil’s data is not complete: ${firstIssue(parsed.error)}.`
  } catch (error) {
    if (error instanceof SyntaxError) return 'This line of Postil’s data is damaged.'
    throw error
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? 'unknown' : `${issue.path.join('.')} ${issue.message}`.trim()
}

/** The title block of a document within a file. */
type Header = { id: string; title: string; url: string | null }

const titleLine = /^# ([^\n]*)$/
const documentLine =
  /^(?:\[Original\]\((.*)\) · )?\[Open in Postil\]\(postil:\/\/document\/([0-9A-Z]{26})\)\s*$/s
const passageLine = /^- \[Open at the passage\]\(postil:\/\/annotation\/([0-9A-Z]{26})\)\s*$/

/** Finds the records and title blocks that a file shows. */
function scan(lines: readonly string[]): { records: VisibleRecord[]; headers: Header[] } {
  const records: VisibleRecord[] = []
  const headers: Header[] = []
  let title: string | null = null
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === DATA_OPENING) {
      const end = lines.indexOf(DATA_CLOSING, index)
      index = end === -1 ? lines.length : end
      continue
    }
    title = titleLine.exec(line)?.[1] ?? title
    const header = documentLine.exec(line)
    if (header?.[2] !== undefined) {
      const url = header[1] === undefined ? null : unescapeInline(header[1])
      headers.push({ id: header[2], title: unescapeInline(title ?? ''), url })
    }
    const id = annotationId.safeParse(passageLine.exec(line)?.[1])
    if (!id.success) continue
    const end = recordEnd(lines, index + 1, id.data)
    records.push({
      id: id.data,
      ...before(lines, index),
      note: trimLines(lines.slice(index + 1, end)),
      document: headers.at(-1)?.id ?? null,
      title: headers.at(-1)?.title ?? null,
    })
    index = end
  }
  return { records, headers }
}

/** The line of the block id; a copied record without one ends where the next begins. */
function recordEnd(lines: readonly string[], from: number, id: AnnotationId): number {
  const marked = lines.indexOf(`^postil-${id}`, from)
  if (marked !== -1) return marked
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === DATA_OPENING || line.startsWith(`## ${ORPHANS_HEADING}`)) return index - 1
    if (passageLine.test(line)) return before(lines, index).line - 2
  }
  return lines.length
}

/** The list and the quote that end above line `index`, counted from 0. */
function before(lines: readonly string[], index: number): { fields: string[]; quote: string; line: number } {
  let at = index - 1
  while (at >= 0 && lines[at]?.startsWith('- ') === true) at -= 1
  const fields = lines.slice(at + 1, index)
  while (at >= 0 && lines[at]?.trim() === '') at -= 1
  const quoteEnd = at + 1
  while (at >= 0 && lines[at]?.startsWith('>') === true) at -= 1
  return { fields, quote: unescapeQuote(lines.slice(at + 1, quoteEnd).join('\n')), line: at + 2 }
}

function trimLines(lines: readonly string[]): string {
  return lines.join('\n').replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, '')
}

function addDocuments(
  imported: Imported,
  headers: readonly Header[],
  frontMatter: FrontMatterFields | null,
): void {
  const addDocument = documentAdder(imported)
  for (const header of headers) {
    const id = documentId.safeParse(header.id)
    if (!id.success) continue
    addDocument(importedDocument(id.data, header.title, { id: id.data, url: validUrl(header.url) }))
  }
  if (frontMatter === null) return
  imported.documents = imported.documents.map((document): ImportedDocument =>
    document.key === frontMatter.document ? withFrontMatter(document, frontMatter) : document,
  )
}

function validUrl(url: string | null): string | null {
  return documentRecord.shape.url.safeParse(url).data ?? null
}
