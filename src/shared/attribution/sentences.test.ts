import { describe, expect, it } from 'vitest'
import { quotationsIn } from './quotations.ts'
import { sentencesOf } from './sentences.ts'
import { tokensOf } from './tokens.ts'

function sentences(text: string): string[] {
  const paragraph = { start: 0, end: text.length }
  return sentencesOf(tokensOf(text, paragraph, quotationsIn(text, paragraph))).map((tokens) =>
    text.slice(tokens[0]?.start, tokens.at(-1)?.end),
  )
}

describe('sentences of the narrative', () => {
  it.each([
    [['It rained.', 'The match went on.']],
    [['Mr. Reeve met Sen. Ortiz in Washington, D.C. on Jan. 5.', 'They talked.']],
    [['He lives in the U.S.', 'The house is old.']],
    [['“It rained. It poured,” he said.', '“We left.”', 'Nobody minded.']],
    [['“Did it rain?” Smith asked.', 'Nobody knew.']],
    [['He called it “a shame.”', 'The crowd agreed.']],
    [['‘It rained’, she said.', '‘A lot.’']],
    [['It cost $3.5bn in 1.5 years.', 'J. R. Hartley paid.']],
  ])('%j', (expected) => {
    expect(sentences(expected.join(' '))).toEqual(expected)
  })
})
