import type { TextRange, TextSelectors } from '../../src/shared/model/selector.ts'

/** Passages that were described in one text, to be found in an edited one, and a judge who knows the truth. */
export type Work = {
  before: string
  after: string
  selectors: TextSelectors[]
  judge: (passage: number, found: TextRange | null) => Verdict
}

/**
 * What an answer is worth. Of a passage that is left: `right`, `wrong` (another place) or `orphaned` (not
 * found). Of one that is gone: `admitted`, or `invented` when some place was given nevertheless.
 */
export type Verdict = 'right' | 'wrong' | 'orphaned' | 'admitted' | 'invented'

/** Where the work comes from; the same arguments give the same work. */
export type Corpus = {
  name: string
  make: (words: number, passages: number, scenario: Scenario, seed: number) => Work
}

export const SCENARIOS = [
  'unchanged',
  'edit1',
  'edit5',
  'edit15',
  'move',
  'delete',
  'lookalike',
  'typo',
] as const

export type Scenario = (typeof SCENARIOS)[number]
