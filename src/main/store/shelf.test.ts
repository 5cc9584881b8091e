import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { speakerId } from '../../shared/model/ids.ts'
import { createAnnotation, removeAnnotations } from './annotations.ts'
import { correctMetadata } from './document-metadata.ts'
import { getDocument, saveReadingPosition } from './documents.ts'
import { listKinds } from './kinds.ts'
import { getImage } from './images.ts'
import { storeImport } from './imports.ts'
import { redo, undo } from './journal.ts'
import {
  addedDocument,
  annotationDraft,
  documentDraft,
  openedLibrary,
  tableContents,
} from './library-fixture.ts'
import { getOriginal } from './originals.ts'
import { listRevisions, NO_FILES, revisionTexts } from './revisions.ts'
import { checkSearch } from './search-index.ts'
import { search } from './search.ts'
import {
  changeDocuments,
  documentsHaving,
  listShelf,
  listTrash,
  removeDocuments,
  restoreDocuments,
  shelfItems,
  tagDocuments,
} from './shelf.ts'
import { removeTag, renameTag } from './tag-edits.ts'
import { listTags, tagsOf } from './tags.ts'

test('a document is unread until it is opened, and then what the reader says', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const { id } = addedDocument(library)
  const status = () => shelfItems(store, [id])[0]?.status
  expect(status()).toBe('unread')
  saveReadingPosition(store, clock, id, { offset: 0, pixels: 0 })
  expect(status()).toBe('reading')
  expect(changeDocuments(store, clock, [id], { status: 'archived' })).toBe(1)
  expect(status()).toBe('archived')
  undo(store)
  expect(status()).toBe('reading')
})

test('many documents are starred, tagged and removed in one step each, and come back in one', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const ids = ['one', 'two', 'three'].map((text) => addedDocument(library, text).id)
  const before = tableContents(store)
  expect(changeDocuments(store, clock, ids, { isStarred: true })).toBe(3)
  expect(changeDocuments(store, clock, ids, { isStarred: true })).toBe(0)
  expect(tagDocuments(store, clock, ids, ['trade', 'asia'], [])).toBe(3)
  expect(listShelf(store).map(({ tags, isStarred }) => [tags, isStarred])).toEqual(
    ids.map(() => [['asia', 'trade'], true]),
  )
  expect(search(store, 'tag:asia', { offset: 0, limit: 9 }).hits).toHaveLength(3)
  expect(removeDocuments(store, clock, ids)).toBe(3)
  expect(listShelf(store)).toEqual([])
  expect(listTrash(store)).toHaveLength(3)
  expect(search(store, 'tag:asia', { offset: 0, limit: 9 }).hits).toEqual([])
  expect(restoreDocuments(store, clock, ids.slice(0, 1))).toBe(1)
  expect(listShelf(store)).toHaveLength(1)
  for (let steps = 0; steps < 4; steps += 1) undo(store)
  expect(tableContents(store)).toEqual(before)
  expect(checkSearch(store)).toEqual([])
})

test('the same address with another text is a new revision of the same document; the same text is the same document', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const first = storeImport(store, clock, documentDraft('The tariff is 10 %.'), NO_FILES)
  const again = storeImport(store, clock, { ...documentDraft('The tariff is 10 %.'), url: null }, NO_FILES)
  expect([first.outcome, again.outcome]).toEqual(['added', 'known'])
  const { id } = first.document
  const changed = storeImport(
    store,
    clock,
    { ...documentDraft('The tariff is 25 %.'), url: 'https://example.org/a#top' },
    NO_FILES,
  )
  expect(changed).toMatchObject({ outcome: 'revised', document: { id } })
  const revisions = listRevisions(store, id)
  expect(revisions.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
  expect(revisionTexts(store, [revisions[1]!.id])).toEqual([
    { id: revisions[1]!.id, text: 'The tariff is 10 %.' },
  ])
  expect(search(store, '25', { offset: 0, limit: 9 }).hits).toHaveLength(1)
  expect(search(store, '10', { offset: 0, limit: 9 }).hits).toHaveLength(0)
  undo(store)
  expect(listRevisions(store, id)).toHaveLength(1)
  expect(search(store, '10', { offset: 0, limit: 9 }).hits).toHaveLength(1)
  expect(checkSearch(store)).toEqual([])
})

test('pictures are kept once, and are there again when the import is taken back and done again', () => {
  const { store, clock } = openedLibrary()
  const bytes = new Uint8Array([137, 80, 78, 71])
  const name = createHash('sha256').update(bytes).digest('hex')
  const image = { name, mediaType: 'image/png' as const, bytes }
  storeImport(store, clock, documentDraft('one'), { images: [image], original: null })
  storeImport(store, clock, { ...documentDraft('two'), url: null }, { images: [image], original: null })
  undo(store)
  redo(store)
  expect(getImage(store, name)?.mediaType).toBe('image/png')
  expect(getImage(store, '0'.repeat(64))).toBeNull()
  expect(store.prepare('SELECT count(*) FROM revision_image').pluck().get()).toBe(2)
  expect(() =>
    storeImport(
      store,
      clock,
      { ...documentDraft('three'), url: null },
      { images: [{ ...image, name: '0'.repeat(64) }], original: null },
    ),
  ).toThrow('Expected a picture')
})

test('the file of an article is kept with its pages, and is there again when the import is taken back and done again', () => {
  const { store, clock } = openedLibrary()
  const bytes = new TextEncoder().encode('%PDF-')
  const pages = [{ label: 'iv', width: 612, height: 792 }]
  const original = { mediaType: 'application/pdf' as const, bytes, pages }
  const { document } = storeImport(store, clock, documentDraft('one'), { images: [], original })
  undo(store)
  expect(getDocument(store, document.id)).toBeNull()
  redo(store)
  expect(getDocument(store, document.id)?.pages).toEqual(pages)
  expect(getOriginal(store, document.revisionId)).toEqual(Buffer.from(bytes))
})

test('the shelf can be narrowed to what has a highlight of a kind, or a claim of a speaker, that is not in the trash', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library, 'China hits back. It was here.')
  addedDocument(library, 'Another article.')
  const { id, kindId } = createAnnotation(store, clock, annotationDraft(library, document))
  const [other] = listKinds(store).filter((kind) => kind.id !== kindId)
  expect(documentsHaving(store, kindId, null)).toEqual([document.id])
  expect(documentsHaving(store, other?.id ?? null, null)).toEqual([])
  expect(documentsHaving(store, null, speakerId.parse('01HZ0000000000000000000000'))).toEqual([])
  removeAnnotations(store, clock, [id])
  expect(documentsHaving(store, kindId, null)).toEqual([])
})

test('what is known about a document can be corrected, field by field', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const { id } = addedDocument(library)
  expect(correctMetadata(store, clock, id, { byline: 'Gao Feng', source: null })).toMatchObject({
    byline: 'Gao Feng',
    source: null,
    title: 'China hits back',
  })
  expect(search(store, 'author:gao', { offset: 0, limit: 9 }).hits).toHaveLength(1)
  undo(store)
  expect(shelfItems(store, [id])[0]?.byline).toBe('A. Reporter')
})

test('a tag is renamed with those nested in it, on documents and highlights, and merges with one of that name', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  const { id } = createAnnotation(
    store,
    clock,
    annotationDraft(library, document, { tags: ['trade/steel', 'economy'] }),
  )
  tagDocuments(store, clock, [document.id], ['trade', 'trader'], [])
  expect(renameTag(store, clock, 'trade', 'economy')).toBe(2)
  expect(tagsOf(store, id).toSorted()).toEqual(['economy', 'economy/steel'])
  expect(shelfItems(store, [document.id])[0]?.tags).toEqual(['economy', 'trader'])
  expect(listTags(store)).toContainEqual({ name: 'economy', count: 2 })
  expect(search(store, 'tag:economy', { offset: 0, limit: 9 }).hits).toHaveLength(2)
  undo(store)
  expect(tagsOf(store, id).toSorted()).toEqual(['economy', 'trade/steel'])
  removeTag(store, clock, 'trade')
  expect(tagsOf(store, id)).toEqual(['economy'])
  undo(store)
  expect(tagsOf(store, id)).toContain('trade/steel')
  expect(checkSearch(store)).toEqual([])
})
