import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchByMyers } from './myers.ts'
import { slideGaps } from './slide-gaps.ts'
import { newVocabulary, numberOf, numberWords } from './vocabulary.ts'
import { alignWords } from './word-alignment.ts'
import { splitWords } from './words.ts'

const few = fc.array(fc.nat(4), { maxLength: 14 })

/** The length of a longest common subsequence, by the textbook. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = b.map(() => 0)
  for (const x of a) {
    const next: number[] = []
    for (const [j, y] of b.entries()) {
      next.push(x === y ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

test('a gap is matched as far as it can be, in order, and only equal with equal', () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      const matches = new Int32Array(a.length).fill(-1)
      matchByMyers(Int32Array.from(a), 0, a.length, Int32Array.from(b), 0, b.length, matches)
      const matched = [...matches.entries()].filter(([, j]) => j !== -1)
      expect(matched.length).toBe(longestCommon(a, b))
      for (const [k, [i, j]] of matched.entries()) {
        expect(a[i]).toBe(b[j])
        expect(j).toBeGreaterThan(matched[k - 1]?.[1] ?? -1)
      }
    }),
    { numRuns: 1000 },
  )
})

test('sliding an insertion or deletion keeps the matches in order, as many, and equal with equal', () => {
  const text = fc
    .array(fc.constantFrom('a ', 'b ', 'b. ', 'c\n', 'c! '), { maxLength: 25 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [x, y] = [splitWords(before), splitWords(after)]
      const vocabulary = newVocabulary(x.count + y.count)
      const [a, b] = [numberWords(vocabulary, x), numberWords(vocabulary, y)]
      const matches = new Int32Array(a.length).fill(-1)
      matchByMyers(a, 0, a.length, b, 0, b.length, matches)
      const slid = Int32Array.from(matches)
      slideGaps(x, a, y, b, slid)
      const matched = [...slid.entries()].filter(([, j]) => j !== -1)
      expect(matched.length).toBe(matches.filter((j) => j !== -1).length)
      for (const [k, [i, j]] of matched.entries()) {
        expect(a[i]).toBe(b[j])
        expect(j).toBeGreaterThan(matched[k - 1]?.[1] ?? -1)
      }
    }),
    { numRuns: 1000 },
  )
})

test('a rewritten copy of a paragraph before it is one insertion', () => {
  const paragraph = 'The ministry said that the list would be published before the end of the month.'
  const before = `First things first.\n${paragraph}\nLast.`
  const after = `First things first.\n${paragraph.replace('published', 'made public')}\n${paragraph}\nLast.`
  const { matches, before: words } = alignWords(splitWords(before), splitWords(after))
  const places = [...matches.subarray(3, words.count - 1)]
  expect(places).toEqual(places.map((_, i) => (places[0] ?? 0) + i))
})

test('words that two unlike paragraphs have in common by chance are not matched', () => {
  const kept = 'Nothing about this sentence has changed since it was first published in May.'
  const out =
    'The committee met in the old hall of the school, and the chair read the minutes of the last meeting to an audience of about thirty people.'
  const put =
    'Prices of vegetables rose by a tenth over the summer, as the drought in the south of the country kept farmers from the fields in June.'
  const { matches } = alignWords(
    splitWords(`${kept}\n${out}\n${kept}`),
    splitWords(`${kept}\n${put}\n${kept}`),
  )
  const size = splitWords(kept).count
  expect([...matches.subarray(size, size + splitWords(out).count)].every((j) => j === -1)).toBe(true)
  expect([...matches.subarray(0, size)].every((j) => j !== -1)).toBe(true)
})

test('two texts without anything in common, or of two words only, are compared in bounded time', () => {
  const random = (seed: number, words: number): string => {
    let state = seed
    return Array.from({ length: 30_000 }, () => {
      state = (state * 48_271) % 2_147_483_647
      return `w${state % words}`
    }).join(' ')
  }
  for (const words of [2, 50, 5000]) {
    const { matches } = alignWords(splitWords(random(1, words)), splitWords(random(2, words)))
    expect(matches.length).toBe(30_000)
  }
})

test('a vocabulary knows its words and no others', () => {
  const words = splitWords('one two three two one')
  const vocabulary = newVocabulary(words.count)
  expect([...numberWords(vocabulary, words)]).toEqual([0, 1, 2, 1, 0])
  expect(numberOf(vocabulary, words.hashes[2] ?? 0)).toBe(2)
  expect(numberOf(vocabulary, splitWords('four').hashes[0] ?? 0)).toBe(-1)
})
