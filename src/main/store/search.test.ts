import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentDraft } from '../../shared/model/document.ts'
import type { SearchHit } from '../../shared/search/search-page.ts'
import { createAnnotation, removeAnnotations, updateAnnotation } from './annotations.ts'
import { createDocument, getDocument } from './documents.ts'
import { redo, undo } from './journal.ts'
import { addedDocument, annotationDraft, documentDraft, openedLibrary } from './library-fixture.ts'
import type { Library } from './library.ts'
import { checkSearch, rebuildSearch } from './search-index.ts'
import { search } from './search.ts'

function find({ store }: Library, query: string): SearchHit[] {
  return search(store, query, { offset: 0, limit: 50 }).hits
}

function add({ store, clock }: Library, changes: Partial<DocumentDraft>) {
  return createDocument(store, clock, { ...documentDraft(changes.text), url: null, ...changes }).document
}

/** What the snippet marks, as text. */
function marked({ snippet }: SearchHit): string[] {
  return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))
}

test('a word is found in the text of an article, without case and accents, and while it is being typed', () => {
  const library = openedLibrary()
  const { id } = add(library, { text: 'He spoke of the Änderung in São Paulo.' })
  for (const query of ['anderung', 'ÄNDERUNG', 'sao', 'änd', 'são paulo']) {
    expect(
      find(library, query).map((hit) => hit.documentId),
      query,
    ).toEqual([id])
  }
  expect(find(library, 'and ')).toEqual([])
  expect(find(library, 'paulo änderung berlin')).toEqual([])
})

test('a hit says where its passage is in the canonical text, whatever stands before it', () => {
  const library = openedLibrary()
  const text = `👩‍👩‍👧 First.\n${'Filler words. '.repeat(60)}\nThen “the tariff” came.`
  add(library, { text })
  const [hit] = find(library, 'tariff')
  expect(hit?.range).toEqual({ start: text.indexOf('tariff'), end: text.indexOf('tariff') + 6 })
  expect(marked(hit!)).toEqual(['tariff'])
})

test('a phrase is found as it stands, and its words alone are not', () => {
  const library = openedLibrary()
  add(library, { title: 'a', text: 'fight to the end' })
  add(library, { title: 'b', text: 'the end of the fight' })
  expect(find(library, '"to the end"').map(({ title }) => title.text)).toEqual(['a'])
  expect(find(library, 'fight -"to the end"').map(({ title }) => title.text)).toEqual(['b'])
})

test.each([
  ['Chinese', '中国商务部发言人高峰表示，', ['中国', '发言人', '高峰表', '峰']],
  ['Japanese', '商務省の報道官は、関税について述べた。', ['報道官', '関税', 'について']],
  ['Korean', '정부는 관세를 인상한다고 밝혔다', ['관세', '인상한', '정부']],
  ['Thai', 'รัฐบาลประกาศขึ้นภาษีนำเข้า', ['ภาษี', 'ประกาศ']],
  ['emoji', 'It went up 🚀 again', ['🚀']],
])('%s is found within what stands together', (_language, text, queries) => {
  const library = openedLibrary()
  add(library, { title: 'x', text })
  for (const query of queries) {
    const [hit] = find(library, query)
    expect(hit?.range, query).toEqual({ start: text.indexOf(query), end: text.indexOf(query) + query.length })
  }
})

test('highlights are found by quote, note, tag and claim, and follow every change', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  const made = createAnnotation(
    store,
    clock,
    annotationDraft(library, document, { kind: 0, note: 'compare with Reuters', tags: ['trade/tariffs'] }),
  )
  const annotations = (query: string) => find(library, query).flatMap((hit) => hit.annotationId ?? [])
  for (const query of [
    'reuters',
    'tariffs',
    'in:claim china',
    'in:quote china',
    'tag:trade',
    'kind:claim',
    'has:note',
    'has:claim',
  ]) {
    expect(annotations(query), query).toEqual([made.id])
  }
  updateAnnotation(store, clock, made.id, { note: 'see Xinhua', tags: ['steel'] })
  expect(annotations('reuters')).toEqual([])
  expect(annotations('xinhua steel')).toEqual([made.id])
  undo(store)
  expect(annotations('reuters tariffs')).toEqual([made.id])
  redo(store)
  expect(annotations('xinhua')).toEqual([made.id])
  removeAnnotations(store, clock, [made.id])
  expect(annotations('xinhua')).toEqual([])
  expect(checkSearch(store)).toEqual([])
})

test('undoing an import takes it out of search, and doing it again brings it back', () => {
  const library = openedLibrary()
  add(library, { text: 'unmistakable 中国人民' })
  undo(library.store)
  expect(find(library, 'unmistakable')).toEqual([])
  expect(find(library, '中国人')).toEqual([])
  expect(checkSearch(library.store)).toEqual([])
  redo(library.store)
  expect(find(library, 'unmistakable')).toHaveLength(1)
  expect(find(library, '中国人')).toHaveLength(1)
  expect(checkSearch(library.store)).toEqual([])
})

test('operators narrow what is found', () => {
  const library = openedLibrary()
  add(library, {
    title: 'old',
    text: 'tariff one',
    source: 'The Paper',
    publishedAt: '2018-12-31',
    byline: 'Ann Lee',
  })
  add(library, {
    title: 'new',
    text: 'tariff two',
    source: 'Wire 100%',
    publishedAt: '2019-05-30',
    language: 'es',
  })
  const titles = (query: string) => find(library, query).map(({ title }) => title.text)
  expect(titles('tariff before:2019')).toEqual(['old'])
  expect(titles('tariff after:2018')).toEqual(['new'])
  expect(titles('after:2018-12 before:2019-06')).toEqual(['new'])
  expect(titles('source:"wire 100%"')).toEqual(['new'])
  expect(titles('source:%')).toEqual(['new'])
  expect(titles('tariff -source:paper')).toEqual(['new'])
  expect(titles('author:ann')).toEqual(['old'])
  expect(titles('lang:es')).toEqual(['new'])
  expect(titles('is:unread tariff two')).toEqual(['new'])
  expect(search(library.store, 'before:yesterday', { offset: 0, limit: 5 }).problems).toHaveLength(1)
})

test('words in the title count more than words in the text', () => {
  const library = openedLibrary()
  add(library, { title: 'Something else', text: 'A tariff is a tariff is a tariff.' })
  add(library, { title: 'The tariff', text: 'Nothing more.' })
  expect(find(library, 'tariff').map(({ title }) => title.text)).toEqual(['The tariff', 'Something else'])
})

test('nothing that is typed is read as the syntax of the index, or breaks anything', () => {
  const library = openedLibrary()
  add(library, { text: 'plain' })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (query) => {
      find(library, query)
    }),
  )
  for (const query of [
    '"',
    '*',
    'a OR',
    'NEAR(',
    '{title}:x',
    "'; DROP TABLE document",
    'col:',
    '-',
    '^',
    '\0',
    'AND NOT',
  ]) {
    find(library, query)
  }
})

test('any title, tag and note is found by itself', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  // What has nothing but white space and control characters in it, nobody looks for.
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => /[^\s\p{C}]/u.test(text) && !/["“”„]/.test(text) && text === text.trim())
  fc.assert(
    fc.property(words, (note) => {
      const made = createAnnotation(store, clock, annotationDraft(library, document, { note }))
      const found = search(store, `"${note}"`, { offset: 0, limit: 10_000 }).hits.map(
        (hit) => hit.annotationId,
      )
      expect(found, JSON.stringify(note)).toContain(made.id)
    }),
    { numRuns: 200 },
  )
  expect(checkSearch(store)).toEqual([])
})

test('an index that drifted is told, and made anew', () => {
  const library = openedLibrary()
  add(library, { text: 'unmistakable 中国人民' })
  const { store } = library
  store.exec(`INSERT INTO search_word (search_word) VALUES ('delete-all')`)
  store.exec(`UPDATE search_entry SET in_pieces = 0`)
  expect(checkSearch(store)).not.toEqual([])
  rebuildSearch(store)
  expect(checkSearch(store)).toEqual([])
  expect(find(library, 'unmistakable')).toHaveLength(1)
  expect(find(library, '中国人')).toHaveLength(1)
  expect(getDocument(store, find(library, 'unmistakable')[0]!.documentId)).not.toBeNull()
})
