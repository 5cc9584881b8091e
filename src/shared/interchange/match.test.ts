import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentId } from '../model/ids.ts'
import { importedDocument } from './imported.ts'
import { comparableUrl, DocumentMatcher, findQuote, matchByQuotes } from './match.ts'

const idOf = (number: number) => documentId.parse(`01JD${String(number).padStart(22, '0')}`)
const library = [
  {
    id: idOf(1),
    title: 'China hits back at Trump’s Huawei ban',
    url: 'https://www.example.org/a/?utm_source=x',
    sha256: 'a'.repeat(64),
  },
  { id: idOf(2), title: 'Home', url: null, sha256: 'b'.repeat(64) },
  { id: idOf(3), title: 'Twice', url: null, sha256: 'c'.repeat(64) },
  { id: idOf(4), title: 'TWICE!', url: null, sha256: 'd'.repeat(64) },
]
const matcher = new DocumentMatcher(library)

describe('an imported document', () => {
  it('is found by id, then text, then address, then title', () => {
    const match = (title: string, known = {}) => matcher.match(importedDocument('k', title, known))
    expect(match('x', { id: idOf(2) })).toEqual({ id: idOf(2), by: 'id' })
    expect(match('x', { id: idOf(9), sha256: 'c'.repeat(64) })).toEqual({ id: idOf(3), by: 'text' })
    expect(match('x', { url: 'http://example.org/a#top' })).toEqual({ id: idOf(1), by: 'url' })
    expect(match("China hits back at Trump's Huawei ban | Data Driven Futures")).toEqual({
      id: idOf(1),
      by: 'title',
    })
    expect(match('china hits back at trump’s huawei ban', { url: 'https://other.example/' })).toBeNull()
    expect(match('Home', { url: 'https://example.org/home' })).toEqual({ id: idOf(2), by: 'title' })
    expect(match('Twice')).toBeNull()
    expect(match('Unknown')).toBeNull()
  })

  it('is found by most of its quotes', () => {
    const candidates = [
      { id: idOf(1), text: 'The ban abuses the concept of national security, he said.\nAnd more.' },
      { id: idOf(2), text: 'Something entirely different stands here, in other words.' },
    ]
    expect(matchByQuotes(['the concept of national\n security, he said. And'], candidates)).toEqual({
      id: idOf(1),
      by: 'quote',
    })
    expect(matchByQuotes(['the'], candidates)).toBeNull()
    expect(matchByQuotes(['a quote that stands nowhere at all'], candidates)).toBeNull()
    const same = [...candidates, { id: idOf(3), text: candidates[0]?.text ?? '' }]
    expect(matchByQuotes(['the concept of national security'], same)).toBeNull()
  })

  it.each([
    ['https://www.example.org/a/', 'http://example.org/a'],
    ['https://m.example.org/a?b=1&a=2&utm_medium=x#y', 'https://example.org/a?a=2&b=1'],
    ['https://example.org/a/amp/', 'https://example.org/a'],
  ])('%s leads where %s does', (one, other) => {
    expect(comparableUrl(one)).toBe(comparableUrl(other))
  })

  it('is told apart by the rest of its address', () => {
    expect(comparableUrl('https://example.org/a?id=1')).not.toBe(comparableUrl('https://example.org/a?id=2'))
  })
})

describe('a quote from elsewhere', () => {
  const find = (text: string, exact: string, prefix = '', suffix = ''): string | null => {
    const range = findQuote(text, { exact, prefix, suffix })
    return range === null ? null : text.slice(range.start, range.end)
  }

  it('is found whatever its white space, quotation marks and dashes are', () => {
    const text = 'He said: “we’re\u00a0ready –\nand willing”, twice.'
    expect(find(text, '"we\'re ready - and willing"')).toBe('“we’re\u00a0ready –\nand willing”')
    expect(find(text, 'not there')).toBeNull()
  })

  it('is told apart by what stands around it', () => {
    expect(findQuote('a word, b word.', { exact: 'word', prefix: 'b ', suffix: '' })).toEqual({
      start: 10,
      end: 14,
    })
    expect(find('a word, b word.', 'word')).toBeNull()
    expect(find('x'.repeat(5_000), 'x')).toBeNull()
  })

  it('is found in any text that it was cut from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const start = Math.min(a, b, text.length)
        const end = Math.min(Math.max(a, b), text.length)
        const exact = text.slice(start, end)
        const range = findQuote(text, { exact, prefix: text.slice(0, start), suffix: text.slice(end) })
        fc.pre(exact.trim() !== '' && range !== null)
        const even = (words: string): string =>
          words.replace(/[\s\u200b\ufeff\u00ad]+/g, '').replace(/[^\p{L}\p{N}]/gu, '')
        expect(even(text.slice(range?.start, range?.end))).toBe(even(exact))
      }),
    )
  })
})
