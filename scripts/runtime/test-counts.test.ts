import { expect, it } from 'vitest'
import { addCounts, guardCounts, playwrightCounts, tortureCounts, vitestCounts } from './test-counts.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((testStatus) => ({ status: testStatus })),
})

it('counts the unit tests', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'passed')],
  }
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 3 })
})

it('counts a file of unit tests that could not even be loaded as a failure', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [file('failed'), file('passed', 'passed')],
  }
  expect(vitestCounts(report)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

it('counts the end-to-end tests, and an error outside of them as a failure', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }
  expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 8, failed: 1, skipped: 2 })
  expect(playwrightCounts({ stats, errors: [{ message: 'boom' }] })).toEqual({
    passed: 8,
    failed: 2,
    skipped: 2,
  })
})

it('refuses a report that it does not understand, rather than counting nothing', () => {
  expect(() => vitestCounts({})).toThrow()
  expect(() => playwrightCounts({ stats: {} })).toThrow()
})

it('adds both up', () => {
  expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  })
})

it('counts a benchmark that holds as a test that passed', () => {
  const report = [
    { id: 'window.size', passed: true },
    { id: 'window.start', passed: false },
  ]
  expect(guardCounts(report)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

it('a part of the torture programme that failed, or that can not fail, counts as failed', () => {
  const row = { test: 'a', cases: 3, failures: 0, goal: '0', canFail: true, seconds: 1 }
  const rows = [row, { ...row, failures: 2 }, { ...row, canFail: false }]
  expect(tortureCounts({ rows })).toEqual({ passed: 1, failed: 2, skipped: 0 })
})
