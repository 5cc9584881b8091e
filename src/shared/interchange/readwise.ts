import { fingerprint } from '../export/fingerprint.ts'
import { parseCsvTable } from './csv.ts'
import { isoToTime, storableLine, storableTags, storableTitle, webAddress } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'

/** The names that Readwise's exports and its import form give a column. */
const columns = {
  quote: ['Highlight'],
  title: ['Book Title', 'Title'],
  author: ['Book Author', 'Author'],
  url: ['Source URL', 'URL', 'Url'],
  note: ['Note'],
  color: ['Color'],
  tags: ['Tags'],
  documentTags: ['Document tags'],
  location: ['Location'],
  time: ['Highlighted at', 'Date'],
} as const

/** Reads Readwise's CSV; a row with neither highlight nor note is passed over. */
export function parseReadwiseCsv(text: string): Imported {
  const imported = emptyImport()
  const table = parseCsvTable(text)
  if (table === null || !table.names.includes('Highlight')) {
    imported.notUnderstood.push({ line: 1, why: 'There is no column “Highlight” in this file.' })
    return imported
  }
  const addDocument = documentAdder(imported)
  for (const { cell, line } of table.rows) {
    const value = (column: keyof typeof columns): string =>
      columns[column]
        .map(cell)
        .find((one) => one !== '')
        ?.toWellFormed() ?? ''
    const quote = value('quote')
    const note = value('note')
    if (quote.trim() === '' && note.trim() === '') {
      imported.notUnderstood.push({ line, why: 'This row has neither a highlight nor a note.' })
      continue
    }
    const title = storableTitle(value('title'), value('url'))
    const author = storableLine(value('author'))
    const url = webAddress(value('url'))
    const key = url ?? `${title}\n${author ?? ''}`
    addDocument(importedDocument(key, title, { byline: author, url }))
    const time = isoToTime(value('time'))
    imported.annotations.push(
      importedAnnotation({
        origin: `readwise:${fingerprint([title, quote, note, value('location')].join('\n'))}`,
        line,
        document: key,
        selectors: quote.trim() === '' ? null : quoteSelectors(quote),
        kindName: storableLine(value('color')),
        note,
        tags: storableTags([...value('tags').split(','), ...value('documentTags').split(',')]),
        createdAt: time,
        updatedAt: time,
      }),
    )
  }
  return imported
}
