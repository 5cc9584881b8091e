import { expect, test } from 'vitest'
import {
  emptyImport,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from '../../shared/interchange/imported.ts'
import { listAnnotations } from '../store/annotations.ts'
import { createDocument } from '../store/documents.ts'
import { countDetached, listDetached } from '../store/detached.ts'
import { undo } from '../store/journal.ts'
import type { Library } from '../store/library.ts'
import { documentDraft, openedLibrary } from '../store/library-fixture.ts'
import { AnnotationImport } from './annotation-import.ts'

const TEXT = 'China hits back. “We will fight to the end, whatever the price may be,” said Gao Feng.'
const QUOTE = '"We will fight to the end, whatever the price may be,"'

async function importQuotes(
  library: Library,
  about: { title: string; url: string | null },
  ...quotes: string[]
) {
  const session = new AnnotationImport(library)
  const imported = emptyImport()
  imported.documents.push(importedDocument('one', about.title, { url: about.url }))
  imported.annotations.push(
    ...quotes.map((quote, index) =>
      importedAnnotation({
        ...{ origin: `test:${quote}`, line: index + 1, document: 'one' },
        ...{ selectors: quoteSelectors(quote), note: `Note on ${index}`, tags: ['trade'] },
      }),
    ),
  )
  session.add({ format: 'hypothesis', file: 'export.json', imported })
  const plan = await session.plan()
  return { plan, result: await session.carryOut() }
}

test.each([
  [
    'its address, but for what only says where a reader came from',
    { title: 'Other', url: 'http://www.example.org/a/?utm_source=x' },
  ],
  ['its title', { title: 'China Hits Back | The Paper', url: null }],
  ['its words', { title: 'Something else', url: null }],
])('a highlight waits until its article arrives, and finds it by %s', async (_how, about) => {
  const library = openedLibrary()
  const { store, clock } = library
  const { plan, result } = await importQuotes(library, about, QUOTE)
  expect(plan.counts).toEqual({ stored: 0, known: 0, waiting: 1, 'not-understood': 0 })
  expect(result).toMatchObject({ stored: 0, waiting: 1 })
  expect(listDetached(store)).toMatchObject([{ quote: QUOTE, note: 'Note on 0', documentTitle: about.title }])

  const unlike = { title: 'Not it', url: 'https://example.org/other' }
  createDocument(store, clock, { ...documentDraft('Nothing of the sort.'), ...unlike })
  expect(countDetached(store)).toBe(1)

  const { document } = createDocument(store, clock, documentDraft(TEXT))
  expect(countDetached(store)).toBe(0)
  const [found] = listAnnotations(store, document.id)
  expect(found).toMatchObject({ note: 'Note on 0', tags: ['trade'] })
  // Described by the words of the article, whatever marks the export had.
  expect(found?.selectors.quote.exact).toBe('“We will fight to the end, whatever the price may be,”')

  undo(store)
  expect(countDetached(store)).toBe(1)
  expect(listAnnotations(store, document.id)).toEqual([])
})

test('importing what waits, or what has found its article, again changes nothing', async () => {
  const library = openedLibrary()
  const about = { title: 'China hits back', url: null }
  await importQuotes(library, about, QUOTE)
  expect((await importQuotes(library, about, QUOTE)).plan.counts).toMatchObject({ known: 1, waiting: 0 })
  createDocument(library.store, library.clock, documentDraft(TEXT))
  expect((await importQuotes(library, about, QUOTE)).plan.counts).toMatchObject({ known: 1, waiting: 0 })
})

test('what is in the library is found by its quotes alone, and one that two articles have is left waiting', async () => {
  const library = openedLibrary()
  const { store, clock } = library
  const first = createDocument(store, clock, { ...documentDraft(TEXT), title: 'A', url: null }).document
  expect((await importQuotes(library, { title: 'Z', url: null }, QUOTE)).result).toMatchObject({ stored: 1 })
  expect(listAnnotations(store, first.id)).toHaveLength(1)
  createDocument(store, clock, { ...documentDraft(`${TEXT} Twice.`), title: 'B', url: null })
  const other = 'fight to the end, whatever the price may be'
  expect((await importQuotes(library, { title: 'Y', url: null }, other)).result).toMatchObject({ waiting: 1 })
})
