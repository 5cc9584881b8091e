import { z } from 'zod'
import { fingerprint } from '../export/fingerprint.ts'
import { storableLine, storableTitle } from './foreign-text.ts'
import {
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'
import { isObject, readJson } from './json.ts'
import { quoteBlocks } from './quote-blocks.ts'

/** The mark of Readest's JSON. */
export const READEST_FORMAT = 'readest-annotations'

const entry = z.object({
  id: z.string().min(1),
  type: z.enum(['annotation', 'bookmark', 'excerpt']),
  text: z.string().nullish(),
  note: z.string().nullish(),
  color: z.string().nullish(),
  createdAt: z.number().nullish(),
  updatedAt: z.number().nullish(),
})

/** Reads annotations of Readest, from its JSON or its Markdown; bookmarks have no words of their own and are passed over. */
export function parseReadest(text: string): Imported {
  const json = readJson(text)
  return isObject(json) ? parseJson(json) : parseMarkdown(text.toWellFormed().replace(/^\ufeff/, ''))
}

function parseJson(json: Record<string, unknown>): Imported {
  const imported = emptyImport()
  const book = isObject(json['book']) ? json['book'] : {}
  const field = (name: string): string => (typeof book[name] === 'string' ? book[name] : '')
  const title = storableTitle(field('title'))
  const author = storableLine(field('author'))
  const key = field('hash') || `${title}\n${author ?? ''}`
  imported.documents.push(importedDocument(key, title, { byline: author }))
  const entries = Array.isArray(json['annotations']) ? json['annotations'] : []
  if (json['$format'] !== READEST_FORMAT || entries.length === 0) {
    imported.notUnderstood.push({ line: 1, why: 'There is no annotation of Readest in this file.' })
  }
  entries.forEach((value: unknown, index) => {
    const parsed = entry.safeParse(value)
    const line = index + 1
    if (!parsed.success) {
      imported.notUnderstood.push({ line, why: `Annotation ${line} can’t be read.` })
      return
    }
    const { id, type, text, note, color, createdAt, updatedAt } = parsed.data
    const quote = text?.toWellFormed() ?? ''
    if (type === 'bookmark') return
    if (quote === '' && (note ?? '') === '') {
      imported.notUnderstood.push({ line, why: `Annotation ${line} has neither words nor a note.` })
      return
    }
    imported.annotations.push(
      importedAnnotation({
        origin: `readest:${id}`,
        line,
        document: key,
        selectors: quote === '' ? null : quoteSelectors(quote),
        kindName: storableLine(color),
        note: note?.toWellFormed() ?? '',
        createdAt: wholeTime(createdAt),
        updatedAt: wholeTime(updatedAt ?? createdAt),
      }),
    )
  })
  return imported
}

function wholeTime(time: number | null | undefined): number | null {
  return Number.isSafeInteger(time) && time !== undefined ? time : null
}

/** `**Note**: …`, in any language; older versions wrote two colons. */
const noteLine = /^\*\*([^*]+)\*\*:{1,2} ?(.*)$/s
/** `*Page: 3 · Time: …*`, and the link back. */
const infoLine = /^(?:\*[^*]+\*|\[[^\]]*\]\((?:readest:|https:\/\/web\.readest\.com)[^)]*\))\s*$/

function parseMarkdown(text: string): Imported {
  const imported = emptyImport()
  const heading = /^#{1,2} ([^\n]*)$/m.exec(text)?.[1] ?? /^title: "?([^\n]*?)"?$/m.exec(text)?.[1]
  const [head = ''] = text.split(/^>/m)
  const author = /^\*\*[^*]+\*\*: ([^\n]*)$/m.exec(
    head.replace(/^\*\*Exported from Readest\*\*.*$/m, ''),
  )?.[1]
  const title = storableTitle(heading)
  const key = `${title}\n${author ?? ''}`
  imported.documents.push(importedDocument(key, title, { byline: storableLine(author) }))
  const isBelow = (line: string): boolean => noteLine.test(line) || infoLine.test(line)
  for (const { quote, below, line } of quoteBlocks(text, isBelow)) {
    if (quote === '') continue
    // Early versions put the words in straight quotation marks.
    const words = /^"[^]*"$/.test(quote) ? quote.slice(1, -1) : quote
    const note = below
      .filter((one) => !infoLine.test(one) && !/^\*\*[^*]+\*\*\s*$/.test(one))
      .map((one) => noteLine.exec(one)?.[2] ?? one)
      .join('\n')
      .trim()
    if (words === '') imported.notUnderstood.push({ line, why: 'This quote has no words.' })
    else {
      imported.annotations.push(
        importedAnnotation({
          origin: `readest:${fingerprint(`${key}\n${words}`)}`,
          line,
          document: key,
          selectors: quoteSelectors(words),
          note,
        }),
      )
    }
  }
  if (imported.annotations.length === 0)
    imported.notUnderstood.push({ line: 1, why: 'There is no highlight in this file.' })
  return imported
}
