import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noWords, readWords, splitWords, type Words } from './words.ts'

const shown = ({ text, count, starts, ends }: Words): string[] =>
  Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]))

test.each([
  ['punctuation parts words', "It's “e-mail”, isn’t it?", ['It', 's', 'e', 'mail', 'isn', 't', 'it']],
  ['digits are letters', '25% of 3,000', ['25', 'of', '3', '000']],
  ['marks belong to their letter', 'cafe\u0301 नमस्ते', ['cafe\u0301', 'नमस्ते']],
  [
    'Chinese, Japanese and Thai are read by characters',
    '北京 かな ไทย',
    ['北', '京', 'か', 'な', 'ไ', 'ท', 'ย'],
  ],
  ['an emoji is a word', 'a👍b', ['a', '👍', 'b']],
  ['half an emoji is a word', 'a\ud83db', ['a', '\ud83d', 'b']],
  ['what is invisible parts nothing', 'counter\u00admeasures', ['counter\u00admeasures']],
  ['there may be none', ' — …\n', []],
])('a text is split into words: %s', (_, text, expected) => {
  expect(shown(splitWords(text))).toEqual(expected)
})

test('case and invisible characters make no difference to the hash, and letters do', () => {
  const hash = (word: string): number | undefined => splitWords(word).hashes[0]
  expect(hash('Tariffs')).toBe(hash('TARIFFS'))
  expect(hash('counter\u00admeasures')).toBe(hash('countermeasures'))
  expect(hash('Élysée')).toBe(hash('élysée'))
  expect(hash('tariffs')).not.toBe(hash('tariff'))
})

test('a run of letters as long as a page is cut in the same places after an edit before it', () => {
  const run = Array.from({ length: 2000 }, (_, i) =>
    Math.imul(i + 1, 0x9e3779b1)
      .toString(16)
      .slice(-1),
  ).join('')
  const before = shown(splitWords(run))
  const after = new Set(shown(splitWords(`x${run}`)))
  expect(before.length).toBeGreaterThan(10)
  expect(before.filter((word) => !after.has(word)).length).toBeLessThanOrEqual(3)
})

test('words are within the text, in order, and the same whichever list they are read into', () => {
  const reused = noWords()
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { maxLength: 100 }), (codes) => {
      const text = String.fromCharCode(...codes)
      const words = splitWords(text)
      let at = 0
      for (let i = 0; i < words.count; i++) {
        expect(words.starts[i]).toBeGreaterThanOrEqual(at)
        expect(words.ends[i]).toBeGreaterThan(words.starts[i] ?? 0)
        at = words.ends[i] ?? 0
      }
      expect(at).toBeLessThanOrEqual(text.length)
      expect(shown(readWords(text, reused))).toEqual(shown(words))
    }),
  )
})
