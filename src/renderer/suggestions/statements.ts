import { passageOf } from '../../shared/attribution/suggested-claim.ts'
import type { Suggestion } from '../../shared/attribution/suggestion.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { createIntervalIndex } from '../reader/interval-index.ts'

/** A suggestion that is sure enough to be shown. `id` is the same whenever the same text is read. */
export type Statement = { id: string; passage: TextRange; suggestion: Suggestion }

/** What became of a statement: recorded as a claim, dismissed, or neither yet. */
export type StatementState = 'recorded' | 'dismissed' | 'offered'

/** Those of the suggestions that are at least so sure, in reading order. */
export function statementsAmong(suggestions: readonly Suggestion[], leastConfidence: number): Statement[] {
  return suggestions
    .filter(({ confidence }) => confidence >= leastConfidence)
    .map((suggestion) => {
      const passage = passageOf(suggestion)
      return { id: `${passage.start}-${passage.end}`, passage, suggestion }
    })
}

/**
 * What became of each statement. A claim records it when the two share more than half of the shorter one; what was
 * dismissed is the same statement when they share more than half of the longer one, so that dismissing a statement
 * says nothing about one within it.
 */
export function statementStates(
  statements: readonly Statement[],
  claims: readonly TextRange[],
  dismissed: readonly TextRange[],
): StatementState[] {
  const claimed = createIntervalIndex(claims)
  const unwanted = createIntervalIndex(dismissed)
  return statements.map(({ passage }) => {
    const { start, end } = passage
    if (claimed.overlapping(start, end).some((claim) => share(passage, claim, Math.min) > 0.5))
      return 'recorded'
    if (unwanted.overlapping(start, end).some((one) => share(passage, one, Math.max) > 0.5))
      return 'dismissed'
    return 'offered'
  })
}

/** How much of the shorter (`Math.min`) or longer (`Math.max`) of two passages they have in common, from 0 to 1. */
function share(a: TextRange, b: TextRange, of: (...lengths: number[]) => number): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, common) / of(a.end - a.start, b.end - b.start)
}
