/**
 * What a person need not see, but an import must have: ids, times, the words around each quote, kinds with
 * their colours, speakers with their aliases, tags in their exact spelling.
 *
 * It stands at the end of the document in one HTML comment, one JSON record a line, rather than beside each
 * annotation: what people read, copy and edit stays plain, and every Markdown renderer hides the comment.
 * Quotes and notes are not repeated in it, since they are read from what is shown, except for the few that
 * CommonMark can't show exactly. Where a person has edited what is shown, that edit counts, not the data.
 */
import { z } from 'zod'
import { unescapeQuote, escapeQuote } from './markdown-escape.ts'
import { noteFromMarkdown, noteToMarkdown } from './markdown-note.ts'
import { annotationToRecord, documentToRecord, referencesOf, type ShelfMarks } from './postil-record.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Document, Revision } from '../model/document.ts'
import type { Kind } from '../model/kind.ts'

/** The line that begins the data. */
export const DATA_OPENING = '<!-- postil:data'
/** The line that ends the data. */
export const DATA_CLOSING = '-->'

/** The data for a document and its annotations, as a comment without a line end at the end. */
export function dataComment(input: {
  document: Document
  kinds: readonly Kind[]
  annotations: readonly Annotation[]
  marks: ShelfMarks
  /** The states of the article's words that go along. */
  revisions: readonly Revision[]
}): string {
  const { kinds, speakers, verdicts } = referencesOf(input.annotations, input.kinds)
  const records = [
    // When it was last read is not of its content: reading must not rewrite the files of a folder.
    { document: { ...documentToRecord(input.document, input.revisions, input.marks), lastReadAt: null } },
    ...kinds.map((kind) => ({ kind })),
    ...speakers.map((speaker) => ({ speaker })),
    ...verdicts.map((verdict) => ({ verdict })),
    ...input.annotations.map((annotation) => ({ annotation: hiddenPart(annotation) })),
  ]
  return [DATA_OPENING, ...records.map(dataLine), DATA_CLOSING].join('\n')
}

/** An annotation less the quote and the note that its record shows exactly. */
function hiddenPart(annotation: Annotation) {
  const { selectors, note, ...rest } = annotationToRecord(annotation)
  const { exact, prefix, suffix } = selectors.quote
  return {
    ...rest,
    prefix,
    suffix,
    position: selectors.position,
    ...(isShownExactly(exact) ? {} : { exact }),
    ...(note === '' || noteFromMarkdown(noteToMarkdown(note)) === note ? {} : { note }),
  }
}

/** Whether a quote is read back from what is shown as it was stored; it is tried, unless it is a plain line. */
function isShownExactly(exact: string): boolean {
  return plainLine.test(exact) || unescapeQuote(escapeQuote(exact)) === exact
}

/** Every character of which has its form in CommonMark. */
const plainLine = /^[\w ,;:.'"()?!’“”–—-]+$/

/**
 * A record on one line, with nothing in it that could end the comment, and nothing that a note app would take
 * for a tag, a link or a comment of its own.
 */
function dataLine(record: object): string {
  const json = JSON.stringify(record)
  if (!mayHoldMarks.test(json)) return json
  return json.replace(/[<>%#^$`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?<=-)-|(?<=\[)\[|(?<==)=/gu, (characters) =>
    Array.from(
      { length: characters.length },
      (_, index) => `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

/** Finds whatever `dataLine` may have to write otherwise, and more: most lines have nothing of it, which is soon seen. */
const mayHoldMarks = /[<>%#^$`\x7f-\x9f\xad\u0600-\u200f\u2028-\u202f\u2060-\uffff]|--|\[\[|==/

/** The line that remembers, in a kept file, the fingerprint of each block as Postil wrote it. */
export function blocksLine(hashes: Record<string, string>): string {
  return dataLine({ blocks: hashes })
}

/** The fingerprints in a line of data; none when it is another line. */
export function readBlocksLine(line: string): [key: string, hash: string][] {
  if (!line.startsWith('{"blocks":')) return []
  try {
    return Object.entries(blocks.parse(JSON.parse(line)).blocks)
  } catch (error) {
    // A person has edited it: nothing is known to be Postil's then, so that everything stays.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return []
    throw error
  }
}

const blocks = z.object({ blocks: z.record(z.string(), z.string()) })
