import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

export interface TestCounts {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
})

/** The counts in a report of Vitest's JSON reporter. A file that failed outside its tests counts as one failure. */
export function vitestCounts(report: unknown): TestCounts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    vitestReport.parse(report)
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + failedFiles.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** The counts in a report of Playwright's JSON reporter. An error outside the tests counts as one failure. */
export function playwrightCounts(report: unknown): TestCounts {
  const { stats, errors } = playwrightReport.parse(report)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/** The counts in the report of the benchmarks: a figure that held is a test that passed. */
export function guardCounts(report: unknown): TestCounts {
  const outcomes = z.array(z.object({ passed: z.boolean() })).parse(report)
  const passed = outcomes.filter((outcome) => outcome.passed).length
  return { passed, failed: outcomes.length - passed, skipped: 0 }
}

/** What each part of the torture programme came to, in its report. */
export const tortureRows = z.array(
  z.object({
    test: z.string(),
    cases: z.number(),
    failures: z.number(),
    goal: z.string(),
    canFail: z.boolean().nullable(),
    seconds: z.number(),
  }),
)

/** What a part came to; `canFail` when its broken variant failed, as it must; null when this machine can't run the part. */
export type TortureRow = z.infer<typeof tortureRows>[number]

/** The counts in the report of the torture programme: each part is a test. */
export function tortureCounts(report: unknown): TestCounts {
  const { rows } = z.object({ rows: tortureRows }).parse(report)
  const passed = rows.filter(({ failures, canFail }) => failures === 0 && canFail === true).length
  const skipped = rows.filter(({ canFail }) => canFail === null).length
  return { passed, failed: rows.length - passed - skipped, skipped }
}

/** Both counts together. */
export function addCounts(one: TestCounts, other: TestCounts): TestCounts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/** Reads a report and counts its tests; null if the runner left none. */
export async function readCounts(
  file: string,
  counts: (report: unknown) => TestCounts,
): Promise<TestCounts | null> {
  return existsSync(file) ? counts(JSON.parse(await readFile(file, 'utf8'))) : null
}
