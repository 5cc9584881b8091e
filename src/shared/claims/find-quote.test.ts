import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findQuote, wantedQuote } from './find-quote.ts'

const ARTICLE = readFileSync(new URL('../../../resources/china-hits-back.txt', import.meta.url), 'utf8')
const look = (pasted: string, text = ARTICLE) => findQuote(text, wantedQuote(pasted))
const difference = (pasted: string) => {
  const hit = look(pasted)
  const { quote } = wantedQuote(pasted)
  return hit?.runs
    ?.filter(({ kind }) => kind !== 'equal')
    .map(({ kind, before, after }) =>
      kind === 'delete'
        ? `-${quote.slice(before.start, before.end)}`
        : `+${hit.found.slice(after.start, after.end)}`,
    )
}

test('a quote that is there to the letter is exact, whatever quotation marks were pasted around it', () => {
  for (const pasted of [
    'the concept of national security should not be abused',
    ' “the concept of national security should not be abused” ',
  ]) {
    const hit = look(pasted)
    expect(hit).toMatchObject({ status: 'exact', similarity: 1, runs: null })
    expect(ARTICLE.slice(hit?.range.start, hit?.range.end)).toBe(
      'the concept of national security should not be abused',
    )
  }
})

test('straight quotation marks and capitals are typography, not a misquotation', () => {
  const hit = look(
    'responding to the move, Huawei said it was "ready and willing to engage with the US government"',
  )
  expect(hit?.status).toBe('typography')
  expect(hit?.found).toBe(
    'Responding to the move, Huawei said it was “ready and willing to engage with the US government”',
  )
})

test('a misquoted sentence is found, with the difference shown', () => {
  const pasted =
    'China will take some necessary measures to safeguard the legitimate interests of Chinese firms.'
  const hit = look(pasted)
  expect(hit?.status).toBe('altered')
  expect(hit?.found).toBe(
    'China will take all the necessary measures to resolutely safeguard the legitimate rights of Chinese firms.',
  )
  expect(difference(pasted)?.join(' ')).toBe('-some +all the +resolutely  -interests +rights')
})

test('a quote that begins or ends with a wrong word is found whole', () => {
  expect(look('Huawei has firmly denied involvements of its equipment in Chinese espionage')?.found).toBe(
    'Huawei has vigorously denied involvements of its equipment in Chinese intelligence',
  )
})

test('what nobody said is not found', () => {
  expect(look('The moon is made of green cheese and nobody has ever denied it.')).toBeNull()
  expect(look('  “” ')).toBeNull()
  expect(look('word', '')).toBeNull()
})

test('every passage of a text is found in it to the letter', () => {
  fc.assert(
    fc.property(fc.nat(ARTICLE.length - 50), fc.integer({ min: 20, max: 300 }), (start, length) => {
      const { quote } = wantedQuote(ARTICLE.slice(start, start + length))
      expect(look(quote)).toMatchObject({ status: 'exact', found: quote })
    }),
  )
})

test('any quote in any text: the passage found lies within the text and is what it says', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80, unit: 'binary' }),
      fc.string({ maxLength: 200, unit: 'binary' }),
      (pasted, text) => {
        const hit = look(pasted, text)
        if (hit === null) return
        expect(text.slice(hit.range.start, hit.range.end)).toBe(hit.found)
        expect(hit.similarity).toBeGreaterThanOrEqual(0.5)
      },
    ),
  )
})
