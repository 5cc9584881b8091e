import { z } from 'zod'
import { JSON_FORMAT } from '../export/library-json.ts'
import { waitingRecord } from './imported-schema.ts'
import { readJson } from './json.ts'
import { emptyImport, type Imported, importedAnnotation } from './imported.ts'
import { claimFromRecord, referenceIndex } from './postil-claim.ts'
import {
  type AnnotationRecord,
  annotationRecord,
  dismissalRecord,
  documentRecord,
  imageRecord,
  kindRecord,
  speakerRecord,
  verdictRecord,
} from './postil-schema.ts'

/** The format `postil/1` as a whole, for those who want all or nothing. */
export const postilLibrary = z.object({
  format: z.literal(JSON_FORMAT),
  kinds: z.array(kindRecord),
  speakers: z.array(speakerRecord),
  verdicts: z.array(verdictRecord),
  documents: z.array(documentRecord),
  images: z.array(imageRecord).default([]),
  annotations: z.array(annotationRecord),
  dismissals: z.array(dismissalRecord).default([]),
  waiting: z.array(waitingRecord).default([]),
})
export type PostilLibrary = z.infer<typeof postilLibrary>

/** Reads JSON that Postil wrote; a record that is not understood is passed over, and so are damaged lines. */
export function parsePostilJson(text: string): Imported {
  const imported = emptyImport()
  const annotations: Annotations = []
  const waitedFor = new Set<string>()
  for (const { list, value, line } of recordsOf(text, imported)) {
    const read = lists[list]
    const problem = read === undefined ? null : read(value, imported, { annotations, waitedFor }, line)
    if (problem !== null)
      imported.notUnderstood.push({ line, why: `This record of “${list}” is not complete: ${problem}.` })
  }
  const references = referenceIndex(imported)
  for (const { record, line } of annotations) {
    const { claim, documentId, ...rest } = record
    imported.annotations.push(
      importedAnnotation({
        ...rest,
        origin: `postil:${record.id}`,
        line,
        document: documentId,
        kindName: references.kinds.get(record.kindId)?.name ?? null,
        claim: claim === null ? null : claimFromRecord(claim, references),
      }),
    )
  }
  return imported
}

type Annotations = { record: AnnotationRecord; line: number }[]

/** What to do with a record of each list; answers what is wrong with it. */
const lists: Record<
  string,
  (
    value: unknown,
    imported: Imported,
    state: { annotations: Annotations; waitedFor: Set<string> },
    line: number,
  ) => string | null
> = {
  kinds: (value, imported) => take(kindRecord, value, (record) => imported.kinds.push(record)),
  speakers: (value, imported) => take(speakerRecord, value, (record) => imported.speakers.push(record)),
  verdicts: (value, imported) => take(verdictRecord, value, (record) => imported.verdicts.push(record)),
  documents: (value, imported) =>
    take(documentRecord, value, (record) => imported.documents.push({ ...record, key: record.id })),
  dismissals: (value, imported) => take(dismissalRecord, value, (record) => imported.dismissals.push(record)),
  images: (value, imported) => take(imageRecord, value, (record) => imported.images.push(record)),
  waiting: (value, imported, { waitedFor }, line) =>
    take(waitingRecord, value, ({ document, annotation, importedAt }) => {
      // What one of them knows of its document is not what another one knows.
      const key = `waiting ${JSON.stringify(document)}`
      if (!waitedFor.has(key)) imported.documents.push({ ...document, key })
      waitedFor.add(key)
      imported.annotations.push({ ...annotation, document: key, line, waitingSince: importedAt })
    }),
  annotations: (value, _, { annotations }, line) =>
    take(annotationRecord, value, (record) => annotations.push({ record, line })),
}

function take<Record>(
  schema: z.ZodType<Record>,
  value: unknown,
  store: (record: Record) => void,
): string | null {
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    store(parsed.data)
    return null
  }
  const issue = parsed.error.issues[0]
  return issue === undefined ? 'unknown' : `${issue.path.join('.')} ${issue.message}`.trim()
}

type Found = { list: string; value: unknown; line: number }

/** The records in a file: from its lines if each is whole, from the JSON as a whole if somebody has laid it out anew. */
function recordsOf(text: string, imported: Imported): Found[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines[0]?.startsWith('{"format":"postil/1"') === true) return recordsOfLines(lines, imported)
  const whole = readJson(text.replace(/^\ufeff/, ''))
  const parsed = z.record(z.string(), z.unknown()).safeParse(whole)
  if (!parsed.success || parsed.data['format'] !== JSON_FORMAT) {
    imported.notUnderstood.push({ line: 1, why: 'This is not a library that Postil has written.' })
    return []
  }
  return Object.keys(lists).flatMap((list) => {
    const values = parsed.data[list]
    return Array.isArray(values)
      ? values.map((value: unknown, index) => ({ list, value, line: index + 1 }))
      : []
  })
}

function recordsOfLines(lines: readonly string[], imported: Imported): Found[] {
  const found: Found[] = []
  let list = ''
  lines.forEach((line, index) => {
    const opening = /^"([a-z]+)":\[$/.exec(line)?.[1]
    if (opening !== undefined) list = opening
    if (!line.startsWith('{') || index === 0) return
    const value = readJson(line.replace(/,$/, ''))
    if (value === undefined) imported.notUnderstood.push({ line: index + 1, why: 'This line is damaged.' })
    else found.push({ list, value, line: index + 1 })
  })
  return found
}
