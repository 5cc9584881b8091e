import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextFinder, hitFrom, MAX_HITS, type FindOptions } from './find-in-text.ts'

const loose: FindOptions = { matchCase: false, wholeWord: false }

function found(text: string, query: string, options: Partial<FindOptions> = {}): string[] {
  const { hits } = createTextFinder(text).find(query, { ...loose, ...options })
  return hits.map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['case', 'Trade and TRADE', 'trade', ['Trade', 'TRADE']],
  ['accents, composed or not', 'Café, cafe\u0301, CAFE', 'cafe', ['Café', 'cafe\u0301', 'CAFE']],
  ['accents that are typed', 'resume, résumé', 'résumé', ['resume', 'résumé']],
  ['ligatures, which are longer when they are taken apart', 'the ﬁrst oﬃce', 'office', ['oﬃce']],
  ['a part of a ligature, whole', 'the ﬁrst', 'first', ['ﬁrst']],
  ['sharp s', 'Die Straße, STRASSE', 'strasse', ['Straße', 'STRASSE']],
  ['the Turkish dotted capital', 'İstanbul, Istanbul', 'istanbul', ['İstanbul', 'Istanbul']],
  ['both small sigmas', 'ὈΔΥΣΣΕΎΣ Ὀδυσσεύς', 'οδυσσευς', ['ὈΔΥΣΣΕΎΣ', 'Ὀδυσσεύς']],
  ['letters with a stroke', 'Łódź and Øre', 'lodz', ['Łódź']],
  ['straight and curly quotation marks', 'he said “we’ll act”', `"we'll act"`, ['“we’ll act”']],
  ['dashes', '2019–2024', '2019-2024', ['2019–2024']],
  ['blocks, by a space', 'the end.\nThe next', 'end. the', ['end.\nThe']],
  [
    'no-break and repeated spaces',
    'ten\u00A0million  dollars',
    'ten million dollars',
    ['ten\u00A0million  dollars'],
  ],
  ['soft hyphens', 'infor\u00ADmation', 'information', ['infor\u00ADmation']],
  ['Hebrew with points', 'שָׁלוֹם עולם', 'שלום', ['שָׁלוֹם']],
  ['Arabic with vowel signs, hamza and tatweel', 'أَلسَّلامُ عليـــكم', 'السلام عليكم', ['أَلسَّلامُ عليـــكم']],
  ['full-width letters', 'ＡＢＣ株式会社', 'abc株式', ['ＡＢＣ株式']],
  [
    'Korean syllables in parts',
    '\u1112\u1161\u11AB\u1100\u116E\u11A8 한국',
    '한국',
    ['\u1112\u1161\u11AB\u1100\u116E\u11A8', '한국'],
  ],
  ['letters outside the basic plane', 'x 𐐔𐐯𐑅 y', '𐐼𐐯𐑅', ['𐐔𐐯𐑅']],
])('%s make no difference to a search', (_what, text, query, expected) => {
  expect(found(text, query)).toEqual(expected)
})

test('voicing marks of kana and vowel signs of Thai make other words', () => {
  expect(found('かぎ', 'かき')).toEqual([])
  expect(found('ก\u0E34น', 'กน')).toEqual([])
})

test('case counts when the reader says so, and accents still don’t', () => {
  expect(found('Résumé resume', 'Resume', { matchCase: true })).toEqual(['Résumé'])
})

test('whole words only: not inside longer ones, but anywhere in Chinese', () => {
  expect(found('art, smart, Art. party', 'art', { wholeWord: true })).toEqual(['art', 'Art'])
  expect(found('naïve naïveté', 'naive', { wholeWord: true })).toEqual(['naïve'])
  expect(found('反对贸易战', '贸易', { wholeWord: true })).toEqual(['贸易'])
})

test('nothing, or only white space, finds nothing', () => {
  expect(found('a b', '')).toEqual([])
  expect(found('a b', ' \n')).toEqual([])
  expect(found('', 'a')).toEqual([])
  expect(found('a b', '\u00AD')).toEqual([])
})

test('hits don’t overlap, and one character is found once', () => {
  expect(found('aaaaa', 'aa')).toEqual(['aa', 'aa'])
  expect(found('ß', 's')).toEqual(['ß'])
})

test('a search that finds very much is cut, and says so', () => {
  const { hits, isCut } = createTextFinder('e '.repeat(MAX_HITS + 5)).find('e', loose)
  expect([hits.length, isCut]).toEqual([MAX_HITS, true])
})

const sampleCharacter = fc.constantFrom(
  ...[...'aAbB éÉÅß\nﬁ½…“”-—\u00AD\u0301\u0308İıΣς한か\u3099ーアｱ𐐔𐐼👍🏽ก\u0E34שָׁأَ'],
)
const sample = fc.array(sampleCharacter, { maxLength: 60 }).map((characters) => characters.join(''))

test('every hit is a place of the text that folds to what was looked for, and hits stand in order', () => {
  fc.assert(
    fc.property(sample, sample, fc.boolean(), (text, query, matchCase) => {
      const { hits } = createTextFinder(text).find(query, { matchCase, wholeWord: false })
      let last = 0
      for (const { start, end } of hits) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
        expect(
          createTextFinder(text.slice(start, end)).find(query, { matchCase, wholeWord: false }).hits,
        ).toHaveLength(1)
      }
    }),
  )
})

test('any passage that begins and ends with whole characters is found where it stands', () => {
  fc.assert(
    fc.property(sample, fc.nat(), fc.nat(), (text, a, b) => {
      const edges = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
        ({ index }) => index,
      )
      edges.push(text.length)
      const [start, end] = [edges[a % edges.length] ?? 0, edges[b % edges.length] ?? 0].sort((x, y) => x - y)
      const query = text.slice(start, end)
      fc.pre(/[\p{L}\p{N}]/u.test(query))
      const { hits } = createTextFinder(text).find(query, loose)
      expect(hits.length).toBeGreaterThan(0)
    }),
  )
})

test('the search goes on from where the reader is, and begins again at the end', () => {
  const hits = [
    { start: 2, end: 3 },
    { start: 8, end: 9 },
  ]
  expect([0, 2, 3, 9].map((offset) => hitFrom(hits, offset))).toEqual([0, 0, 1, 0])
  expect(hitFrom([], 4)).toBe(-1)
})

test('a long text that was made ready slice by slice is searched as one that was not', () => {
  const text = 'Ça dépend de l’œuvre, ﬁrst 中国 İstanbul e\u0301. '.repeat(2_000)
  const prepared = createTextFinder(text)
  let slices = 0
  for (const _ of prepared.prepare()) slices += 1
  expect(slices).toBeGreaterThan(5)
  for (const query of ['œuvre', 'first 中', 'e. c', 'istanbul'])
    expect(prepared.find(query, loose)).toEqual(createTextFinder(text).find(query, loose))
})
