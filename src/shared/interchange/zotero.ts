import { fingerprint } from '../export/fingerprint.ts'
import { unescapeInline } from '../export/markdown-escape.ts'
import { storableTitle } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'

/** “words” or a link around them, then the citation: `([Smith, 2020, p. 3](zotero://select/library/items/ABC))`. */
const quoted =
  /^[-*>\s]*\[?(?:<[a-z][^>]*>)?[“"]([^]+?)[”"](?:<\/[a-z]+>)?(?:\]\((zotero:[^)\s]+)\))?\s*\(\[([^\]]*)\]\((zotero:[^)\s]+)\)\)/
const link = /\(?\[[^\]]*\]\((zotero:[^)\s]+)\)\)?/g

/**
 * Reads a Zotero note that was exported as Markdown, with Zotero's links in it.
 *
 * A paragraph with a quote and a citation is a highlight, and what follows the citation its note; a paragraph with
 * a citation only is a note on the document. Other paragraphs are reported.
 */
export function parseZoteroMarkdown(text: string): Imported {
  const imported = emptyImport()
  const addDocument = documentAdder(imported)
  let title: string | null = null
  for (const { paragraph, line } of paragraphs(text.toWellFormed())) {
    const heading = /^#{1,6} +([^\n]*)/.exec(paragraph)?.[1]
    if (heading !== undefined) {
      title = isStandardHeading(heading) ? title : unescapeInline(heading).trim()
      continue
    }
    if (/^\(\d[^\n]*\)$/.test(paragraph.trim())) continue
    const addresses = Array.from(paragraph.matchAll(/zotero:[^)\s]+/g), ([address]) => address)
    const parts = quoted.exec(paragraph)
    if (addresses.length === 0) {
      imported.notUnderstood.push({ line, why: 'This paragraph has no link to a source in Zotero.' })
      continue
    }
    const citation = parts?.[3] ?? /\[([^\]]*)\]\(zotero:\/\/select/.exec(paragraph)?.[1] ?? ''
    const item =
      addresses.map((one) => /items\/([A-Z0-9]+)/.exec(one)?.[1]).find((one) => one !== undefined) ?? ''
    const key = `zotero:${addresses.map((one) => /select\/.*items\/([A-Z0-9]+)/.exec(one)?.[1]).find((one) => one !== undefined) ?? item}`
    // Without a heading of its own, the note knows its source as "Smith, 2020" only.
    addDocument(importedDocument(key, storableTitle(title, citation.replace(/,? pp?\. .*$/, ''), key)))
    const annotationKey = addresses
      .map((one) => /annotation=([A-Z0-9]+)/.exec(one)?.[1])
      .find((one) => one !== undefined)
    const note = (parts === null ? paragraph : paragraph.slice(parts[0].length)).replace(link, '').trim()
    imported.annotations.push(
      importedAnnotation({
        origin: `zotero:${annotationKey ?? fingerprint(paragraph)}`,
        line,
        document: key,
        selectors:
          parts?.[1] === undefined
            ? null
            : quoteSelectors(unescapeInline(parts[1].replace(/\s*\n\s*/g, ' '))),
        note,
      }),
    )
  }
  return imported
}

/** The heading that Zotero itself puts over extracted annotations, with or without their date. */
function isStandardHeading(heading: string): boolean {
  return /^(?:annotations|extracted annotations)\b/i.test(heading.trim())
}

function paragraphs(text: string): { paragraph: string; line: number }[] {
  const found: { paragraph: string; line: number }[] = []
  let lines: string[] = []
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    // A heading, and the next item of a list, begin a paragraph without an empty line.
    if (line.trim() === '' || /^(?:#{1,6} |[-*] )/.test(line)) lines = []
    if (line.trim() === '') return
    if (lines.length === 0) found.push({ paragraph: '', line: index + 1 })
    lines.push(line)
    const last = found.at(-1)
    if (last !== undefined) last.paragraph = lines.join('\n')
    if (/^#{1,6} /.test(line)) lines = []
  })
  return found
}
