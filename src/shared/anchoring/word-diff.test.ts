import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type DiffRun } from './word-diff.ts'

const show = (before: string, after: string, runs: DiffRun[]): string =>
  runs
    .map((run) =>
      run.kind === 'equal'
        ? before.slice(run.before.start, run.before.end)
        : run.kind === 'delete'
          ? `[-${before.slice(run.before.start, run.before.end)}-]`
          : `[+${after.slice(run.after.start, run.after.end)}+]`,
    )
    .join('')

test.each([
  ['nothing changed', 'one two three', 'one two three', 'one two three'],
  ['a word was put in', 'one three', 'one two three', 'one [+two +]three'],
  ['a word was taken out', 'one two three', 'one three', 'one [-two -]three'],
  ['a word was replaced', 'one two three', 'one 2 three', 'one [-two-][+2+] three'],
  ['words are not cut', 'the cat sat', 'the car sat', 'the [-cat-][+car+] sat'],
  [
    'quotes were made curly',
    'he said "no" twice',
    'he said “no” twice',
    'he said [-"-][+“+]no[-"-][+”+] twice',
  ],
  ['a capital is a change', 'the end', 'The end', '[-the-][+The+] end'],
  ['all is new', '', 'one', '[+one+]'],
  ['all is gone', 'one', '', '[-one-]'],
  ['there are no words', '— —', '— – —', '— [+– +]—'],
  ['an emoji is a word', 'a 👍🏽 b', 'a 👎🏽 b', 'a [-👍-][+👎+]🏽 b'],
  ['Chinese is compared by characters', '我们今天去北京', '我们明天去北京', '我们[-今-][+明+]天去北京'],
])('shows what the publisher changed: %s', (_, before, after, expected) => {
  expect(show(before, after, diffWords(before, after))).toBe(expected)
})

const text = fc
  .array(
    fc.constantFrom(
      'the',
      'a',
      'of',
      'tariff',
      'China',
      ' ',
      ' ',
      '. ',
      '\n',
      '"',
      '”',
      '👍',
      'é',
      '\ud83d',
      '中',
      '\0',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''))

test('the runs of any diff cover both texts in order, and equal runs are equal', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      let at = 0
      let newAt = 0
      let last: DiffRun['kind'] | null = null
      for (const run of diffWords(before, after)) {
        expect(run.before.start).toBe(at)
        expect(run.after.start).toBe(newAt)
        expect(run.kind).not.toBe(last)
        if (run.kind === 'insert') expect(run.before.end).toBe(at)
        if (run.kind === 'delete') expect(run.after.end).toBe(newAt)
        if (run.kind === 'equal') {
          expect(before.slice(at, run.before.end)).toBe(after.slice(newAt, run.after.end))
        }
        at = run.before.end
        newAt = run.after.end
        last = run.kind
      }
      expect([at, newAt]).toEqual([before.length, after.length])
    }),
    { numRuns: 2000 },
  )
})
