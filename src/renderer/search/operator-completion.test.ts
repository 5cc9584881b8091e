import { expect, test } from 'vitest'
import { completeOperator } from './operator-completion.ts'

const queries = (query: string, known = {}) =>
  completeOperator(query, known).map((completion) => completion.query)

test('the beginning of an operator is completed, and what stands before it stays', () => {
  expect(queries('tariff ta')).toEqual(['tariff tag:'])
  expect(queries('-so')).toEqual(['-source:'])
  expect(queries('tariff')).toEqual([])
  expect(queries('')).toEqual([])
})

test('values that the library has are offered, and quoted when they have spaces', () => {
  const known = { source: ['The Daily Ledger', 'Wire'] }
  expect(queries('x source:led', known)).toEqual(['x source:"The Daily Ledger" '])
  expect(queries('source:"da', known)).toEqual(['source:"The Daily Ledger" '])
  expect(queries('is:un')).toEqual(['is:unread '])
})
