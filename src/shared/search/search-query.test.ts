import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearchQuery } from './search-query.ts'

test('words, phrases, exclusions and operators are told apart', () => {
  const query = parseSearchQuery('tariff "to the end" -steel tag:trade/china source:"The Paper" hua')
  expect(query.terms).toEqual([
    { text: 'tariff', isPhrase: false, isPrefix: false },
    { text: 'to the end', isPhrase: true, isPrefix: false },
    { text: 'hua', isPhrase: false, isPrefix: true },
  ])
  expect(query.excluded).toEqual([{ text: 'steel', isPhrase: false, isPrefix: false }])
  expect(query.filters).toEqual([
    { operator: 'tag', value: 'trade/china', isNegated: false },
    { operator: 'source', value: 'The Paper', isNegated: false },
  ])
})

test('the last word is still being typed until a space follows', () => {
  expect(parseSearchQuery('china').terms[0]?.isPrefix).toBe(true)
  expect(parseSearchQuery('china ').terms[0]?.isPrefix).toBe(false)
  expect(parseSearchQuery('"to the e').terms[0]).toEqual({ text: 'to the e', isPhrase: true, isPrefix: true })
})

test('what looks like an operator and is none is words', () => {
  expect(parseSearchQuery('http://x.org ').terms).toEqual([
    { text: 'http://x.org', isPhrase: false, isPrefix: false },
  ])
  expect(parseSearchQuery('tag:').filters).toEqual([])
})

test('anything can be typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parseSearchQuery(typed)))
})
