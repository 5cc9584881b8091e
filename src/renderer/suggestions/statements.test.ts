import { expect, test } from 'vitest'
import { statementsAmong, statementStates } from './statements.ts'
import type { Suggestion } from '../../shared/attribution/suggestion.ts'

const suggestion = (start: number, end: number, confidence = 0.9): Suggestion => ({
  content: [{ start, end }],
  cue: null,
  source: null,
  speaker: null,
  kind: 'direct',
  confidence,
})
const statements = statementsAmong([suggestion(0, 100), suggestion(40, 60), suggestion(200, 300, 0.5)], 0.65)

test('what is not sure enough is no statement', () => {
  expect(statements.map(({ id }) => id)).toEqual(['0-100', '40-60'])
})

test('a claim on the same passage, or around it, records a statement; one that only touches it does not', () => {
  expect(statementStates(statements, [{ start: 0, end: 98 }], [])).toEqual(['recorded', 'recorded'])
  expect(statementStates(statements, [{ start: 90, end: 400 }], [])).toEqual(['offered', 'offered'])
})

test('a statement within one that was dismissed is still offered, and the other way about', () => {
  expect(statementStates(statements, [], [{ start: 2, end: 104 }])).toEqual(['dismissed', 'offered'])
  expect(statementStates(statements, [], [{ start: 41, end: 60 }])).toEqual(['offered', 'dismissed'])
})

test('a statement that was interrupted reaches from its first word to its last', () => {
  const split = {
    ...suggestion(10, 20),
    content: [
      { start: 10, end: 20 },
      { start: 40, end: 50 },
    ],
  }
  expect(statementsAmong([split], 0)[0]?.passage).toEqual({ start: 10, end: 50 })
})
