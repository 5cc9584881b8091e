import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../export/hostile-text.ts'
import { parseHypothesis } from './hypothesis.ts'
import { quotesOf } from './imported-quotes.ts'

describe('Hypothesis', () => {
  const row = (id: string, more: object = {}): object => ({
    id,
    uri: 'https://example.org/a',
    created: '2026-09-20T10:00:00.123456+00:00',
    updated: '2026-09-21T10:00:00+02:00',
    user: 'acct:ann@hypothes.is',
    text: 'A note',
    tags: ['one', ' two '],
    document: { title: ['An article'] },
    target: [
      {
        source: 'https://example.org/a',
        selector: [
          { type: 'RangeSelector', startContainer: '/p[1]' },
          { type: 'TextPositionSelector', start: 0, end: 5 },
          { type: 'TextQuoteSelector', exact: 'words', prefix: 'some ', suffix: ' more' },
        ],
      },
    ],
    ...more,
  })

  it.each([
    ['its export', JSON.stringify({ export_date: 'x', client_version: '1', annotations: [row('a')] })],
    ['rows of its API', JSON.stringify({ total: 1, rows: [row('a')] })],
    ['a bare list', JSON.stringify([row('a')])],
  ])('is read from %s', (_, text) => {
    const imported = parseHypothesis(text)
    expect(imported.notUnderstood).toEqual([])
    expect(imported.documents).toMatchObject([
      { key: 'https://example.org/a', title: 'An article', url: 'https://example.org/a' },
    ])
    expect(imported.annotations).toMatchObject([
      {
        origin: 'hypothesis:a',
        document: 'https://example.org/a',
        selectors: { quote: { exact: 'words', prefix: 'some ', suffix: ' more' }, position: null },
        note: 'A note',
        tags: ['one', 'two'],
        createdAt: Date.UTC(2026, 8, 20, 10, 0, 0, 123),
        updatedAt: Date.UTC(2026, 8, 21, 8),
      },
    ])
  })

  it('adds replies to the note that they answer, and keeps notes on a whole page', () => {
    const reply = row('r', {
      references: ['a'],
      text: 'I disagree',
      user: 'acct:bob@hypothes.is',
      target: [{}],
    })
    const page = row('p', { target: [{ source: 'https://example.org/a' }] })
    const imported = parseHypothesis(JSON.stringify({ rows: [reply, row('a'), page] }))
    expect(imported.annotations.map(({ note }) => note)).toEqual(['A note\n\n**bob:** I disagree', 'A note'])
    expect(quotesOf(imported)).toEqual(['words', null])
  })

  it('passes over a bad row only', () => {
    const imported = parseHypothesis(JSON.stringify([row('a'), { id: 1 }, null, row('b')]))
    expect(imported.annotations).toHaveLength(2)
    expect(imported.notUnderstood.map(({ line }) => line)).toEqual([2, 3])
  })

  it('gives back any strings', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, fc.uniqueArray(hostileTag), (exact, text, tags) => {
        const target = [{ selector: [{ type: 'TextQuoteSelector', exact }] }]
        const imported = parseHypothesis(JSON.stringify([row('a', { text, tags, target })]))
        expect(imported.annotations).toMatchObject([{ note: text.toWellFormed(), tags }])
        expect(quotesOf(imported)).toEqual([exact.toWellFormed()])
      }),
    )
  })
})
