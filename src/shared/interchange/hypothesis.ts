import { z } from 'zod'
import { isoToTime, storableTags, storableTitle, webAddress } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  type ImportedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'
import { isObject, readJson } from './json.ts'

/** A row of Hypothesis's API, as far as it is used here; https://h.readthedocs.io/en/latest/api-reference/v1/ */
const row = z.object({
  id: z.string().min(1),
  uri: z.string().min(1),
  text: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  user: z.string().nullish(),
  references: z.array(z.string()).nullish(),
  document: z.object({ title: z.union([z.string(), z.array(z.string())]).nullish() }).nullish(),
  target: z.array(z.object({ selector: z.array(z.unknown()).nullish() })).nullish(),
})
type Row = z.infer<typeof row>

const textQuote = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().nullish(),
  suffix: z.string().nullish(),
})

/**
 * Reads annotations of Hypothesis: its JSON export, a page of its API, or a bare list of rows.
 *
 * A reply is added to the note of the annotation that it answers. Offsets are of a page as Hypothesis saw it, so
 * only the quote is taken. `line` is the number of the row, from 1.
 */
export function parseHypothesis(text: string): Imported {
  const imported = emptyImport()
  const rows = rowsOf(readJson(text))
  if (rows === null) {
    imported.notUnderstood.push({ line: 1, why: 'There is no list of annotations in this file.' })
    return imported
  }
  const addDocument = documentAdder(imported)
  const replies: { row: Row; line: number }[] = []
  const byId = new Map<string, ImportedAnnotation>()
  rows.forEach((value, index) => {
    const line = index + 1
    const parsed = row.safeParse(value)
    if (!parsed.success) {
      imported.notUnderstood.push({
        line,
        why: `Annotation ${line} has no ${String(parsed.error.issues[0]?.path[0] ?? 'content')} that can be read.`,
      })
    } else if ((parsed.data.references ?? []).length > 0) {
      replies.push({ row: parsed.data, line })
    } else {
      byId.set(parsed.data.id, addAnnotation(parsed.data, line, imported, addDocument))
    }
  })
  for (const { row: reply, line } of replies) {
    const root = (reply.references ?? []).map((id) => byId.get(id)).find((one) => one !== undefined)
    if (root === undefined) addAnnotation(reply, line, imported, addDocument)
    else if ((reply.text ?? '') !== '') root.note = withReply(root.note, reply)
  }
  return imported
}

function rowsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return null
  const rows = value['annotations'] ?? value['rows']
  return Array.isArray(rows) ? rows : null
}

function addAnnotation(
  found: Row,
  line: number,
  imported: Imported,
  addDocument: ReturnType<typeof documentAdder>,
): ImportedAnnotation {
  const title = Array.isArray(found.document?.title) ? found.document.title[0] : found.document?.title
  addDocument(importedDocument(found.uri, storableTitle(title, found.uri), { url: webAddress(found.uri) }))
  const quote = found.target
    ?.flatMap(({ selector }) => selector ?? [])
    .map((selector) => textQuote.safeParse(selector).data)
    .find((selector) => selector !== undefined)
  const annotation = importedAnnotation({
    origin: `hypothesis:${found.id}`,
    line,
    document: found.uri,
    selectors:
      quote === undefined
        ? null
        : quoteSelectors(
            quote.exact.toWellFormed(),
            quote.prefix?.toWellFormed(),
            quote.suffix?.toWellFormed(),
          ),
    note: found.text?.toWellFormed() ?? '',
    tags: storableTags(found.tags ?? []),
    createdAt: isoToTime(found.created),
    updatedAt: isoToTime(found.updated),
  })
  imported.annotations.push(annotation)
  return annotation
}

function withReply(note: string, reply: Row): string {
  const who = /^acct:([^@]+)@/.exec(reply.user ?? '')?.[1] ?? 'Reply'
  const words = `**${who}:** ${reply.text?.toWellFormed() ?? ''}`
  return note === '' ? words : `${note}\n\n${words}`
}
