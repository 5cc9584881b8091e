import { expect, test } from 'vitest'
import { documentId, revisionId } from '../../shared/model/ids.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { arrangeShelf, valuesOf, wholeShelf } from './shelf-view.ts'

let made = 0
function item(changes: Partial<ShelfItem>): ShelfItem {
  made += 1
  return {
    id: documentId.parse(`01HZ${String(made).padStart(22, '0')}`),
    revisionId: revisionId.parse(`01HZ${String(made).padStart(22, '0')}`),
    title: 'T',
    byline: null,
    source: null,
    url: null,
    publishedAt: null,
    language: null,
    addedAt: made,
    lastReadAt: null,
    annotationCount: 0,
    wordCount: 1,
    status: 'unread',
    isStarred: false,
    progress: null,
    tags: [],
    deletedAt: null,
    ...changes,
  }
}

const titles = (items: readonly ShelfItem[]) => items.map(({ title }) => title)

test('what is archived is only in the archive', () => {
  const items = [item({ title: 'a' }), item({ title: 'b', status: 'archived', isStarred: true })]
  expect(titles(arrangeShelf(items, wholeShelf))).toEqual(['a'])
  expect(titles(arrangeShelf(items, { ...wholeShelf, part: 'archived' }))).toEqual(['b'])
  expect(titles(arrangeShelf(items, { ...wholeShelf, part: 'starred' }))).toEqual(['b'])
})

test('the shelf is sorted by each of its orders, and the other way round', () => {
  const items = [
    item({ title: 'b 10', publishedAt: '2019-05-30', annotationCount: 1 }),
    item({ title: 'b 9', publishedAt: '2020-01-01', annotationCount: 7, lastReadAt: 5 }),
    item({ title: 'Á', lastReadAt: 9 }),
  ]
  const sorted = (sort: typeof wholeShelf.sort, isReversed = false) =>
    titles(arrangeShelf(items, { ...wholeShelf, sort, isReversed }))
  expect(sorted('title')).toEqual(['Á', 'b 9', 'b 10'])
  expect(sorted('published')).toEqual(['b 9', 'b 10', 'Á'])
  expect(sorted('highlights')).toEqual(['b 9', 'b 10', 'Á'])
  expect(sorted('read')).toEqual(['Á', 'b 9', 'b 10'])
  expect(sorted('title', true)).toEqual(['b 10', 'b 9', 'Á'])
})

test('filters are joined, a tag stands for those nested in it, and accents do not matter', () => {
  const items = [
    item({ title: 'Änderung', tags: ['trade/steel'], source: 'Wire' }),
    item({ title: 'Other', tags: ['trader'], source: 'Wire' }),
  ]
  expect(titles(arrangeShelf(items, { ...wholeShelf, tag: 'trade' }))).toEqual(['Änderung'])
  expect(titles(arrangeShelf(items, { ...wholeShelf, words: 'anderung wire' }))).toEqual(['Änderung'])
  expect(titles(arrangeShelf(items, { ...wholeShelf, source: 'Paper' }))).toEqual([])
  expect(arrangeShelf(items, wholeShelf, new Set())).toEqual([])
  expect(arrangeShelf(items, wholeShelf, new Set(items.map(({ id }) => id)))).not.toEqual([])
  expect(valuesOf(items, ({ source }) => [source])).toEqual([{ value: 'Wire', count: 2 }])
})
