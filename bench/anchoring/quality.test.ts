import { expect, test } from 'vitest'
import { anchorAll } from '../../src/shared/anchoring/anchor.ts'
import { generatedCorpus } from './generated-corpus.ts'
import type { Scenario, Verdict, Work } from './work.ts'

// The whole of it on a few thousand words: what docs/benchmarks/anchoring.md measures on many more.
const SEEDS = [1, 2, 3]

function judge(scenario: Scenario, withText: boolean): Record<Verdict, number> {
  const verdicts: Record<Verdict, number> = { right: 0, wrong: 0, orphaned: 0, admitted: 0, invented: 0 }
  for (const seed of SEEDS) {
    const work = generatedCorpus.make(5000, 400, scenario, seed)
    for (const [i, found] of find(work, withText).entries()) {
      verdicts[work.judge(i, found.kind === 'orphan' ? null : found.range)]++
    }
  }
  return verdicts
}

function find({ before, after, selectors }: Work, withText: boolean): ReturnType<typeof anchorAll> {
  if (withText) return anchorAll(after, selectors, before)
  return anchorAll(
    after,
    selectors.map(({ quote }) => ({ quote, position: null })),
  )
}

/** Shares of the passages that are left, and of those that are gone. */
const BOUNDS: [Scenario, right: number, wrong: number, admitted: number][] = [
  ['unchanged', 1, 0, 1],
  ['edit1', 0.999, 0.001, 0.9],
  ['edit5', 0.997, 0.003, 0.9],
  ['edit15', 0.992, 0.004, 0.9],
  ['move', 0.99, 0.006, 0.9],
  ['delete', 0.985, 0.002, 0.98],
  ['lookalike', 0.988, 0.01, 0.9],
  ['typo', 1, 0, 1],
]

test.each(BOUNDS)(
  'passages are found again, or said to be lost, after: %s',
  (scenario, right, wrong, admitted) => {
    for (const withText of [true, false]) {
      const verdicts = judge(scenario, withText)
      const left = verdicts.right + verdicts.wrong + verdicts.orphaned
      const gone = verdicts.admitted + verdicts.invented
      expect(verdicts.right / left, JSON.stringify(verdicts)).toBeGreaterThanOrEqual(right)
      expect(verdicts.wrong / left, JSON.stringify(verdicts)).toBeLessThanOrEqual(wrong)
      if (gone > 10) expect(verdicts.admitted / gone).toBeGreaterThanOrEqual(admitted)
    }
  },
)
