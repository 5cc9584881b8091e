import { expect, test } from 'vitest'
import { articlePages, pageStarts } from './article-pages.ts'

test('a place is on the page on which its words stand, over the end of a page in the middle of a paragraph too', () => {
  const html =
    '<h2 data-page="iv"><span data-place="0 1 1 1 1">Ab</span></h2>\n' +
    '<p data-page="iv"><span data-place="0 1 1 1 1">cd </span><span data-page="1" data-place="1 1 1 1 1">ef</span></p>\n' +
    '<p data-page="1"><span data-place="1 1 1 1 1">gh</span></p>'
  const pageAt = articlePages(html)
  expect([...'Ab\ncd ef\ngh'].map((_, offset) => pageAt(offset))).toEqual(
    [...'444444111111'].slice(0, 11).map((page) => (page === '4' ? 'iv' : '1')),
  )
  expect(pageStarts(html)).toEqual([
    { page: 'iv', offset: 0 },
    { page: '1', offset: 6 },
  ])
})

test('an article without pages has none', () => {
  expect(articlePages('<p>a</p>')(0)).toBeNull()
})
