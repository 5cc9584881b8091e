import { describe, expect, it } from 'vitest'
import { quotationsIn } from './quotations.ts'

function quoted(text: string): string[] {
  return quotationsIn(text, { start: 0, end: text.length }).map(({ inner }) =>
    text.slice(inner.start, inner.end),
  )
}

describe('quotation marks', () => {
  it.each([
    ['curly', 'He said “yes” and “no”.', ['yes', 'no']],
    ['straight', 'He said "yes" and "no".', ['yes', 'no']],
    ['British single', 'He said ‘yes, it’s done’ and left.', ['yes, it’s done']],
    ['straight single', "He said 'yes, it's done' and left.", ["yes, it's done"]],
    [
      'a plural possessive inside single marks',
      '‘The workers’ rights come first,’ he said.',
      ['The workers’ rights come first,'],
    ],
    ['guillemets', 'Il a dit «oui» hier.', ['oui']],
    ['guillemets that point inwards', 'Er sagte »ja« und ging.', ['ja']],
    ['German', 'Er sagte „ja“ und ging.', ['ja']],
    ['Nordic', 'Han sade ”ja” och gick.', ['ja']],
    ['corner brackets', '他说「好」。', ['好']],
    ['single within double', 'She said “he shouted ‘stop’ at us”.', ['he shouted ‘stop’ at us']],
    ['double within single', '‘She said “stop” to us,’ he wrote.', ['She said “stop” to us,']],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected)
  })

  it('runs an unclosed quotation to the end of the paragraph', () => {
    const text = 'He said: “It was late'
    expect(quotationsIn(text, { start: 0, end: text.length })).toMatchObject([
      { unclosed: true, end: text.length },
    ])
  })

  it.each([
    "It's the dogs' dinner.",
    'Rock ’n’ roll of the ’60s',
    "The door is 9' wide and 6' high.",
    "'Twas a long night, they say",
  ])('takes apostrophes for apostrophes: %s', (text) => {
    expect(quoted(text)).toEqual([])
  })
})
