import { expect, test } from 'vitest'
import { lossAgainst, meetsGoal, quantile, showValue, type Figure } from './figures.ts'

const figure = (value: number, is: Figure['goal']['is'], goal: number): Figure => ({
  id: 'x',
  what: 'x',
  against: '',
  value,
  unit: '×',
  goal: { is, value: goal },
})

test('a goal is met from its own value on', () => {
  expect(meetsGoal(figure(1.5, 'at most', 1.5))).toBe(true)
  expect(meetsGoal(figure(1.51, 'at most', 1.5))).toBe(false)
  expect(meetsGoal(figure(99, 'at least', 100))).toBe(false)
})

test('a loss is a higher figure where it should be low, and a lower one where it should be high', () => {
  expect(lossAgainst(figure(1, 'at most', 2), figure(1.3, 'at most', 2))).toBeCloseTo(0.3)
  expect(lossAgainst(figure(130, 'at least', 100), figure(100, 'at least', 100))).toBeCloseTo(0.3)
  expect(lossAgainst(figure(1, 'at most', 2), figure(0.5, 'at most', 2))).toBeCloseTo(-0.5)
})

test('quantiles are values that were measured', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([3, 1, 2], 0.95)).toBe(3)
  expect(() => quantile([], 0.5)).toThrow('nothing')
  expect(showValue(0.123, 'ms')).toBe('0.12 ms')
  expect(showValue(40, '×')).toBe('40 ×')
})
